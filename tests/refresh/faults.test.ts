import { describe, expect, it } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import { saveSetup } from '@/lib/operations/save-setup'
import { database, pool } from '@/lib/store/database'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()
const down = { status: 503, body: { error: 'temporarily_unavailable' } }

async function ask(key: string, times = 1) {
  return (await Promise.all(house.readers.map((reader) => reader.fresh(key, times)))).flat()
}

async function status(key: string) {
  const { status, failure } = await readConnection(house.admin, key)
  return { status, code: failure?.code ?? null }
}

/** What is waited for by the clock is over now. */
async function passTime(key: string): Promise<void> {
  const { id } = await house.row(key)
  await pool().query('update "Connection" set "retryAt" = clock_timestamp() where id = $1', [id])
}

describe('while the provider is down', () => {
  it('P03 a token that is valid is served, degraded, and the provider is not hammered', async () => {
    const key = await house.plant(50_000)
    house.server.manner.refuse = down
    for (let round = 0; round < 10; round++) {
      const answers = await ask(key, 5)
      expect(new Set(house.served(answers)).size).toBe(1)
    }
    expect(house.server.uses).toHaveLength(1)
    expect(await status(key)).toEqual({ status: 'degraded', code: 'provider_unavailable' })
    house.server.manner.refuse = null
    await passTime(key)
    house.served(await ask(key))
    expect(await status(key)).toEqual({ status: 'connected', code: null })
    await house.checkHistory(key)
  })

  it('P03 P04 each failure in a row doubles the pause, and Retry-After is kept to, up to an hour', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.refuse = down
    const pauses: number[] = []
    for (let round = 0; round < 4; round++) {
      await passTime(key)
      await house.readers[0]?.fresh(key)
      pauses.push(((await house.row(key)).retryAt?.getTime() ?? 0) - Date.now())
    }
    expect(pauses[3]).toBeGreaterThan((pauses[0] ?? 0) * 2)
    for (const [given, least, most] of [
      ['120', 115_000, 125_000],
      ['1000000000', 3_590_000, 3_600_000],
      ['-1', 0, 90_000],
    ] as const) {
      house.server.manner.refuse = { status: 429, body: {}, headers: { 'retry-after': given } }
      // So that the pause of its own is short.
      await pool().query('update "Connection" set "refreshFailures" = 0')
      await passTime(key)
      await house.readers[0]?.fresh(key)
      const pause = ((await house.row(key)).retryAt?.getTime() ?? 0) - Date.now()
      expect(pause).toBeGreaterThan(least)
      expect(pause).toBeLessThanOrEqual(most)
      expect((await status(key)).status).toBe('unavailable')
    }
  })

  it('P03 an expired token is said to be unavailable, and recovers by itself, nobody asking', async () => {
    const key = await house.plant(-1_000)
    const { id } = await house.row(key)
    await database().connection.update({ where: { id }, data: { refreshAt: new Date() } })
    house.server.manner.refuse = down
    const answers = await ask(key, 5)
    expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(
      Array(10).fill('connection_unavailable'),
    )
    expect(house.server.uses).toHaveLength(1)
    expect(await status(key)).toEqual({ status: 'unavailable', code: 'provider_unavailable' })
    house.server.manner.refuse = null
    await Promise.all(house.readers.map((reader) => reader.startWorker()))
    await expect.poll(() => status(key), { timeout: 10_000 }).toEqual({ status: 'connected', code: null })
    await Promise.all(house.readers.map((reader) => reader.stopWorker()))
    const told = await database().event.findMany({
      where: { connectionId: id },
      orderBy: { sequence: 'asc' },
    })
    expect(told.map(({ type }) => type)).toEqual([
      'token.refresh_failed',
      'connection.unavailable',
      'token.refreshed',
      'connection.recovered',
    ])
    await house.checkHistory(key)
  }, 25_000)
})

describe('what is refused', () => {
  it('P01 a dead grant needs a person at once, and is never tried again, by whomever', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.refuse = { status: 400, body: { error: 'invalid_grant' } }
    const answers = await ask(key, 5)
    expect(new Set(answers.map((answer) => !answer.ok && answer.code))).toEqual(new Set(['needs_reauth']))
    await passTime(key)
    await ask(key, 5)
    await house.readers[0]?.test(key)
    expect(house.server.uses).toHaveLength(1)
    expect(await status(key)).toEqual({ status: 'needs_reauth', code: 'invalid_grant' })
    const { failure } = await readConnection(house.admin, key)
    expect(failure?.next).toMatch(/reconnect/i)
    const { id } = await house.row(key)
    const told = await database().event.findMany({
      where: { connectionId: id },
      orderBy: { sequence: 'asc' },
    })
    const types = told.map(({ type }) => type).filter((type) => type !== 'connection.validated')
    expect(types).toEqual(['token.refresh_failed', 'connection.needs_reauth'])
  })

  it('a dead grant is not called connected because its access token still works for a while', async () => {
    const key = await house.plant(50_000)
    house.server.manner.refuse = { status: 400, body: { error: 'invalid_grant' } }
    await ask(key)
    const [test] = (await house.readers[0]?.test(key)) ?? []
    expect(test?.ok && test.value.check.status).toBe('ok')
    expect(await status(key)).toEqual({ status: 'needs_reauth', code: 'invalid_grant' })
  })

  it('P02 a wrong client secret is one event for the integration, one request, and mended by a save', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => house.plant(-1_000)))
    house.server.manner.refuse = { status: 401, body: { error: 'invalid_client' } }
    const before = (await house.eventTypes()).length
    const [first = ''] = keys
    await ask(first)
    const answers = (await Promise.all(house.readers.map((reader) => reader.freshAll(keys)))).flat()
    expect(new Set(answers.map((answer) => !answer.ok && answer.code))).toEqual(new Set(['misconfigured']))
    expect((await house.eventTypes()).slice(before)).toEqual(['integration.misconfigured'])
    expect(house.server.uses).toHaveLength(1)
    house.server.manner.refuse = null
    await saveSetup(house.admin, house.slug, { fields: { client_secret: 'right' } })
    const mended = (await Promise.all(house.readers.map((reader) => reader.freshAll(keys)))).flat()
    expect(mended.every(({ ok }) => ok)).toBe(true)
    expect(house.server.uses).toHaveLength(21)
    expect(house.server.mostAtOnce).toBeLessThanOrEqual(10)
  })
})

describe('an answer that was lost after the provider rotated', () => {
  it('is followed by one second use, not before the old token is used up, which an overlap saves', async () => {
    const key = await house.plant(50_000)
    Object.assign(house.server.manner, { drops: true, overlapMs: 60_000 })
    house.served(await ask(key))
    expect(await status(key)).toEqual({ status: 'degraded', code: 'connection_failed' })
    house.server.manner.drops = false
    await passTime(key)
    house.served(await ask(key, 5))
    expect(house.server.uses).toHaveLength(1)
    await house.expire(key)
    const served = house.served(await ask(key, 5))
    expect(new Set(served).size).toBe(1)
    expect(house.server.uses.map(({ outcome }) => outcome)).toEqual(['rotated', 'again'])
    await house.checkHistory(key, { bets: 1 })
  })

  it('and refused then: it needs a person, who is told why, and there is no third use', async () => {
    const key = await house.plant(-1_000)
    house.server.manner.drops = true
    await ask(key)
    house.server.manner.drops = false
    await passTime(key)
    const answers = await ask(key, 5)
    expect(new Set(answers.map((answer) => !answer.ok && answer.code))).toEqual(new Set(['needs_reauth']))
    await passTime(key)
    await ask(key, 5)
    expect(await status(key)).toEqual({ status: 'needs_reauth', code: 'answer_lost' })
    await house.checkHistory(key, { bets: 1, dead: true })
  })
})
