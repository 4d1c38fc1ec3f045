import { expect, it } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import { startReader } from '../support/processes'
import { refreshHouse } from './refresh-house'

const house = refreshHouse()

it('a process killed between the answer and the commit: one second use, which an overlap saves', async () => {
  const key = await house.plant(-1_000)
  const [victim, witness] = house.readers
  Object.assign(house.server.manner, { overlapMs: 60_000, answerDelayMs: 50 })
  house.server.manner.onRotated = () => victim?.signal('SIGKILL')
  await victim?.fresh(key).catch(() => {})
  const served = house.served((await witness?.fresh(key, 20)) ?? [])
  expect(new Set(served)).toEqual(new Set(['access-family0-2']))
  expect(house.server.uses.map(({ outcome }) => outcome)).toEqual(['rotated', 'again'])
  await house.checkHistory(key, { bets: 1 })
}, 40_000)

it('the same at a provider that takes a second use for theft: it needs a person, and says why', async () => {
  const key = await house.plant(-1_000)
  const [, witness] = house.readers
  const victim = await startReader()
  house.readers.push(victim)
  house.server.manner.onRotated = () => victim.signal('SIGKILL')
  await victim.fresh(key).catch(() => {})
  const answers = (await witness?.fresh(key, 20)) ?? []
  expect(new Set(answers.map((answer) => !answer.ok && answer.code))).toEqual(new Set(['needs_reauth']))
  expect(await readConnection(house.admin, key)).toMatchObject({
    status: 'needs_reauth',
    failure: { code: 'answer_lost' },
  })
  await house.checkHistory(key, { bets: 1, dead: true })
}, 40_000)
