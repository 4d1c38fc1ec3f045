import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { closeHouse, openHouse } from '../support/house'
import { ROOT } from '../support/sources'
import { type Document, writeClient } from '../support/write-client'
import { type Caller, person } from './callers'

// openapi-typescript needs the compiler's own interface, which TypeScript 7 does not have: tests/support/write-client.ts.

const USAGE = `
import { call, type Integration } from './client'
type Send = Parameters<typeof call>[0]
export async function story(send: Send): Promise<string[]> {
  const made: Integration = await call(send, 'createIntegration', { body: { provider: 'google', name: 'Typed' } })
  const page = await call(send, 'listIntegrations', { query: { count: 10, q: 'typed' } })
  const names: string[] = page._embedded['inf:integration'].map(({ name }) => name)
  const connection = await call(send, 'readConnection', { path: { key: made.slug } })
  const status: 'connected' | 'not_connected' | string = connection.status
  await call(send, 'deleteIntegration', { path: { id: made.id } })
  const gone = await call(send, 'readOwnConnection', { path: { id: made.id } }).catch((error: Error) => error.message)
  return [...names, status, String(gone)]
}
`

const WRONG = `
import { call } from './client'
type Send = Parameters<typeof call>[0]
export const noSuchBody = (send: Send) => call(send, 'createIntegration', { body: { provider: 1 } })
export const noPath = (send: Send) => call(send, 'readConnection', {})
export const noSuchMember = async (send: Send) => (await call(send, 'readConnection', { path: { key: 'x' } })).accessToken
`

let folder: string
let admin: Caller

beforeAll(async () => {
  await openHouse([])
  admin = await person('admin')
  folder = await mkdtemp(join(tmpdir(), 'patchbay-client-'))
  const document: Document = await (await api.request('/api/openapi.json')).json()
  await writeFile(join(folder, 'client.ts'), writeClient(document))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await closeHouse()
})

/** What the compiler says of files in the folder, a line for each fault. */
async function compile(...names: string[]): Promise<string[]> {
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--module', 'esnext']
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const args = [compiler, ...options, '--moduleResolution', 'bundler', '--types', '', ...names]
  const run = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error) => error)
  return String(run.stdout)
    .split('\n')
    .filter((line) => line.includes('error TS'))
}

it('a client that is generated from the contract compiles, and does what its types say', async () => {
  await writeFile(join(folder, 'usage.ts'), USAGE)
  expect(await compile('client.ts', 'usage.ts')).toEqual([])
  for (const name of ['client', 'usage']) {
    const source =
      name === 'usage' ? USAGE : writeClient(await (await api.request('/api/openapi.json')).json())
    const { code } = await transform(source, { loader: 'ts', format: 'esm' })
    await writeFile(
      join(folder, `${name}.mjs`),
      code.replace("from './client'", "from './client.mjs'").replace('"./client"', '"./client.mjs"'),
    )
  }
  const { story } = await import(pathToFileURL(join(folder, 'usage.mjs')).href)
  const send = (path: string, { headers, ...init }: RequestInit) =>
    api.request(path, { ...init, headers: { ...(headers as Caller), ...admin } })
  expect(await story(send)).toEqual(['Typed', 'not_connected', 'not_found'])
})

it('its types refuse what the API would', async () => {
  await writeFile(join(folder, 'wrong.ts'), WRONG)
  const faults = await compile('client.ts', 'wrong.ts')
  expect(faults.map((line) => line.replace(/^wrong\.ts\((\d+),.*/, '$1'))).toEqual(['4', '5', '6'])
})
