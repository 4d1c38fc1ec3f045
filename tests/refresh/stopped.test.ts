import { expect, it } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()

/** Stops the first reader when the provider has rotated, and lets the second one run into the end of its lease. */
async function stopTheHolder(key: string) {
  const [holder, witness] = house.readers
  house.server.manner.onRotated = () => holder?.signal('SIGSTOP')
  const stopped = holder?.fresh(key)
  await expect.poll(() => house.server.uses.length).toBe(1)
  const meanwhile = (await witness?.fresh(key, 10)) ?? []
  holder?.signal('SIGCONT')
  return { meanwhile, late: (await stopped) ?? [] }
}

it('a holder stopped past its lease and woken: the newer credential stands', async () => {
  const key = await house.plant(-1_000)
  house.server.manner.overlapMs = 60_000
  const { meanwhile, late } = await stopTheHolder(key)
  expect(new Set(house.served(meanwhile)).size).toBe(1)
  expect(house.served(late)).toEqual(house.served(meanwhile.slice(0, 1)))
  expect((await house.row(key)).credentialVersion).toBe(2)
  await house.checkHistory(key, { bets: 1 })
}, 40_000)

it('the same at a strict provider: the late answer is dead, is never served, and nothing says connected', async () => {
  const key = await house.plant(-1_000)
  const { meanwhile, late } = await stopTheHolder(key)
  for (const answer of [...meanwhile, ...late]) expect(!answer.ok && answer.code).toBe('needs_reauth')
  expect(house.server.probes.map(({ ok }) => ok)).toEqual([false])
  expect((await readConnection(house.admin, key)).status).toBe('needs_reauth')
  await house.checkHistory(key, { bets: 1, dead: true })
}, 40_000)
