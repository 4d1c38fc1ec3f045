import { describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { announceEndings } from '@/lib/operations/announce-endings'
import { listChecks } from '@/lib/operations/list-checks'
import { readConnection } from '@/lib/operations/read-connection'
import { updateIntegration } from '@/lib/operations/update-integration'
import { validateScheduled } from '@/lib/operations/validate-scheduled'
import { database, pool } from '@/lib/store/database'
import { startReader } from '../support/processes'
import { behindRelay } from './link'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()
const worker = systemActor('worker')

async function due(keys: string[]): Promise<void> {
  const ids = await Promise.all(keys.map(async (key) => (await house.row(key)).id))
  await pool().query('update "Connection" set "refreshAt" = clock_timestamp() where id = any($1)', [ids])
}

async function versions(keys: string[]): Promise<number[]> {
  return Promise.all(keys.map(async (key) => (await house.row(key)).credentialVersion))
}

describe('what runs by the clock', () => {
  it('renews what is due and read by nobody, once each, from two processes, within the provider’s cap', async () => {
    const keys = await Promise.all(Array.from({ length: 40 }, () => house.plant(300_000)))
    house.server.manner.delayMs = 30
    await due(keys)
    await Promise.all(house.readers.map((reader) => reader.startWorker()))
    await expect.poll(() => versions(keys), { timeout: 15_000 }).toEqual(Array(40).fill(2))
    await Promise.all(house.readers.map((reader) => reader.stopWorker()))
    expect(house.server.uses).toHaveLength(40)
    expect(house.server.mostAtOnce).toBeLessThanOrEqual(8)
    const rows = await Promise.all(keys.map(house.row))
    const ahead = rows.map((row) => (row.expiresAt?.getTime() ?? 0) - (row.refreshAt?.getTime() ?? 0))
    expect(Math.min(...ahead)).toBeGreaterThan(4 * 60_000)
    expect(new Set(ahead).size).toBeGreaterThan(30)
    for (const key of keys) await house.checkHistory(key)
  }, 30_000)

  it('O16 brings back what expired in an outage, as fast as the provider takes it, and readers first', async () => {
    const keys = await Promise.all(Array.from({ length: 200 }, () => house.plant(-1_000)))
    Object.assign(house.server.manner, { delayMs: 20, perSecond: 20 })
    await due(keys)
    await Promise.all(house.readers.map((reader) => reader.startWorker()))
    await expect.poll(() => house.server.uses.length, { timeout: 10_000 }).toBeGreaterThan(10)
    const wanted = await Promise.all(Array.from({ length: 5 }, () => house.plant(-1_000)))
    const ask = async () => ((await house.readers[0]?.freshAll(wanted)) ?? []).map(({ ok }) => ok)
    await expect.poll(ask, { timeout: 20_000 }).toEqual(Array(5).fill(true))
    const meanwhile = (await versions(keys)).filter((version) => version === 2).length
    expect(meanwhile).toBeLessThan(keys.length)
    await expect.poll(() => versions(keys), { timeout: 60_000 }).toEqual(Array(keys.length).fill(2))
    await Promise.all(house.readers.map((reader) => reader.stopWorker()))
    const limited = house.server.uses.filter(({ outcome }) => outcome === 'limited').length
    // A fifth of the case's thousand: the first second, when nobody knows yet, weighs five times as much.
    expect(limited).toBeLessThan(house.server.uses.length * 0.1)
    expect(house.server.mostAtOnce).toBeLessThanOrEqual(10)
    for (const key of keys) await house.checkHistory(key)
  }, 90_000)

  it('Q01 survives a database that goes away under load and comes back, and goes on', async () => {
    const { relay, reader } = await behindRelay(house)
    await reader.startWorker()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    relay.cut()
    const key = await house.plant(300_000)
    await due([key])
    for (let round = 0; round < 4; round++) {
      const answers = await reader.fresh(key, 20)
      expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(Array(20).fill('unavailable'))
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    expect(await versions([key])).toEqual([1])
    await relay.mend()
    await expect.poll(() => versions([key]), { timeout: 10_000 }).toEqual([2])
    await house.checkHistory(key)
    await reader.end()
  }, 30_000)

  it('P23 a process whose clock is ten minutes wrong neither serves what is over nor refreshes for ever', async () => {
    for (const minutes of [10, -10]) {
      const reader = await startReader({ NODE_OPTIONS: `--import ${skewedBy(minutes)}` })
      house.readers.push(reader)
      const key = await house.plant(-1_000)
      house.server.uses.length = 0
      for (let round = 0; round < 3; round++) house.served(await reader.fresh(key, 3))
      expect(house.server.uses).toHaveLength(1)
      const { expiresAt } = await house.row(key)
      expect(Math.abs((expiresAt?.getTime() ?? 0) - Date.now() - 3_600_000)).toBeLessThan(10_000)
      await house.expire(key)
      house.served(await reader.fresh(key))
      expect(house.server.uses).toHaveLength(2)
      await house.checkHistory(key)
      await reader.end()
    }
  }, 30_000)

  it('P21 a refresh token that will end is announced a week before, once, and shown', async () => {
    const [soon, later] = [await house.plant(300_000), await house.plant(300_000)]
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    for (const [key, end] of [
      [soon, days(6)],
      [later, days(8)],
    ] as const)
      await database().connection.update({
        where: { id: (await house.row(key)).id },
        data: { refreshExpiresAt: end },
      })
    const before = (await house.eventTypes()).length
    await Promise.all([announceEndings(worker), announceEndings(worker)])
    await announceEndings(worker)
    expect((await house.eventTypes()).slice(before)).toEqual(['connection.expiring'])
    expect((await readConnection(house.admin, soon)).refreshExpiresAt).not.toBeNull()
  })

  it('tests by schedule: a check each time, the change log only when something has changed', async () => {
    await database().connection.deleteMany()
    const key = await house.plant(3_000_000)
    const { id } = await house.row(key)
    expect(await validateScheduled(worker)).toBe(0)
    await updateIntegration(house.admin, house.slug, { validateEvery: 'hourly' })
    const told: string[][] = []
    for (const broken of [false, false, true, true, false]) {
      const before = (await house.eventTypes()).length
      house.server.manner.refusesGenerations = broken ? [0, 1, 2, 3, 4] : []
      house.server.manner.refusal = { status: 503, body: {} }
      await pool().query('update "Connection" set "scheduledAt" = null where id = $1', [id])
      expect(await Promise.all([validateScheduled(worker), validateScheduled(worker)])).toContain(1)
      expect(await validateScheduled(worker)).toBe(0)
      told.push((await house.eventTypes()).slice(before))
    }
    expect(told).toEqual([
      [],
      [],
      ['connection.validated', 'connection.degraded'],
      [],
      ['connection.validated', 'connection.recovered'],
    ])
    const checks = await listChecks(house.admin, key)
    expect(checks.map(({ how, status }) => `${how} ${status}`)).toEqual(
      ['ok', 'error', 'error', 'ok', 'ok'].map((status) => `schedule ${status}`),
    )
    await updateIntegration(house.admin, house.slug, { validateEvery: 'off' })
  })
})

/** A module that moves a process's clock, as an address that `--import` takes. */
function skewedBy(minutes: number): string {
  const code = `const real = Date; const by = ${minutes * 60_000};
    globalThis.Date = class extends real {
      constructor(...given) { given.length ? super(...given) : super(real.now() + by) }
      static now() { return real.now() + by }
    }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}
