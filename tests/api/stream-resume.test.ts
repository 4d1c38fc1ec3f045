import { beforeAll, describe, expect, it, vi } from 'vitest'
import { closeStreams, streams } from '@/lib/api/streams'
import { endSession } from '@/lib/operations/end-session'
import { database } from '@/lib/store/database'
import { lastSequence } from '@/lib/store/events'
import { signedIn } from '../support/house'
import { browserOf, type Caller, person, program } from './callers'
import { change, open, openLiveHouse, settle } from './live'

const one = crypto.randomUUID()
const two = crypto.randomUUID()
let viewer: Caller

openLiveHouse()
beforeAll(async () => {
  viewer = await person('viewer')
})

describe('coming back', () => {
  it('with the last id brings exactly what was missed and may be seen, and then what is new', async () => {
    await change()
    const left = await lastSequence()
    await change('connection.validated', one)
    await change('security.denied', null)
    await change('connection.validated', two)
    const live = await open(viewer, { 'last-event-id': String(left) })
    await expect.poll(() => live.changes.map(({ id }) => id)).toEqual([String(left + 1n), String(left + 3n)])
    await change('connection.recovered')
    await expect
      .poll(() => live.changes.map(({ id }) => id))
      .toEqual([1n, 3n, 4n].map((n) => String(left + n)))
    expect(live.text).not.toContain('resync')
  })

  it('with the newest id brings nothing', async () => {
    await change()
    const live = await open(viewer, { 'last-event-id': String(await lastSequence()) })
    await settle(live)
    expect(live.changes.filter(({ type }) => type !== 'integration.updated')).toEqual([])
  })

  it.each(['abc', '-1', '1e3', '0x10', ' ', '1,2', '9'.repeat(40), "1' or 1=1"])(
    'K11 a garbled id is ignored: %j',
    async (id) => {
      const live = await open(viewer, { 'last-event-id': id })
      await settle(live)
      await change('connection.recovered')
      await expect
        .poll(() => live.changes.filter(({ type }) => type === 'connection.recovered'))
        .toHaveLength(1)
    },
  )

  it('an id from the future is that of another log: everything is read again, and nobody else’s stream stands still', async () => {
    const live = await open(viewer, { 'last-event-id': '999999999999999' })
    await expect.poll(() => live.text).toContain('event: resync')
    const other = await open(await person('admin'))
    await settle(other)
    await change('connection.recovered')
    for (const stream of [live, other])
      await expect.poll(() => stream.changes.at(-1)?.type).toBe('connection.recovered')
  })

  it('after too long says to read everything again, and is up to date at once', async () => {
    await database()
      .$executeRaw`insert into "Event" (sequence, at, type, outcome, "actorType", "actorName", "integrationId", "chainKeyId", chain)
      select (select max(sequence) from "Event") + n, now(), 'connection.validated', 'success', 'system', 'x', ${one}::uuid, 'k1', ''
      from generate_series(1, 1200) as n`
    const live = await open(viewer, { 'last-event-id': '1' })
    await expect.poll(() => live.text).toContain('event: resync\ndata: {}\n\n')
    expect(live.changes).toEqual([])
    await change('connection.recovered')
    await expect.poll(() => live.changes.map(({ type }) => type)).toEqual(['connection.recovered'])
  })
})

describe('K05 a stream outlives no decision', () => {
  /** The next heartbeat, which reads the session or key again. */
  const beat = () => vi.advanceTimersByTimeAsync(20_000)

  it('it goes on, with a sign of life, while its session stands', async () => {
    const live = await open(viewer)
    await beat()
    await expect.poll(() => live.text).toContain('event: beat\n')
    expect(live.ended).toBe(false)
  })

  it.each<[string, (ids: { user: string }) => Promise<unknown>]>([
    [
      'is disabled',
      ({ user }) => database().user.update({ where: { id: user }, data: { disabledAt: new Date() } }),
    ],
    [
      'has another role',
      ({ user }) => database().user.update({ where: { id: user }, data: { role: 'member' } }),
    ],
    [
      'is idle too long',
      ({ user }) =>
        database().session.updateMany({ where: { userId: user }, data: { lastSeenAt: new Date(0) } }),
    ],
    ['is gone', ({ user }) => database().user.delete({ where: { id: user } })],
  ])('it ends within a minute when its user %s', async (_, decide) => {
    const actor = await signedIn('viewer')
    const live = await open(await browserOf(actor.sessionId))
    await decide({ user: actor.id })
    await beat()
    await expect.poll(() => live.ended).toBe(true)
    expect(live.text.endsWith('event: signed-out\ndata: {}\n\n')).toBe(true)
  })

  it('or signs out, or its key is revoked; and tells nothing more then', async () => {
    const actor = await signedIn('viewer')
    const streamOfUser = await open(await browserOf(actor.sessionId))
    const streamOfKey = await open(await program(['events:read']))
    await endSession(actor)
    await database().apiKey.updateMany({ data: { revokedAt: new Date() } })
    await beat()
    for (const live of [streamOfUser, streamOfKey]) await expect.poll(() => live.ended).toBe(true)
    const told = streamOfUser.text
    await change('connection.recovered')
    expect(streamOfUser.text).toBe(told)
  })

  it('the process stops: every stream ends with a hint when to come back', async () => {
    const live = await open(viewer)
    await expect.poll(() => live.text).toContain('hello')
    closeStreams()
    await expect.poll(() => live.ended).toBe(true)
    expect(live.text.endsWith('retry: 1000\n\n')).toBe(true)
    expect(streams().size).toBe(0)
  })
})
