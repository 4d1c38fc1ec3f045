import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type Embedded, locateEmbedded, startEmbedded, type Watch } from '@/lib/store/embedded'
import { generatedKeys, generatedSessionSecret } from '@/lib/store/generated-secrets'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-embedded-'))
chmodSync(folder, 0o755)
const data = join(folder, 'data')
const running: Embedded[] = []

async function start(watch?: Watch): Promise<Embedded> {
  const embedded = await startEmbedded(data, watch)
  running.push(embedded)
  return embedded
}

async function ask(url: string, text: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows[0]
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const embedded of running.splice(0)) await embedded.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded PostgreSQL', () => {
  it('is real, syncs to disk, speaks UTF-8, and listens on loopback alone', async () => {
    const { url, how, movedTo } = await start()
    expect([how, movedTo]).toEqual(['started', null])
    expect(await ask(url, 'show fsync')).toEqual({ fsync: 'on' })
    expect(await ask(url, 'show server_encoding')).toEqual({ server_encoding: 'UTF8' })
    expect(await ask(url, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' })
    expect(await ask(url, 'show unix_socket_directories')).toEqual({ unix_socket_directories: '' })
    expect(await ask(url, "select lower('ÄÖÜ') as small")).toEqual({ small: 'äöü' })
  })

  it('wants its password, which only this user may read', async () => {
    const { url } = await start()
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(join(data, 'postgres-password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'postgres')).mode & 0o077).toBe(0)
  })

  it('keeps its data over a stop and a start', async () => {
    const first = await start()
    await ask(first.url, 'create table kept as select 42 as n')
    await first.stop()
    const second = await start()
    expect(await ask(second.url, 'select n from kept')).toEqual({ n: 42 })
  })

  it('is owned by one: a second start is told so, and the first goes on', async () => {
    const { url } = await start()
    await expect(startEmbedded(data)).rejects.toMatchObject({
      kind: 'already_running',
      message: `Patchbay is already running on ${data} (process ${process.pid})`,
    })
    expect(await ask(url, 'select 1 as n')).toEqual({ n: 1 })
  })

  it('comes back in place when it is killed, and says so', async () => {
    const said: string[] = []
    const embedded = await start({
      onInterrupted: () => said.push('interrupted'),
      onRecovered: () => said.push('recovered'),
      onLost: (error) => said.push(error.message),
    })
    const { pid, url } = embedded
    process.kill(pid, 'SIGKILL')
    for (let n = 0; n < 200 && !said.includes('recovered'); n++) await sleep(50)
    expect(said).toEqual(['interrupted', 'recovered'])
    expect(embedded.pid).not.toBe(pid)
    expect(embedded.url).toBe(url)
    expect(await ask(url, 'select n from kept')).toEqual({ n: 42 })
  })

  it('keeps its owner when every connection is cut', async () => {
    const said: string[] = []
    const { url, pid } = await start({ onRecovered: () => said.push('recovered') })
    await ask(url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
    for (let n = 0; n < 100 && said.length === 0; n++) await sleep(50)
    expect(said).toEqual(['recovered'])
    await expect(startEmbedded(data)).rejects.toMatchObject({ kind: 'already_running' })
    expect(running[0]?.pid).toBe(pid)
  })

  it('is not kept from starting by another program that got its old process number', async () => {
    // The process of this test is alive, and no PostgreSQL.
    writeFileSync(
      join(data, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${join(data, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
    )
    expect((await start()).how).toBe('started')
  })

  it('is found by a command beside it, and only while it runs', async () => {
    expect(await locateEmbedded(data)).toBeNull()
    expect(await locateEmbedded(join(folder, 'nowhere'))).toBeNull()
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    const embedded = await start()
    expect(await locateEmbedded(data)).toBe(embedded.url)
    await embedded.stop()
    expect(await locateEmbedded(data)).toBeNull()
  })
})

describe('generated secrets', () => {
  it('are made once, for this user alone', () => {
    const fresh = join(folder, 'fresh')
    let made = 0
    const generate = () => `k${++made}:${Buffer.alloc(32, made).toString('base64')}`
    const keys = generatedKeys(fresh, generate)
    expect(generatedKeys(fresh, generate)).toBe(keys)
    expect(made).toBe(1)
    const secret = generatedSessionSecret(fresh)
    expect(generatedSessionSecret(fresh)).toBe(secret)
    expect(secret.length).toBeGreaterThanOrEqual(32)
    for (const name of ['encryption-keys', 'session-secret'])
      expect(statSync(join(fresh, name)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(fresh, 'encryption-keys'), 'utf8')).toBe(`${keys}\n`)
  })

  it('M09 keys are refused, not replaced, when their database is there without them', () => {
    expect(() => generatedKeys(data, () => 'k1:new')).toThrow(/^PATCHBAY_ENCRYPTION_KEYS must be set/)
    expect(existsSync(join(data, 'encryption-keys'))).toBe(false)
  })
})
