import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import type { FreshCredential } from '@/lib/operations/fresh-credential'
import { pool } from '@/lib/store/database'
import { type Answer, startReader } from '../support/processes'
import { behindRelay, heldBeforeCall, readerNamed, withSession } from './link'
import type { RefreshHouse } from './refresh-house'

// Each of these takes as long as a lease, a deadline or an outage does: they are played at the same time, each with
// connections of its own.

type Answers = Answer<FreshCredential>[]

/** The process that holds the lease is struck when the provider has rotated; another one asks meanwhile. */
export async function struck(house: RefreshHouse, signal: 'SIGKILL' | 'SIGSTOP', overlapMs: number) {
  const key = await house.plant(-1_000)
  const holder = await startReader()
  house.readers.push(holder)
  const family = await house.familyOf(key)
  const onRotated = () => holder.signal(signal)
  house.server.treat(family, { overlapMs, answerDelayMs: 50, onRotated })
  const late = untilDecided(() => holder.fresh(key).catch(() => []))
  await vi.waitFor(() => expect(house.server.usesOf(family)).toHaveLength(1), 20_000)
  const meanwhile = await untilDecided(async () => (await house.readers[0]?.fresh(key, 10)) ?? [])
  holder.signal('SIGCONT')
  const uses = house.server.usesOf(family).map(({ outcome }) => outcome)
  return { key, family, uses, meanwhile, late: await late }
}

/**
 * A process is killed that holds the lease and has sent nothing: what it must read first is locked. Before the others,
 * who would wait for that too. Answers the connection's key.
 */
export async function killBeforeSending(house: RefreshHouse): Promise<string> {
  const key = await house.plant(-1_000)
  const holder = await startReader()
  house.readers.push(holder)
  const begin = () => holder.fresh(key).catch(() => [])
  await heldBeforeCall(begin, async () => {
    await vi.waitFor(async () => expect((await house.row(key)).leaseUntil).not.toBeNull(), 20_000)
    await holder.end()
  })
  return key
}

/** What the next caller gets, who waits for the end of that lease; on a busy machine he asks again. */
export async function takenOver(house: RefreshHouse, key: string) {
  const next = await untilServed(async () => (await house.readers[0]?.fresh(key, 5)) ?? [])
  return { key, family: await house.familyOf(key), next }
}

/** A process is killed that waits for another one's refresh. */
export async function killedWaiting(house: RefreshHouse) {
  const key = await house.plant(-1_000)
  const waiting = await startReader()
  house.readers.push(waiting)
  const family = await house.familyOf(key)
  house.server.treat(family, { delayMs: 2_000 })
  const answers = house.readers[0]?.fresh(key, 5)
  await vi.waitFor(() => expect(house.server.usesOf(family)).toHaveLength(1), 20_000)
  waiting.fresh(key, 5).catch(() => [])
  await sleep(300)
  await waiting.end()
  return { key, family, answers: (await answers) ?? [] }
}

/** A provider that takes its time, asked by two processes; what else is read meanwhile. */
export async function slowProvider(house: RefreshHouse, delayMs: number) {
  const slug = await house.addProvider(`slow-${delayMs}`)
  const [key, other] = [await house.plant(-1_000, slug), await house.plant(-1_000, slug)]
  const family = await house.familyOf(key)
  house.server.treat(family, { delayMs })
  const readers = house.readers.slice(0, 2)
  const asked = Promise.all(readers.map((reader) => reader.fresh(key, 10)))
  await vi.waitFor(() => expect(house.server.usesOf(family)).toHaveLength(1), 20_000)
  const others = (await Promise.all(readers.map((reader) => reader.fresh(other, 5)))).flat()
  const otherAt = Date.now()
  const answers = (await asked).flat()
  return { key, family, answers, uses: house.server.usesOf(family).length, others, otherAt }
}

/** The database is away for 20 s, as long as a lease, between the provider's answer and the commit. */
export async function longCut(house: RefreshHouse) {
  const key = await house.plant(-1_000)
  const { relay, reader } = await behindRelay(house)
  await reader.fresh(await house.plant(600_000))
  const family = await house.familyOf(key)
  house.server.treat(family, { answerDelayMs: 200, onRotated: () => relay.cut() })
  const asked = reader.fresh(key, 10)
  await vi.waitFor(() => expect(house.server.usesOf(family)).toHaveLength(1), 20_000)
  const meanwhile = await reader.fresh(key, 5)
  await sleep(20_000)
  await relay.mend()
  return { key, family, answers: await asked, meanwhile, after: await reader.fresh(key, 5) }
}

/** The link to the database takes what is sent, and brings nothing back. */
export async function swallowed(house: RefreshHouse) {
  const [valid, expired] = [await house.plant(600_000), await house.plant(-1_000)]
  const { relay, reader } = await behindRelay(house)
  await reader.fresh(valid, 5)
  relay.swallow()
  const asked = [
    ...(await Promise.all([reader.fresh(valid, 20), reader.fresh(expired, 20), reader.test(valid, 5)])),
  ]
  relay.cut()
  await relay.mend()
  const after = [...(await reader.fresh(valid, 5)), ...(await reader.fresh(expired, 5))]
  return { expired, answers: asked.flat(), after }
}

/** Every answer of the database is two seconds late, and then no longer. */
export async function slowLink(house: RefreshHouse) {
  const slug = await house.addProvider('slow-link')
  const [valid, expired] = [await house.plant(600_000, slug), await house.plant(-1_000, slug)]
  const { relay, reader } = await behindRelay(house)
  await reader.fresh(valid, 5)
  relay.slow(2_000)
  const [served, renewed] = await Promise.all([reader.fresh(valid, 5), reader.fresh(expired, 5)])
  relay.slow(0)
  const after = await untilServed(() => reader.fresh(expired))
  return { expired, family: await house.familyOf(expired), served, renewed, after }
}

/** Twenty processes, one after the other, are killed at any moment of their work. */
export async function killedTwentyTimes(house: RefreshHouse) {
  const slug = await house.addProvider('kill-loop')
  const keys: string[] = []
  for (let round = 0; round < 20; round++) {
    const own = await Promise.all([1, 2].map(() => house.plant(-1_000, slug)))
    for (const key of own) house.server.treat(await house.familyOf(key), { overlapMs: 120_000, delayMs: 20 })
    keys.push(...own)
    const reader = await startReader()
    reader.freshAll(own).catch(() => [])
    await sleep(Math.random() * 200)
    await reader.end()
  }
  const [survivor] = house.readers
  return { keys, after: await untilServed(async () => (await survivor?.freshAll(keys)) ?? []) }
}

/** Every session of two processes is ended by the server, again and again, while callers and the worker refresh. */
export async function terminated(house: RefreshHouse) {
  const slug = await house.addProvider('terminated')
  const keys = await Promise.all(Array.from({ length: 12 }, () => house.plant(-1_000, slug)))
  const readers = await Promise.all([1, 2].map(() => readerNamed(house, 'terminated')))
  await Promise.all(readers.map((reader) => reader.startWorker()))
  const strike = `select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
    where application_name = 'terminated' and datname = current_database()`
  const state = { ended: 0, over: false }
  const striking = withSession(async (session) => {
    for (let times = 0; times < 40; times++) {
      state.ended += (await session.query<{ ended: number }>(strike)).rows[0]?.ended ?? 0
      await sleep(100 + Math.random() * 200)
    }
    state.over = true
  })
  const answers: Answers = []
  while (!state.over) {
    const round = await Promise.all(readers.map((reader) => reader.freshAll(keys)))
    answers.push(...round.flat())
    for (const key of keys) if (Math.random() < 0.5) await house.expire(key)
  }
  await striking
  await pool().query(
    'update "Connection" set "refreshAt" = clock_timestamp() from "Integration" i where i.id = "integrationId" and slug = $1',
    [slug],
  )
  const before = await Promise.all(keys.map(async (key) => (await house.row(key)).credentialVersion))
  const renewed = async () =>
    Promise.all(keys.map(async (key, at) => (await house.row(key)).credentialVersion > (before[at] ?? 0)))
  await expect.poll(renewed, { timeout: 40_000 }).toEqual(keys.map(() => true))
  await Promise.all(readers.map((reader) => reader.stopWorker()))
  const after = await untilServed(async () => {
    const round = await Promise.all(readers.map((reader) => reader.freshAll(keys)))
    return round.flat()
  })
  return { keys, ended: state.ended, answers, after }
}

/** Two hundred at once, where PostgreSQL lets one process have `connections` sessions. */
export async function starved(house: RefreshHouse, connections: number) {
  const slug = await house.addProvider(`starved-${connections}`)
  const keys = await Promise.all(Array.from({ length: 20 }, () => house.plant(-1_000, slug)))
  for (const key of keys) house.server.treat(await house.familyOf(key), { delayMs: 500 })
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.username = `starved_${randomBytes(4).toString('hex')}`
  url.password = 'starved'
  const role = `create role ${url.username} login password 'starved' connection limit ${connections} in role postgres`
  await withSession((session) => session.query(role))
  const reader = await startReader({ DATABASE_URL: url.href })
  house.readers.push(reader)
  const ten = Array.from({ length: 10 }, () => keys).flat()
  const [answers, tests] = await Promise.all([reader.freshAll(ten), reader.test(keys[0] ?? '', 20)])
  const after = await untilServed(() => reader.freshAll(keys))
  return { keys, answers: [...answers, ...tests], after }
}

/** Asks again where the answer was to come back: on a busy machine a lease and a refresh outlast one caller's patience. */
async function untilDecided(ask: () => Promise<Answers>): Promise<Answers> {
  for (let tries = 0; ; tries++) {
    const answers = await ask()
    if (tries === 3 || answers.every((answer) => answer.ok || answer.code !== 'connection_unavailable'))
      return answers
  }
}

/** Asks until everything is served, for as long as a lease may last and be followed by another one. */
async function untilServed(ask: () => Promise<Answers>): Promise<Answers> {
  for (let tries = 0; ; tries++) {
    const answers = await ask()
    if (tries === 60 || answers.every(({ ok }) => ok)) return answers
    await sleep(500)
  }
}
