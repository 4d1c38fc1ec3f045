import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '@/lib/core/actor'
import { createApiKey } from '@/lib/operations/create-api-key'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { listEvents } from '@/lib/operations/list-events'
import { announce, recordEvent } from '@/lib/operations/record-event'
import { database, pool, transaction } from '@/lib/store/database'
import { type EventRecord, eventLine, type NewEvent } from '@/lib/store/events'
import { listen } from '@/lib/store/listen'
import { verifyLink } from '@/lib/vault/chain'
import { closeHouse, openHouse, signedIn } from '../support/house'

const one = crypto.randomUUID()
const two = crypto.randomUUID()

beforeAll(() => openHouse([]))
afterAll(closeHouse)

function readLog(): Promise<EventRecord[]> {
  return database().event.findMany({ orderBy: { sequence: 'asc' } })
}

/** The sequences whose line is not vouched for by the one before, or that do not follow on it. */
function faultsOf(log: readonly EventRecord[]): bigint[] {
  return log
    .filter((event, at) => {
      const before = log[at - 1]
      const line = eventLine({ ...event, detail: event.detail as NewEvent['detail'] })
      const vouched = verifyLink(before?.chain ?? null, line, { keyId: event.chainKeyId, value: event.chain })
      return !vouched || event.sequence !== (before?.sequence ?? 0n) + 1n
    })
    .map(({ sequence }) => sequence)
}

describe('the change log', () => {
  it('keeps order under fifty at once: no gap, and commits come in the order of their sequences', async () => {
    const heard: bigint[] = []
    const stop = listen({
      ...{ onRefreshed: () => {}, onLoss: () => {}, onGap: () => {} },
      onSequence: (sequence) => heard.push(sequence),
    })
    const listening =
      "select from pg_stat_activity where query like 'listen patchbay_event%' and datname = current_database()"
    await expect.poll(async () => (await pool().query(listening)).rowCount).toBe(1)
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        transaction(async (tx) => {
          await tx.setting.create({ data: { key: `change-${i}`, value: i } })
          await recordEvent(tx, systemActor(`writer ${i}`), { type: 'integration.updated', detail: { i } })
        }),
      ),
    )
    await expect.poll(() => heard.length).toBe(50)
    await stop()
    const first = heard[0] ?? 0n
    expect(heard).toEqual(Array.from({ length: 50 }, (_, i) => first + BigInt(i)))
    const log = await readLog()
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, i) => BigInt(i + 1)))
    expect(faultsOf(log)).toEqual([])
  })

  it('has no line of a change that was not made', async () => {
    const before = (await readLog()).length
    const failed = transaction(async (tx) => {
      await recordEvent(tx, systemActor('test'), { type: 'integration.updated' })
      throw new Error('the change failed')
    })
    await expect(failed).rejects.toThrow('the change failed')
    expect(await readLog()).toHaveLength(before)
    await announce(systemActor('test'), { type: 'integration.updated' })
    expect(faultsOf(await readLog())).toEqual([])
  })

  it.each([
    ['half a character', { target: 'a\ud800b' }],
    ['a text cut in half', { target: '🔑'.slice(0, 1) }],
    ['every script', { target: '日本 ا é é 🔑', detail: { 'ключ"\\': ['\u2028', null, true] } }],
    ['members in any order', { detail: { b: 1, a: { d: 0.1, c: 1e21, e: -0, B: '' }, Z: [] } }],
    ['nothing', { detail: {} }],
    ['what is left out', { detail: { given: 1, missing: undefined } }],
  ])('vouches for %s as it is kept', async (_, happening) => {
    await announce(systemActor('test'), { type: 'integration.updated', integrationId: one, ...happening })
    expect(faultsOf(await readLog())).toEqual([])
  })

  const tampering: [string, (sequence: bigint) => Promise<unknown>][] = [
    ['a word', (sequence) => database().event.update({ where: { sequence }, data: { target: 'other' } })],
    [
      'an outcome',
      (sequence) => database().event.update({ where: { sequence }, data: { outcome: 'denied' } }),
    ],
    ['an actor', (sequence) => database().event.update({ where: { sequence }, data: { actorId: 'x' } })],
    ['a time', (sequence) => database().event.update({ where: { sequence }, data: { at: new Date(0) } })],
    [
      'a detail',
      (sequence) => database().event.update({ where: { sequence }, data: { detail: { i: 1e6 } } }),
    ],
    ['a line taken out', (sequence) => database().event.delete({ where: { sequence } })],
    [
      'a line taken out and the gap closed',
      async (sequence) => {
        await database().event.delete({ where: { sequence } })
        await pool().query('update "Event" set sequence = -sequence + 1 where sequence > $1', [sequence])
        await pool().query('update "Event" set sequence = -sequence where sequence < 0')
      },
    ],
    [
      'two lines exchanged',
      (sequence) =>
        pool().query(
          'update "Event" set detail = (select detail from "Event" where sequence = $1) where sequence = $2',
          [sequence - 1n, sequence],
        ),
    ],
  ]
  it.each(tampering)('T06 tampering is found: %s', async (_, tamper) => {
    await announce(systemActor('test'), {
      type: 'integration.updated',
      detail: { unlike: crypto.randomUUID() },
    })
    for (let i = 0; i < 3; i++)
      await announce(systemActor('test'), { type: 'integration.updated', detail: { i } })
    const before = await readLog()
    const victim = before.at(-3)?.sequence ?? 0n
    await tamper(victim)
    const after = await readLog()
    expect(faultsOf(after)).not.toEqual([])
    expect(faultsOf(after)[0]).toBeGreaterThanOrEqual(victim)
    await database().event.deleteMany()
    await database().event.createMany({
      data: before.map((event) => ({ ...event, detail: event.detail ?? {} })),
    })
    expect(faultsOf(await readLog())).toEqual([])
  })
})

describe('reading the log', () => {
  const types = async (actor: Actor, query: object = {}) =>
    (await listEvents(actor, { count: 1000, ...query })).events.map(({ type }) => type)

  beforeAll(async () => {
    const about = { type: 'connection.connected' as const, outcome: 'success' as const }
    await announce(systemActor('test'), { ...about, integrationId: one, connectionId: one })
    await announce(systemActor('test'), { ...about, integrationId: two, connectionId: two })
    await announce(systemActor('test'), { type: 'security.denied', outcome: 'denied' })
  })

  it('goes page by page, newest first, without repeating or losing a line', async () => {
    const admin = await signedIn()
    const all: string[] = []
    let before: string | null = null
    do {
      const page = await listEvents(admin, { count: 7, ...(before === null ? {} : { before }) })
      all.push(...page.events.map(({ sequence }) => sequence))
      before = page.nextBefore
    } while (before !== null)
    const total = (await readLog()).length
    expect(all.map(Number)).toEqual(Array.from({ length: total }, (_, i) => total - i))
  })

  it('T01 shows people’s and security’s lines to admins, and does not count them for others', async () => {
    expect(await types(await signedIn('admin'))).toEqual(
      expect.arrayContaining(['security.denied', 'session.started']),
    )
    for (const role of ['member', 'viewer'] as const) {
      const seen = await types(await signedIn(role))
      expect(seen).toContain('connection.connected')
      expect(seen.filter((type) => /^(security|session|user|api_key)\./.test(type))).toEqual([])
      const page = await listEvents(await signedIn(role), { count: 3 })
      expect(page.events).toHaveLength(3)
    }
  })

  it('of one connection is only that one’s', async () => {
    expect(await types(await signedIn(), { connection: one })).toEqual(['connection.connected'])
  })

  it('K02 shows a bound key its integrations’ lines alone', async () => {
    const make = async (integrationIds: string[]): Promise<Actor> => {
      const input = { name: 'k', scopes: ['events:read'], integrationIds }
      const actor = await identifyApiKey((await createApiKey(await signedIn(), input)).key)
      if (!actor) throw new Error('no such key')
      return { ...actor, requestId: 'r', address: null }
    }
    const ids = async (actor: Actor) =>
      new Set((await listEvents(actor, { count: 1000 })).events.map(({ integrationId }) => integrationId))
    expect(await ids(await make([two]))).toEqual(new Set([two]))
    expect(await ids(await make([crypto.randomUUID()]))).toEqual(new Set())
    expect((await ids(await make([]))).size).toBeGreaterThan(2)
  })

  it('is refused to nobody, and to a key without the scope', async () => {
    const anonymous: Actor = { type: 'anonymous', requestId: 'r', address: null }
    await expect(listEvents(anonymous, { count: 1 })).rejects.toMatchObject({ code: 'unauthenticated' })
    const key: Actor = {
      type: 'api_key',
      id: 'k',
      name: 'K',
      scopes: ['proxy'],
      integrationIds: [],
      requestId: 'r',
      address: null,
    }
    await expect(listEvents(key, { count: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
