import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { sealAccess } from '@/lib/operations/seal-access'
import { database, pool } from '@/lib/store/database'
import {
  blocksOf,
  dial,
  faults,
  insertLine,
  recordUses,
  sealAll,
  unsealed,
  verify,
} from '../support/access-lines'
import { closeHouse, openHouse } from '../support/house'

const worker = systemActor('worker')

beforeAll(() => openHouse([]))
afterAll(closeHouse)
beforeEach(() => pool().query('truncate "Access", "AccessBlock", "AccessDay" restart identity'))

const sealedUpto = async () => (await blocksOf()).at(-1)?.uptoId ?? 0n

async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round++) await sealAccess(worker)
}

describe('sealing the access log', () => {
  it('puts what was written into one block, and a quiet second into none', async () => {
    await recordUses(30)
    await rounds(3)
    expect(await blocksOf()).toMatchObject([{ sequence: 1n, afterId: 0n, uptoId: 30n, lines: 30 }])
    await recordUses(2)
    await rounds(3)
    expect(await blocksOf()).toMatchObject([{}, { sequence: 2n, afterId: 30n, uptoId: 32n, lines: 2 }])
    expect(await faults()).toEqual([])
    expect((await verify()).access).toMatchObject({ blocks: 2, lines: 32, last: '2', unsealed: 0 })
  })

  it('counts calls by day, caller and connection, and those that failed', async () => {
    await recordUses(3)
    await recordUses(2, { outcome: 'needs_reauth' })
    await recordUses(1, {}, 'reports')
    await recordUses(4, { connectionId: null })
    await sealAll()
    await recordUses(5)
    await sealAll()
    const days = await database().accessDay.findMany({ orderBy: { actorId: 'asc' } })
    const [first, second] = await database().access.findMany({ orderBy: { id: 'desc' } })
    expect(first && second && first.at >= second.at).toBe(true)
    expect(days).toMatchObject([
      { actorType: 'api_key', actorId: 'billing-api', actorName: 'billing-api', calls: 10, failed: 2 },
      { actorId: 'reports', calls: 1, failed: 0 },
    ])
    expect(days[0]?.lastAt).toEqual(first?.at)
  })

  it('cuts what came at once into blocks of a bounded size', async () => {
    await pool().query(
      `${insertLine().replace(/values \((.*)\)$/s, 'select $1')} from generate_series(1, 45000)`,
    )
    expect(await sealAccess(worker)).toBe(1)
    await sealAll()
    expect((await blocksOf()).map(({ lines }) => lines)).toEqual([20_000, 20_000, 5_000])
    expect(await faults()).toEqual([])
    expect((await database().accessDay.findFirst())?.calls).toBe(45_000)
  })

  it('waits for a transaction that has a number and is open, and goes on when it has ended', async () => {
    const slow = await dial()
    await recordUses(3)
    await slow.query('begin')
    await slow.query(insertLine())
    await recordUses(3)
    await rounds(4)
    expect(await sealedUpto()).toBe(0n)
    await slow.query('commit')
    await recordUses(1)
    await sealAll()
    expect((await blocksOf()).reduce((sum, { lines }) => sum + lines, 0)).toBe(8)
    await slow.query('begin')
    await slow.query(insertLine())
    await recordUses(2)
    await rounds(2)
    expect(await unsealed()).toBe(2)
    await slow.query('rollback')
    await sealAll()
    expect(await faults()).toEqual([])
    expect((await verify()).access).toMatchObject({ lines: 10, unsealed: 0 })
    await slow.end()
  })

  it('does not wait for transactions that came later, however many there always are', async () => {
    const [first, second] = [await dial(), await dial()]
    await first.query('begin')
    await first.query(insertLine())
    await rounds(1)
    await second.query('begin')
    await second.query(insertLine())
    await first.query('commit')
    await rounds(1)
    expect(await sealedUpto()).toBe(1n)
    await second.query('commit')
    await sealAll()
    expect((await verify()).access).toMatchObject({ lines: 2, unsealed: 0 })
    await Promise.all([first.end(), second.end()])
  })

  it('misses no line whose number was taken before its transaction had an id', async () => {
    const [gate, slow] = [await dial(), await dial()]
    await recordUses(1)
    await gate.query('select pg_advisory_lock(7)')
    // Columns are filled in their order: the number first, this one last, and the id of the transaction after both.
    const waiting = `(select 'acme:default' from (select pg_advisory_xact_lock(7)) as gate)`
    const inserting = slow.query(insertLine(waiting))
    const taken = async () =>
      (await pool().query('select last_value from "Access_id_seq"')).rows[0]?.last_value
    await expect.poll(taken).toBe('2')
    const inProgress = 'select backend_xid from pg_stat_activity where pid = $1'
    const { processID } = slow as unknown as { processID: number }
    expect((await pool().query(inProgress, [processID])).rows).toEqual([{ backend_xid: null }])
    await recordUses(3)
    await rounds(5)
    expect(await sealedUpto()).toBeLessThan(2n)
    await gate.query('select pg_advisory_unlock(7)')
    await inserting
    await sealAll()
    expect(await faults()).toEqual([])
    expect((await verify()).access).toMatchObject({ lines: 5, unsealed: 0 })
    await Promise.all([gate.end(), slow.end()])
  })

  it('drops what it remembered of a database that was replaced by an older one', async () => {
    const slow = await dial()
    await recordUses(4)
    await sealAll()
    await slow.query('begin')
    await recordUses(20)
    await slow.query(insertLine())
    await rounds(2)
    await slow.query('rollback')
    await pool().query('delete from "Access" where id > 4')
    await pool().query(`select setval('"Access_id_seq"', 4)`)
    await slow.query('begin')
    await slow.query(insertLine())
    await recordUses(1)
    await rounds(1)
    await slow.query('commit')
    await slow.end()
    await recordUses(2)
    await sealAll()
    expect(await faults()).toEqual([])
    expect((await verify()).access).toMatchObject({ lines: 8, unsealed: 0 })
    expect(await sealedUpto()).toBe(8n)
  })
})
