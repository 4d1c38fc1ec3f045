import { beforeAll, describe, expect, it, vi } from 'vitest'
import { MOST_STREAMS, streams } from '@/lib/api/streams'
import { systemActor } from '@/lib/core/actor'
import { announce } from '@/lib/operations/record-event'
import { lastSequence } from '@/lib/store/events'
import { allBut, ask, type Caller, nobody, person, program } from './callers'
import { change, Live, open, openLiveHouse, settle } from './live'

const one = crypto.randomUUID()
const two = crypto.randomUUID()
let viewer: Caller

openLiveHouse()
beforeAll(async () => {
  viewer = await person('viewer')
})

describe('opening the live stream', () => {
  it('K01 is refused to nobody, and to a key without the scope', async () => {
    for (const [caller, status] of [
      [nobody, 401],
      [{ cookie: 'patchbay.session=forged' }, 401],
      [await program(allBut('events:read')), 403],
    ] as const) {
      const { response } = await open(caller)
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toBe('application/json')
    }
    expect(streams().size).toBe(0)
  })

  it('K11 says that nobody may keep, change or hold it back', async () => {
    const { response } = await open(viewer, { origin: 'https://evil.example' })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
    expect(response.headers.has('content-length')).toBe(false)
  })

  it('says hello at once, and when to come back', async () => {
    const live = await open(viewer)
    await expect.poll(() => live.text).toBe('retry: 1000\nevent: hello\ndata: {}\n\n')
  })

  it('K13 the 21st of one user is refused, another user is not, and a closed one makes room', async () => {
    const all = await Promise.all(Array.from({ length: MOST_STREAMS + 1 }, () => open(viewer)))
    expect(all.map(({ response }) => response.status).sort()).toEqual([...Array(MOST_STREAMS).fill(200), 429])
    expect((await open(await person('viewer'))).response.status).toBe(200)
    await all.find(({ response }) => response.status === 200)?.reader?.cancel()
    expect((await open(viewer)).response.status).toBe(200)
  })

  it('K07 one that its client left leaves nothing behind', async () => {
    for (let i = 0; i < 50; i++) await (await open(viewer)).reader?.cancel()
    expect(streams().size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('what the live stream tells', () => {
  it('a change within a second, by id, type and status, and nothing that anybody typed', async () => {
    const live = await open(viewer)
    await settle(live)
    const begun = performance.now()
    await announce(systemActor('a <b>name</b>'), {
      ...{ type: 'connection.degraded', integrationId: one, connectionId: two, target: 'a-target' },
      detail: { status: 'degraded', words: 'CANARY', code: 'timeout' },
    })
    await expect.poll(() => live.changes.at(-1)?.type, { timeout: 1_000 }).toBe('connection.degraded')
    expect(performance.now() - begun).toBeLessThan(1_000)
    const { id, ...signal } = live.changes.at(-1) ?? { id: '' }
    expect(signal).toEqual({
      type: 'connection.degraded',
      integrationId: one,
      connectionId: two,
      status: 'degraded',
    })
    expect(BigInt(id)).toBe(await lastSequence())
    expect(live.text).not.toMatch(/CANARY|a-target|<b>|timeout/)
  })

  it('K04 a status that is none of ours is not passed on', async () => {
    const live = await open(viewer)
    await settle(live)
    await change('connection.validated', one, { status: 'CANARY\n\nevent: evil' })
    await expect.poll(() => live.changes.at(-1)).toMatchObject({ type: 'connection.validated', status: null })
    expect(live.text).not.toContain('evil')
  })

  it('every change once and in order, to each', async () => {
    const lives = await Promise.all([open(viewer), open(viewer), open(await person('admin'))])
    for (const live of lives) await settle(live)
    const from = await lastSequence()
    await Promise.all(Array.from({ length: 40 }, () => change('connection.validated', one)))
    const expected = Array.from({ length: 40 }, (_, i) => String(from + BigInt(i + 1)))
    for (const live of lives)
      await expect
        .poll(() => live.changes.map(({ id }) => id).filter((id) => BigInt(id) > from))
        .toEqual(expected)
  })

  it('K02, K03 no more than may be seen, whatever the address asks for', async () => {
    const key = await program(['events:read'], [one])
    const query = { ...key, accept: 'text/event-stream' }
    const bound = new Live(
      await ask(query, 'GET', `/events?connection=${two}&integrationId=${two}&channel=security`),
    )
    const other = await open(viewer)
    await settle(other)
    const from = await lastSequence()
    await change('security.denied', null)
    await change('connection.validated', two)
    await change('provider.created', null)
    await change('connection.validated', one)
    const seenBy = (live: Live) =>
      live.changes
        .filter(({ id }) => BigInt(id) > from)
        .map(({ type, integrationId }) => `${type} ${integrationId}`)
    await expect.poll(() => seenBy(bound)).toEqual([`connection.validated ${one}`])
    await expect
      .poll(() => seenBy(other))
      .toEqual([`connection.validated ${two}`, 'provider.created null', `connection.validated ${one}`])
  })
})
