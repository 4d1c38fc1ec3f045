import { afterAll, beforeAll, expect, it } from 'vitest'
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
import { type Reader, startReader } from '../support/processes'

let others: Reader[] = []

beforeAll(async () => {
  await openHouse([])
  others = await Promise.all([startReader(), startReader()])
})
afterAll(async () => {
  await Promise.all(others.map((other) => other.end()))
  await closeHouse()
})

/** A writer with a temper: short transactions, long ones, some that are given up. */
async function write(seed: number): Promise<void> {
  const client = await dial()
  for (let turn = 0; turn < 30; turn++) {
    const kind = (seed * 7 + turn * 5) % 6
    await client.query('begin')
    for (let line = 0; line <= kind; line++) {
      await client.query(insertLine())
      if (kind > 3) await new Promise((resolve) => setTimeout(resolve, kind * 15))
    }
    await client.query(kind === 2 ? 'rollback' : 'commit')
  }
  await client.end()
}

it('three processes seal in turn what many write: each line once, in one chain', async () => {
  await Promise.all(others.map((other) => other.startWorker()))
  const writers = Promise.all(Array.from({ length: 8 }, (_, seed) => write(seed)))
  const reads = (async () => {
    for (let turn = 0; turn < 40; turn++) await recordUses(25)
  })()
  let isWriting = true
  const writing = Promise.all([writers, reads]).finally(() => {
    isWriting = false
  })
  const worker = systemActor('worker')
  for (let round = 0; round < 500 && isWriting; round++) {
    await sealAccess(worker)
    expect(await faults(), 'while they write').toEqual([])
    // The others get their turns.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await writing
  await expect.poll(unsealed, { timeout: 10_000 }).toBe(0)
  await sealAll()
  await Promise.all(others.map((other) => other.stopWorker()))

  const written = await database().access.count()
  const blocks = await blocksOf()
  expect(await faults()).toEqual([])
  expect((await verify()).access).toMatchObject({ lines: written, unsealed: 0 })
  expect(blocks.reduce((sum, { lines }) => sum + lines, 0)).toBe(written)
  expect(blocks.length).toBeGreaterThan(5)
  const { rows } = await pool().query('select sum(calls)::int as calls from "AccessDay"')
  expect(rows).toEqual([{ calls: written }])
}, 60_000)
