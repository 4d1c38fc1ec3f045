import { beforeEach, describe, expect, it } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import { database, pool } from '@/lib/store/database'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()
let key: string
let family: string

beforeEach(async () => {
  key = await house.plant(600_000)
  family = await house.familyOf(key)
})

async function test(times = 1) {
  const answers = await Promise.all(house.readers.map((reader) => reader.test(key, times)))
  return answers.flat().map((answer) => (answer.ok ? answer.value.check : { status: answer.message }))
}

async function eventsOf(): Promise<string[]> {
  const { id } = await house.row(key)
  const events = await database().event.findMany({
    where: { connectionId: id },
    orderBy: { sequence: 'asc' },
  })
  return events.map(({ type }) => type).filter((type) => type !== 'connection.validated')
}

describe('an access token that the API refuses before its time', () => {
  it.each([
    ['401', { status: 401, body: {} }],
    ['a 403 that the provider’s data explains', { status: 403, body: { error: 'token_expired' } }],
    ['a 200 that the provider’s data explains', { status: 200, body: { ok: false, error: 'token_expired' } }],
  ])('told by %s: ten tests at once make one refresh, and then all is well', async (_, refusal) => {
    Object.assign(house.server.manner, { refusesGenerations: [0], refusal })
    const checks = await test(5)
    expect(checks.map((check) => check?.status)).toEqual(Array(10).fill('ok'))
    expect(house.server.uses).toHaveLength(1)
    expect((await readConnection(house.admin, key)).status).toBe('connected')
    expect(await eventsOf()).toEqual(['token.refreshed'])
    await house.checkHistory(key)
  })

  it('P28 and the next one too: one refresh, one more question, then the verdict, and no loop', async () => {
    house.server.manner.refusesGenerations = [0, 1, 2]
    const [reader] = house.readers
    for (let round = 0; round < 3; round++) await reader?.test(key)
    expect(house.server.uses).toHaveLength(1)
    expect(house.server.probes.map(({ token }) => token)).toEqual(
      [0, 1, 1, 1].map((generation) => `access-${family}-${generation}`),
    )
    expect(await readConnection(house.admin, key)).toMatchObject({
      status: 'needs_reauth',
      failure: { code: 'invalid_token' },
    })
    expect(await eventsOf()).toEqual(['token.refreshed', 'connection.needs_reauth'])
    await house.checkHistory(key)
  })

  it('and cannot be renewed for a passing reason: unavailable, and it recovers by itself', async () => {
    house.server.manner.refusesGenerations = [0]
    house.server.manner.refuse = { status: 503, body: {} }
    await house.readers[0]?.test(key)
    expect(await readConnection(house.admin, key)).toMatchObject({
      status: 'unavailable',
      failure: { code: 'provider_unavailable' },
    })
    house.server.manner.refuse = null
    await house.readers[0]?.startWorker()
    await expect
      .poll(async () => (await readConnection(house.admin, key)).status, { timeout: 12_000 })
      .toBe('connected')
    await house.readers[0]?.stopWorker()
    expect(await eventsOf()).toContain('connection.recovered')
    await house.checkHistory(key)
  }, 25_000)

  it('with nothing to renew it: a caller’s word for it is checked with the provider, once', async () => {
    const { id } = await house.row(key)
    await pool().query('update "Connection" set "hasRefreshToken" = false where id = $1', [id])
    house.server.manner.refusesGenerations = [0]
    const { createHash } = await import('node:crypto')
    const rejected = createHash('sha256').update(`access-${family}-0`).digest('hex').slice(0, 16)
    const answers = await Promise.all(house.readers.map((reader) => reader.fresh(key, 1, { rejected })))
    await house.readers[0]?.fresh(key, 3, { rejected })
    expect(answers.flat().some((answer) => !answer.ok && answer.code === 'needs_reauth')).toBe(true)
    expect(house.server.probes).toHaveLength(1)
    expect(house.server.uses).toHaveLength(0)
  })
})

it('a failure is announced once, and so is the recovery', async () => {
  house.server.manner.refusal = { status: 503, body: {} }
  for (const broken of [true, true, false, false]) {
    house.server.manner.refusesGenerations = broken ? [0] : []
    await house.readers[0]?.test(key)
  }
  expect(await eventsOf()).toEqual(['connection.degraded', 'connection.recovered'])
})
