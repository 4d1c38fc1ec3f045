import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeStreams, streams } from '@/lib/api/streams'
import { systemActor } from '@/lib/core/actor'
import { bus } from '@/lib/events/bus'
import { changeRole, disableUser } from '@/lib/operations/change-person'
import { createApiKey } from '@/lib/operations/create-api-key'
import { endSession } from '@/lib/operations/end-session'
import { announce } from '@/lib/operations/record-event'
import { revokeApiKey } from '@/lib/operations/revoke-api-key'
import { database } from '@/lib/store/database'
import { listen } from '@/lib/store/listen'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { browserOf } from './callers'
import { change, open, settle } from './live'

type Somebody = Awaited<ReturnType<typeof signedIn>>

let admin: Somebody

beforeAll(async () => {
  await openHouse([])
  bus().start(listen)
  admin = await signedIn()
})
// Whatever ends here does not wait for a beat.
beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => {
  vi.useRealTimers()
  closeStreams()
})
afterAll(async () => {
  await bus().close()
  await closeHouse()
})

describe('R05 a live stream', () => {
  it.each<[string, (who: Somebody) => Promise<void>]>([
    ['is disabled', (who) => disableUser(admin, who.id)],
    ['gets another role', (who) => changeRole(admin, who.id, 'member')],
    ['ends the session', (who) => endSession(who)],
  ])('ends at once when its user %s, and tells nothing of what comes after', async (_, act) => {
    const who = await signedIn('viewer')
    const [live, other] = [
      await open(await browserOf(who.sessionId)),
      await open(await browserOf(admin.sessionId)),
    ]
    await expect.poll(() => live.text).toContain('hello')
    await act(who)
    await expect.poll(() => live.ended).toBe(true)
    await change('connection.validated', crypto.randomUUID())
    await settle(other)
    expect(live.text.endsWith('event: signed-out\ndata: {}\n\n')).toBe(true)
    expect(other.ended).toBe(false)
  })

  it('goes on when the session that ended is another one', async () => {
    const who = await signedIn('viewer')
    const live = await open(await browserOf(who.sessionId))
    await expect.poll(() => live.text).toContain('hello')
    await announce(systemActor('test'), { type: 'session.ended', target: who.email })
    await settle(live)
    expect(live.ended).toBe(false)
    expect(streams().size).toBe(1)
  })
})

describe('H02 a live stream by an API key', () => {
  const keyed = async () => {
    const { id, key } = await createApiKey(admin, { name: 'Watcher', scopes: ['events:read'] })
    const live = await open({ authorization: `Bearer ${key}` })
    await expect.poll(() => live.text).toContain('hello')
    return { id, live }
  }

  it('ends at once when the key is revoked, and those of other keys go on', async () => {
    const [one, other] = [await keyed(), await keyed()]
    await revokeApiKey(admin, one.id)
    await expect.poll(() => one.live.ended).toBe(true)
    expect(one.live.text.endsWith('event: signed-out\ndata: {}\n\n')).toBe(true)
    await settle(other.live)
    expect(other.live.ended).toBe(false)
  })

  it('H07 ends at its next beat once the key has expired', async () => {
    const { id, live } = await keyed()
    await database().apiKey.update({ where: { id }, data: { expiresAt: new Date() } })
    await vi.advanceTimersByTimeAsync(20_000)
    await expect.poll(() => live.ended).toBe(true)
  })
})
