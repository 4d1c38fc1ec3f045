import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import { env } from '@/lib/env'
import { keepHeads } from '@/lib/operations/keep-heads'
import { purgeAccess } from '@/lib/operations/purge-access'
import { database, pool } from '@/lib/store/database'
import { blocksOf, dial, faults, recordUses, sealAll, verify } from '../support/access-lines'
import { closeHouse, openHouse } from '../support/house'

const worker = systemActor('worker')
const DAY_MS = 86_400_000

beforeAll(() => openHouse([]))
afterAll(closeHouse)
beforeEach(async () => {
  await pool().query('truncate "Access", "AccessBlock", "AccessDay" restart identity; delete from "Setting"')
  for (let block = 0; block < 4; block++) {
    await recordUses(5)
    await sealAll()
  }
})

/** Purges as if blocks up to that sequence had been there for too long. */
async function purgeUpto(sequence: bigint): Promise<number> {
  const after = (await blocksOf()).find((block) => block.sequence > sequence)
  const age = after ? Date.now() - after.at.getTime() : 0
  const kept = env().accessDays
  // A block is not old yet at the very moment of the limit.
  Object.assign(env(), { accessDays: after ? age / DAY_MS : -1 })
  try {
    return await purgeAccess(worker)
  } finally {
    Object.assign(env(), { accessDays: kept })
  }
}

const sequences = async () => (await blocksOf()).map(({ sequence }) => Number(sequence))

describe('purging access lines', () => {
  it('keeps what is not old', async () => {
    expect(await purgeAccess(worker)).toBe(0)
    expect((await verify()).access).toMatchObject({ blocks: 4, lines: 20, purged: null })
  })

  it('removes whole blocks behind a checkpoint, from which the log is verified, again and again', async () => {
    await purgeUpto(2n)
    const left = await sequences()
    expect(left[0]).toBeGreaterThanOrEqual(2)
    expect(left.at(-1)).toBe(4)
    expect(await faults()).toEqual([])
    const { access } = await verify()
    expect(access.purged).toMatchObject({ sequence: String(left[0]) })
    expect(access.lines).toBe((4 - (left[0] ?? 0)) * 5)
    expect(await database().access.count()).toBe(access.lines)
    await recordUses(3)
    await sealAll()
    expect(await faults()).toEqual([])
    await purgeUpto(99n)
    expect(await sequences()).toEqual([5])
    expect((await verify()).access).toMatchObject({
      blocks: 0,
      lines: 0,
      purged: { sequence: '5' },
      last: '5',
    })
    await recordUses(2)
    await sealAll()
    expect(await sequences()).toEqual([5, 6])
    expect(await faults()).toEqual([])
  })

  it('finds what was done to a checkpoint, and to what is left', async () => {
    await recordUses(4)
    await purgeUpto(4n)
    await sealAll()
    const tampered = async (statement: string, back: string) => {
      await pool().query(statement)
      const found = await faults()
      await pool().query(back)
      expect(await faults()).toEqual([])
      return found
    }
    const first = (await sequences())[0]
    for (const column of ['at', '"purgedAt"']) {
      const moved = (sign: string) => `update "AccessBlock" set ${column} = ${column} ${sign} interval '1 day'
        where sequence = ${first}`
      expect(await tampered(moved('-'), moved('+'))).toEqual([`access ${first}: checkpoint`])
    }
    const seal = 'update "Setting" set value'
    const undone = await pool().query(`select value from "Setting" where key = 'access.checkpoint'`)
    const back = `${seal} = '${JSON.stringify(undone.rows[0]?.value)}' where key = 'access.checkpoint'`
    expect(await tampered(`${seal} = '"k1:AAAA"' where key = 'access.checkpoint'`, back)).toEqual([
      `access ${first}: checkpoint`,
    ])
    const stray = 'update "Access" set id = 3 where id = (select max(id) from "Access")'
    await pool().query(stray)
    expect(await faults()).toEqual([
      `access ${Number(first) + 1}: lines_missing`,
      `access ${first}: stray_lines`,
    ])
  })

  it('removes nothing that is not as it was sealed, so that no purge covers up for anybody', async () => {
    await pool().query('update "Access" set target = $1 where id = 7', ['acme:other'])
    await purgeUpto(99n)
    expect(await sequences()).toEqual([1, 2, 3, 4])
    expect(await faults()).toEqual(['access 2: altered'])
  })

  it('is not called early by a date that was altered', async () => {
    await pool().query(`update "AccessBlock" set at = at - interval '200 days'`)
    await purgeAccess(worker)
    expect(await database().access.count()).toBe(20)
  })

  it('is one process’s at a time, and leaves a head outside that it has passed valid', async () => {
    await keepHeads(worker)
    const other = await dial()
    await other.query('begin')
    await other.query('select pg_advisory_xact_lock(7202604)')
    expect(await purgeUpto(99n)).toBe(0)
    await other.query('rollback')
    await other.end()
    await recordUses(1)
    await sealAll()
    expect(await purgeUpto(99n)).toBeGreaterThan(0)
    expect(await faults()).toEqual([])
  })

  it('forgets who called how often after more than a year', async () => {
    const days = (count: number) =>
      pool().query('update "AccessDay" set day = current_date - $1::int', [count])
    await days(399)
    await purgeAccess(worker)
    expect(await database().accessDay.count()).toBe(1)
    await days(402)
    await purgeAccess(worker)
    expect(await database().accessDay.count()).toBe(0)
  })
})
