import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readConnection } from '@/lib/operations/read-connection'
import { startReader } from '../support/processes'
import { refreshHouse } from './refresh-house'

// Each waits for the end of a lease: they run at the same time, and are looked at one by one.
const house = refreshHouse({ readers: 1, keep: true })

type Scene = Awaited<ReturnType<typeof play>>

/** The process that holds the lease is struck when the provider has rotated; another one asks meanwhile. */
async function play(signal: 'SIGKILL' | 'SIGSTOP', overlapMs: number) {
  const key = await house.plant(-1_000)
  const holder = await startReader()
  house.readers.push(holder)
  const family = await house.familyOf(key)
  const uses = () => house.server.uses.filter(({ token }) => token.startsWith(`${family}.`))
  house.server.treat(family, { overlapMs, answerDelayMs: 50, onRotated: () => holder.signal(signal) })
  const struck = holder.fresh(key).catch(() => [])
  await vi.waitFor(() => expect(uses()).toHaveLength(1), 10_000)
  const meanwhile = (await house.readers[0]?.fresh(key, 10)) ?? []
  holder.signal('SIGCONT')
  return { key, family, uses: uses().map(({ outcome }) => outcome), meanwhile, late: await struck }
}

const scenes = {} as Record<'killed' | 'killedStrict' | 'stopped' | 'stoppedStrict', Scene>

beforeAll(async () => {
  const [killed, killedStrict, stopped, stoppedStrict] = await Promise.all([
    play('SIGKILL', 60_000),
    play('SIGKILL', 0),
    play('SIGSTOP', 60_000),
    play('SIGSTOP', 0),
  ])
  Object.assign(scenes, { killed, killedStrict, stopped, stoppedStrict })
}, 60_000)

async function needsReauth({ key, meanwhile, late }: Scene): Promise<void> {
  for (const answer of [...meanwhile, ...late]) expect(!answer.ok && answer.code).toBe('needs_reauth')
  expect(await readConnection(house.admin, key)).toMatchObject({
    status: 'needs_reauth',
    failure: { code: 'answer_lost' },
  })
  await house.checkHistory(key, { bets: 1, dead: true })
}

describe('a process killed between the answer and the commit', () => {
  it('is followed by one second use, which an overlap saves', async () => {
    const { key, family, uses, meanwhile } = scenes.killed
    expect(new Set(house.served(meanwhile))).toEqual(new Set([`access-${family}-2`]))
    expect(uses).toEqual(['rotated', 'again'])
    await house.checkHistory(key, { bets: 1 })
  })

  it('at a provider that takes a second use for theft: it needs a person, and says why', () =>
    needsReauth(scenes.killedStrict))
})

describe('a holder stopped past its lease and woken', () => {
  it('finds that the newer credential stands', async () => {
    const { key, meanwhile, late } = scenes.stopped
    expect(new Set(house.served(meanwhile)).size).toBe(1)
    expect(house.served(late)).toEqual(house.served(meanwhile.slice(0, 1)))
    expect((await house.row(key)).credentialVersion).toBe(2)
    await house.checkHistory(key, { bets: 1 })
  })

  it('at a strict provider: its late answer is tried, is dead, is never served, and nothing says connected', async () => {
    expect(house.server.probes.map(({ ok }) => ok)).toEqual([false])
    await needsReauth(scenes.stoppedStrict)
  })
})
