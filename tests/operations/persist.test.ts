import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { api } from '@/lib/api'
import { systemActor } from '@/lib/core/actor'
import { openCredential } from '@/lib/operations/open-credential'
import { persist } from '@/lib/operations/persist'
import { announce } from '@/lib/operations/record-event'
import { findConnection } from '@/lib/store/connections'
import { database, isDatabaseUnavailable, isUniqueViolation, pool } from '@/lib/store/database'
import { translateError } from '@/lib/web/error'
import { faultyHouse } from './faulty-house'

/** Between the house and its database: what is cut there is away for the house. */
const link = vi.hoisted(() => ({ to: { host: '', port: 0 }, port: 0 }))
let relay: Server
const sockets = new Set<Socket>()

vi.mock('../support/database', async (original) => {
  const real = await original<typeof import('../support/database')>()
  return {
    createDatabase: async () => {
      const url = new URL(await real.createDatabase())
      link.to = { host: url.hostname, port: Number(url.port) }
      url.host = `127.0.0.1:${link.port}`
      return url.href
    },
  }
})

beforeAll(async () => {
  relay = createServer((near) => {
    const far = connect(link.to)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map((one) => one.destroy()))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  link.port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => {
  relay.close()
  for (const socket of sockets) socket.destroy()
})

async function cut(): Promise<void> {
  relay.close()
  for (const socket of sockets) socket.destroy()
  sockets.clear()
}

const mend = () => new Promise<void>((resolve) => relay.listen(link.port, '127.0.0.1', resolve))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function whileAway<T>(work: () => Promise<T>): Promise<T> {
  await cut()
  try {
    return await work()
  } finally {
    await mend()
  }
}

const house = faultyHouse()
const line = () => announce(systemActor('test'), { type: 'integration.updated', target: 'kept' })
const lines = () => database().event.count({ where: { target: 'kept' } })

describe('Q01 while the database is away', () => {
  it('what must not be lost is written when it is back, once', async () => {
    const before = await lines()
    await cut()
    let tries = 0
    const kept = persist('a line', () => {
      tries++
      return line()
    })
    await pause(700)
    await mend()
    await kept
    expect(tries).toBeGreaterThan(2)
    expect(await lines()).toBe(before + 1)
  })

  it('a link that breaks in the middle of a statement is one that may be tried again', async () => {
    let tries = 0
    const kept = persist('a statement', async () => {
      tries++
      if (tries === 1) setTimeout(() => void cut().then(mend), 200)
      await database().$queryRaw`select pg_sleep(${tries === 1 ? 5 : 0})::text`
    })
    await kept
    expect(tries).toBeGreaterThan(1)
  })

  it('an error is recognised for what it is: Prisma’s and the pool’s', async () => {
    const [ours, prismas] = await whileAway(() =>
      Promise.all([
        pool()
          .query('select 1')
          .catch((error) => error),
        database()
          .user.count()
          .catch((error) => error),
      ]),
    )
    for (const error of [ours, prismas]) {
      expect(isDatabaseUnavailable(error)).toBe(true)
      expect(isUniqueViolation(error)).toBe(false)
      expect(translateError(error, 'r')).toMatchObject({ code: 'unavailable', status: 503 })
    }
  })

  it('the process is alive and not ready, and a request is told to come back', async () => {
    const key = `pbk_abcdef012345_${'A'.repeat(43)}`
    const [health, ready, request] = await whileAway(() =>
      Promise.all([
        api.request('/api/health'),
        api.request('/api/ready'),
        api.request('/api/integrations', { headers: { authorization: `Bearer ${key}` } }),
      ]),
    )
    expect([health.status, ready.status, request.status]).toEqual([200, 503, 503])
    expect(await request.json()).toMatchObject({ error: { code: 'unavailable' } })
    await expect.poll(async () => (await api.request('/api/ready')).status).toBe(200)
  })

  it('tokens that have reached us are not lost', async () => {
    const slug = await house.setUp('faulty')
    const callback = await house.consentTo(slug)
    house.server.set('token', { delayMs: 400 })
    const finished = house.finish(callback)
    await expect.poll(() => house.server.hits('token')).toBe(1)
    await cut()
    await pause(900)
    await mend()
    expect(await finished).toMatchObject({ type: 'finished' })
    expect(house.server.hits('token')).toBe(1)
    const connection = await findConnection({ by: 'name', slug, name: 'default' })
    expect(connection?.validationStatus).toBe('ok')
    expect(connection && openCredential(connection)).toMatchObject({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
    })
  })
})

describe('any other error', () => {
  it.each([
    ['of ours', () => Promise.reject(new Error('a mistake'))],
    ['of the database’s rules', () => database().setting.create({ data: { key: 'vault.canary', value: 1 } })],
    ['of a statement', () => pool().query('select nonsense')],
  ])('%s is given up at once', async (_, write) => {
    let tries = 0
    const given = persist('a write', async () => {
      tries++
      await write()
    })
    await expect(given).rejects.toThrow()
    expect(tries).toBe(1)
  })

  it('a value that is taken is told from a database that is away', async () => {
    const taken = await database()
      .setting.create({ data: { key: 'vault.canary', value: 1 } })
      .catch((error) => error)
    expect(isUniqueViolation(taken)).toBe(true)
    expect(isDatabaseUnavailable(taken)).toBe(false)
  })
})
