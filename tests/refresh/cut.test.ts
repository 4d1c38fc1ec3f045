import { expect, it, vi } from 'vitest'
import { pool } from '@/lib/store/database'
import { behindRelay, heldBeforeCall } from './link'
import { refreshHouse } from './refresh-house'

const house = refreshHouse({ readers: 1 })

it('O10 the database is cut off between the answer and the commit: saved when it returns, nothing lost', async () => {
  const key = await house.plant(-1_000)
  const { relay, reader } = await behindRelay(house)
  await reader.fresh(await house.plant(600_000))
  house.server.manner.answerDelayMs = 200
  house.server.manner.onRotated = () => relay.cut()
  const waiting = reader.fresh(key, 10)
  const other = house.readers[0]?.fresh(key, 10)
  await vi.waitFor(() => expect(house.server.uses).toHaveLength(1), 5_000)
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  await relay.mend()
  house.served((await waiting).filter(({ ok }) => ok))
  expect(new Set(house.served((await other) ?? []))).toEqual(new Set(['access-family0-1']))
  expect(house.server.uses).toHaveLength(1)
  await house.checkHistory(key)
}, 40_000)

it('a refresh that is cut off before it was sent is given back when the database returns, as one never made', async () => {
  const key = await house.plant(-1_000)
  const { relay, reader } = await behindRelay(house)
  await reader.fresh(await house.plant(600_000))
  await heldBeforeCall(
    () => reader.fresh(key),
    async (asked) => {
      await vi.waitFor(async () => expect((await house.row(key)).sentCount).toBe(1), 5_000)
      relay.cut()
      expect((await asked).map((answer) => !answer.ok && answer.code)).toEqual(['unavailable'])
    },
  )
  await relay.mend()
  await expect
    .poll(() => house.row(key), { timeout: 8_000 })
    .toMatchObject({ leaseUntil: null, sentCount: 0 })
  expect(house.server.uses).toHaveLength(0)
  await pool().query('update "Connection" set "retryAt" = null')
  house.served((await house.readers[0]?.fresh(key, 5)) ?? [])
  expect(house.server.uses).toHaveLength(1)
  await house.checkHistory(key)
}, 40_000)
