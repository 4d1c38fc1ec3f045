import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import type { Answer } from '../support/processes'
import { refreshHouse } from './refresh-house'
import * as play from './scenes'

vi.setConfig({ testTimeout: 90_000 })

const house = refreshHouse({ keep: true })

/** When the others have given back what they do not need: the server lets a hundred sessions in. */
const later = <T>(scene: () => Promise<T>) => sleep(12_000).then(scene)

/** A connection whose holder was killed before it sent anything. */
let unsent: string

const script = {
  killed: () => play.struck(house, 'SIGKILL', 60_000),
  killedStrict: () => play.struck(house, 'SIGKILL', 0),
  stopped: () => play.struck(house, 'SIGSTOP', 60_000),
  stoppedStrict: () => play.struck(house, 'SIGSTOP', 0),
  killedBeforeSending: () => play.takenOver(house, unsent),
  killedWaiting: () => play.killedWaiting(house),
  slow: () => play.slowProvider(house, 13_000),
  silent: () => play.slowProvider(house, 30_000),
  longCut: () => play.longCut(house),
  swallowed: () => later(() => play.swallowed(house)),
  slowLink: () => play.slowLink(house),
  killedTwentyTimes: () => play.killedTwentyTimes(house),
  terminated: () => play.terminated(house),
  starved: () => later(() => play.starved(house, 5)),
  crowded: () => later(() => play.starved(house, 50)),
}

type Script = typeof script
const scenes = {} as { [K in keyof Script]: ReturnType<Script[K]> }

beforeAll(async () => {
  unsent = await play.killBeforeSending(house)
  const begun = Object.entries(script).map(([name, begin]) => {
    const scene = begin()
    // Whoever looks at it hears of it.
    scene.catch(() => {})
    return [name, scene]
  })
  Object.assign(scenes, Object.fromEntries(begun))
})

// None is left in the middle, even if nobody looked at it.
afterAll(() => Promise.allSettled(Object.values(scenes)), 90_000)

/** How each was answered: `served`, or the code of the refusal. */
const outcomes = (answers: Answer[]) =>
  [...new Set(answers.map((one) => (one.ok ? 'served' : one.code)))].sort()

const transient = ['served', 'unavailable', 'connection_unavailable']

async function needsReauth({ key, meanwhile, late }: Awaited<ReturnType<Script['killed']>>): Promise<void> {
  expect(outcomes([...meanwhile, ...late]).filter((code) => code !== 'needs_reauth')).toEqual([])
  expect(await readConnection(house.admin, key)).toMatchObject({
    status: 'needs_reauth',
    failure: { code: 'answer_lost' },
  })
  await house.checkHistory(key, { bets: 1, dead: true })
}

describe('O13 a process killed', () => {
  it('between the answer and the commit is followed by one second use, which an overlap saves', async () => {
    const { key, family, uses, meanwhile } = await scenes.killed
    expect(new Set(house.served(meanwhile))).toEqual(new Set([`access-${family}-2`]))
    expect(uses).toEqual(['rotated', 'again'])
    await house.checkHistory(key, { bets: 1 })
  })

  it('likewise, at a provider that takes a second use for theft: it needs a person, and says why', async () =>
    needsReauth(await scenes.killedStrict))

  it('before it sent anything is followed by the next, when its lease is over', async () => {
    const { key, family, next } = await scenes.killedBeforeSending
    expect(new Set(house.served(next))).toEqual(new Set([`access-${family}-1`]))
    expect(house.server.usesOf(family).map(({ outcome }) => outcome)).toEqual(['rotated'])
    await house.checkHistory(key)
  })

  it('while it waits for another one’s refresh takes nothing along', async () => {
    const { key, family, answers } = await scenes.killedWaiting
    expect(new Set(house.served(answers))).toEqual(new Set([`access-${family}-1`]))
    expect(house.server.usesOf(family)).toHaveLength(1)
    await house.checkHistory(key)
  })

  it('Q08 twenty times over leaves nothing behind that does not heal', async () => {
    const { keys, after } = await scenes.killedTwentyTimes
    expect(outcomes(after)).toEqual(['served'])
    house.served(after)
    for (const key of keys) {
      const { length } = house.server.usesOf(await house.familyOf(key))
      expect(length).toBeLessThanOrEqual(2)
      await house.checkHistory(key, { bets: length - 1 })
    }
  })
})

describe('a holder stopped past its lease and woken', () => {
  it('finds that the newer credential stands', async () => {
    const { key, meanwhile, late } = await scenes.stopped
    expect(new Set(house.served(meanwhile)).size).toBe(1)
    expect(house.served(late)).toEqual(house.served(meanwhile.slice(0, 1)))
    expect((await house.row(key)).credentialVersion).toBe(2)
    await house.checkHistory(key, { bets: 1 })
  })

  it('at a strict provider: its late answer is tried, is dead, is never served, and nothing says connected', async () => {
    const { family } = await scenes.stoppedStrict
    const tried = house.server.probes.filter(({ token }) => token.startsWith(`access-${family}-`))
    expect(tried.map(({ ok }) => ok)).toEqual([false])
    await needsReauth(await scenes.stoppedStrict)
  })
})

describe('a provider', () => {
  it('that takes 13 s gets one token request, and nobody who can wait gets an error', async () => {
    const { key, answers, uses } = await scenes.slow
    expect(uses).toBe(1)
    expect(new Set(house.served(answers)).size).toBe(1)
    expect(outcomes(answers)).toEqual(['served'])
    await house.checkHistory(key)
  })

  it('O05 that takes 30 s is left after 15: a typed refusal for all, no second request, the others go on', async () => {
    const { key, family, answers, uses, others, otherAt } = await scenes.silent
    expect(uses).toBe(1)
    expect(answers).toHaveLength(20)
    expect(outcomes(answers)).toEqual(['connection_unavailable'])
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(26_000)
    expect(outcomes(others)).toEqual(['served'])
    expect(Math.min(...answers.map(({ at }) => at))).toBeGreaterThan(otherAt)
    expect(house.server.issued.has(`access-${family}-2`)).toBe(false)
    expect(await readConnection(house.admin, key)).toMatchObject({
      status: 'unavailable',
      failure: { code: 'timeout' },
    })
  })
})

describe('a database', () => {
  it('O10 cut off for 20 s between the answer and the commit costs nothing', async () => {
    const { key, family, answers, meanwhile, after } = await scenes.longCut
    expect(outcomes(meanwhile)).toEqual(['unavailable'])
    expect(outcomes(answers).filter((code) => !transient.includes(code ?? ''))).toEqual([])
    expect(new Set(house.served(after))).toEqual(new Set([`access-${family}-1`]))
    expect(house.server.usesOf(family)).toHaveLength(1)
    await house.checkHistory(key)
  })

  it('Q03 that takes everything and answers nothing holds nobody longer than a statement may last', async () => {
    const { expired, answers, after } = await scenes.swallowed
    expect(answers).toHaveLength(45)
    expect(outcomes(answers)).toEqual(['unavailable'])
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(25_000)
    expect(outcomes(after)).toEqual(['served'])
    house.served(after)
    await house.checkHistory(expired)
  })

  it('Q03 that is two seconds late with every answer is waited for, and not for ever', async () => {
    const { expired, family, served, renewed, after } = await scenes.slowLink
    expect(outcomes(served)).toEqual(['served'])
    expect(outcomes(renewed).filter((code) => !transient.includes(code ?? ''))).toEqual([])
    expect(Math.max(...renewed.map(({ ms }) => ms))).toBeLessThan(45_000)
    expect(outcomes(after)).toEqual(['served'])
    expect(house.server.usesOf(family)).toHaveLength(1)
    await house.checkHistory(expired)
  })

  it('Q02 that ends every session again and again costs no refresh, leaves no lock, and the worker goes on', async () => {
    const { keys, ended, answers, after } = await scenes.terminated
    expect(ended).toBeGreaterThan(40)
    expect(outcomes(answers).filter((code) => !transient.includes(code ?? ''))).toEqual([])
    expect(outcomes(after)).toEqual(['served'])
    house.served(after)
    for (const key of keys) await house.checkHistory(key)
  })

  it.each(['crowded', 'starved'] as const)(
    'Q05 asked by 220 at once, %s: no deadlock, nobody waits for ever, and each is served or told to come back',
    async (name) => {
      const { keys, answers, after } = await scenes[name]
      expect(answers).toHaveLength(220)
      expect(outcomes(answers)).toContain('served')
      expect(outcomes(answers).filter((code) => !transient.includes(code ?? ''))).toEqual([])
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(30_000)
      expect(outcomes(after)).toEqual(['served'])
      house.served(after)
      for (const key of keys) await house.checkHistory(key)
    },
  )
})
