import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { api } from '@/lib/api'
import { BODIES } from '@/lib/contract/bodies'
import { proxiedSchema } from '@/lib/contract/proxy'
import type { Route } from '@/lib/contract/route'
import { ROUTES } from '@/lib/contract/routes'
import { createIntegration } from '@/lib/operations/create-integration'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { sources } from '../support/sources'
import { ask, backEnd, type Caller, customer, nobody, person, program } from './callers'

/** What the handlers read with, in the order in which they did; reading it ends the request. */
const read: { query: unknown[]; body: unknown[] } = { query: [], body: [] }
let isWatching = false
vi.mock('@/lib/api/body', async (original) => {
  const real = await original<typeof import('@/lib/api/body')>()
  return {
    ...real,
    readQuery: (c: never, schema: never) => {
      read.query.push(schema)
      return real.readQuery(c, schema)
    },
    readBody: (c: never, schema: never) => {
      read.body.push(schema)
      if (isWatching) throw new Error('read')
      return real.readBody(c, schema)
    },
    readOptionalBody: (c: never, schema: never) => {
      read.body.push(schema)
      if (isWatching) throw new Error('read')
      return real.readOptionalBody(c, schema)
    },
  }
})

let admin: Caller
let machine: Caller
let server: Caller
let user: Caller

beforeAll(async () => {
  await openHouse([])
  await createIntegration(await signedIn(), { provider: 'google' })
  admin = await person('admin')
  machine = await program(['credentials:read', 'proxy'])
  server = await backEnd()
  user = await customer()
})
afterAll(closeHouse)

const filled = (path: string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'name' ? 'default' : 'google'))

describe('the contract', () => {
  it('has every route of the API, and no other', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`)
    const told = ROUTES.map(({ method, path }) => {
      const at = `/api${path}`.replace('/request/{path}', '/request/*')
      return `${method} ${at.replace(/\{(\w+)\}/g, ':$1')}`
    })
    expect(told.sort()).toEqual([...new Set(routes)].sort())
    expect(new Set(ROUTES.map(({ id }) => id)).size).toBe(ROUTES.length)
  })

  it('is a document of OpenAPI 3.1, open to everybody, and the same for everybody', async () => {
    const response = await ask(nobody, 'GET', '/openapi.json')
    expect(response.headers.get('content-type')).toBe('application/json')
    const document = await response.json()
    const validator = new Validator()
    expect(await validator.validate(document)).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    expect(document.info).toMatchObject({ title: 'Patchbay' })
    expect(JSON.stringify(document)).not.toMatch(/undefined|\[object/)
  })

  it('names no schema that it does not have', async () => {
    const text = await (await ask(nobody, 'GET', '/openapi.json')).text()
    const { components } = JSON.parse(text)
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect([...new Set(named)].filter((name) => !components.schemas[name ?? ''])).toEqual([])
    expect(Object.keys(components.schemas).filter((name) => !named.includes(name))).toEqual([])
  })

  const read_ = ROUTES.filter(({ body, query }) => body || query)
  it.each(read_.map((route) => [route.id, route] as const))(
    '%s is read with what it tells',
    async (_, route) => {
      if (route.body && BODIES[route.body] === proxiedSchema) return expect(proxyReads()).toBe(true)
      read.query = []
      read.body = []
      isWatching = true
      await api.request(`/api${filled(route.path)}`, request(route))
      isWatching = false
      if (route.query) expect(read.query[0]).toBe(route.query)
      if (route.body) expect(read.body[0]).toBe(BODIES[route.body])
    },
  )
})

function request({ method, body, session, group, scopes }: Route): RequestInit {
  const ofPlatform = { platform: server, platform_user: scopes ? nobody : user }
  const caller = (ofPlatform as Record<string, Caller>)[group] ?? (session ? admin : machine)
  const headers = { 'content-type': 'application/json', ...caller }
  return { method, headers, ...(body && { body: '{}' }) }
}

/** The proxy reads by itself, since it must not wait for a whole body. */
function proxyReads(): boolean {
  const [source] = sources.filter(({ path }) => path === 'lib/api/proxy-call.ts')
  return source?.text.includes('proxiedSchema.') || source?.text.includes('proxiedSchema)') || false
}
