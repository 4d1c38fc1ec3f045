import { expect, it, vi } from 'vitest'
import { startReader } from '../support/processes'
import { type Relay, startRelay } from '../support/relay'
import { refreshHouse } from './refresh-house'

const house = refreshHouse({ readers: 1 })

/** A reader whose way to the database leads over a link that can be cut. */
async function behindRelay(): Promise<{ relay: Relay; reader: Awaited<ReturnType<typeof startReader>> }> {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const relay = await startRelay({ host: url.hostname, port: Number(url.port) })
  url.host = `127.0.0.1:${relay.port}`
  const reader = await startReader({ DATABASE_URL: url.href })
  house.readers.push(reader)
  return { relay, reader }
}

it('O10 the database is cut off between the answer and the commit: saved when it returns, nothing lost', async () => {
  const key = await house.plant(-1_000)
  const { relay, reader } = await behindRelay()
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

it('O13 a process that is killed before it sent anything leaves nothing that lasts longer than its lease', async () => {
  const key = await house.plant(-1_000)
  const { relay, reader } = await behindRelay()
  await reader.fresh(await house.plant(600_000))
  relay.cut()
  await reader.end()
  house.served((await house.readers[0]?.fresh(key, 5)) ?? [])
  expect(house.server.uses).toHaveLength(1)
  await house.checkHistory(key)
}, 40_000)
