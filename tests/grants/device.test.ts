import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { endSession } from '@/lib/operations/end-session'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { resolveReplacement } from '@/lib/operations/resolve-replacement'
import { saveSetup } from '@/lib/operations/save-setup'
import { withdrawDeviceCode } from '@/lib/operations/withdraw-device-code'
import { database } from '@/lib/store/database'
import { signedIn } from '../support/house'
import { clients } from '../support/oauth-server'
import { deviceHouse, webOnly } from './device-house'

const house = deviceHouse()

describe('a code that is entered elsewhere', () => {
  it('is shown with where to enter it, and with no secret', async () => {
    const connection = await house.begin()
    expect(connection).toMatchObject({ status: 'connecting', connectBy: ['device'] })
    expect(connection.device).toMatchObject({
      userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
      verificationUri: `${house.server.issuer}/device`,
    })
    expect(connection.device?.verificationUriComplete).toContain(connection.device?.userCode)
    const row = await house.attempt()
    expect(row.pollInterval).toBe(1)
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeLessThanOrEqual(120_000)
    const [event] = (await listEvents(house.admin, { count: 1 })).events
    expect(event).toMatchObject({ type: 'connection.connecting', actor: { id: house.admin.id } })
    expect(JSON.stringify([event, connection])).not.toContain('device_code')
    expect(JSON.stringify(event)).not.toContain(connection.device?.userCode)
  })

  it('is not for whoever may not connect', async () => {
    await house.begin()
    const viewer = await signedIn('viewer')
    const key: Actor = {
      ...{ type: 'api_key', id: 'k', name: 'ci', scopes: ['connections:read', 'connections:write'] },
      ...{ integrationIds: [], requestId: 'r', address: null },
    }
    for (const reader of [viewer, key]) expect((await readConnection(reader, house.slug)).device).toBeNull()
    expect((await readConnection(await signedIn('member'), house.slug)).device).not.toBeNull()
    await expect(house.begin(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawDeviceCode(viewer, house.slug)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is asked about until it is entered; then it is a connection like any other', async () => {
    const begun = await house.begin()
    expect((await house.poll()).device?.userCode).toBe(begun.device?.userCode)
    expect((await house.poll()).status).toBe('connecting')
    await house.enter(begun, { login: 'alice' })
    expect(await house.poll()).toMatchObject({
      ...{ status: 'connected', renewable: true, device: null, lastAttempt: null, missingScopes: [] },
      account: { id: 'alice', email: 'alice@example.test' },
    })
    expect((await house.questions()).map(({ error }) => error)).toEqual([
      'authorization_pending',
      'authorization_pending',
      null,
    ])
    const { events } = await listEvents(house.admin, { count: 2 })
    expect(events.map(({ type, actor }) => [type, actor.id])).toEqual([
      ['connection.identified', house.admin.id],
      ['connection.connected', house.admin.id],
    ])
    expect(await house.attempt()).toMatchObject({ pollAt: null, pendingGrant: null, outcome: 'connected' })
    await house.poll()
    expect(await house.questions()).toHaveLength(3)
  })

  it('of the same account reconnects without a question; of another it asks first', async () => {
    await house.enter(await house.begin(), { login: 'alice' })
    expect(await house.poll()).toMatchObject({ replacement: null, account: { id: 'alice' } })
    await house.enter(await house.begin(), { login: 'bob' })
    const asked = await house.poll()
    expect(asked).toMatchObject({ account: { id: 'alice' }, replacement: { account: { id: 'bob' } } })
    const replaced = await resolveReplacement(
      house.admin,
      asked.replacement?.authorizationId ?? '',
      'replace',
    )
    expect(replaced).toMatchObject({ status: 'connected', account: { id: 'bob' }, replacement: null })
  })
})

describe('a code that comes to nothing', () => {
  it('because it was refused there, says so and takes nothing away', async () => {
    const begun = await house.begin()
    await house.enter(begun, { decision: 'cancel' })
    expect(await house.poll()).toMatchObject({
      ...{ status: 'connected', device: null },
      lastAttempt: { failure: { code: 'cancelled', message: 'You cancelled at Gadget.' } },
    })
    await house.poll()
    expect(await house.questions()).toHaveLength(1)
  })

  it('because nobody entered it in time, says so: by our clock, or in the provider’s word', async () => {
    await house.begin()
    await database().authorization.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await house.poll()).lastAttempt?.failure.code).toBe('code_expired')
    expect(await house.questions()).toEqual([])
    await house.begin()
    await house.server.inject('expired_token')
    expect((await house.poll()).lastAttempt?.failure).toMatchObject({
      code: 'code_expired',
      next: 'Connect again to get a new code.',
    })
  })

  it('because it was withdrawn here, is not asked about any more', async () => {
    await house.begin()
    const connection = await withdrawDeviceCode(house.admin, house.slug)
    expect(connection).toMatchObject({ device: null, lastAttempt: { failure: { code: 'withdrawn' } } })
    await house.poll()
    expect(await house.questions()).toEqual([])
    const before = await listEvents(house.admin, { count: 1 })
    await withdrawDeviceCode(house.admin, house.slug)
    expect(await listEvents(house.admin, { count: 1 })).toEqual(before)
  })

  it('withdrawn while its tokens are on their way, changes nothing and gives them back', async () => {
    await disconnectConnection(house.admin, house.slug)
    await house.enter(await house.begin(), { login: 'carol' })
    await house.server.inject('late')
    const polled = house.poll()
    await expect.poll(house.server.waiting).toBe(0)
    await withdrawDeviceCode(house.admin, house.slug)
    expect(await polled).toMatchObject({ status: 'not_connected', account: null })
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]?.type).toBe('token.revoked')
  })

  it('because a newer one was asked for, is forgotten: only the newest is asked about', async () => {
    const first = await house.begin()
    const second = await house.begin()
    expect(second.device?.userCode).not.toBe(first.device?.userCode)
    await house.poll()
    expect(await house.questions()).toHaveLength(1)
  })

  it('because the set-up was changed meanwhile, is asked about no more', async () => {
    await house.begin()
    const { client_id, client_secret } = clients.basic
    await saveSetup(house.admin, house.slug, { fields: { client_id, client_secret } })
    expect((await house.poll()).lastAttempt?.failure.code).toBe('setup_changed')
    expect(await house.questions()).toEqual([])
  })

  it('because whoever asked has signed out, or may not connect any more', async () => {
    const member = await signedIn('member')
    await house.begin(member)
    await endSession(member, member.sessionId)
    expect((await house.poll()).lastAttempt?.failure.code).toBe('session_over')
    const other = await signedIn('member')
    await house.begin(other)
    await database().user.update({ where: { id: other.id }, data: { role: 'viewer' } })
    expect((await house.poll()).lastAttempt?.failure.code).toBe('session_over')
    expect(await house.questions()).toEqual([])
  })

  it('does not make the one who asked look present', async () => {
    await house.begin()
    const long = new Date(Date.now() - 3_600_000)
    await database().session.update({ where: { id: house.admin.sessionId }, data: { lastSeenAt: long } })
    await house.poll()
    const session = await database().session.findUnique({ where: { id: house.admin.sessionId } })
    expect(session?.lastSeenAt).toEqual(long)
  })
})

describe('how often it is asked about', () => {
  it('slow_down is for good, and each one more', async () => {
    await house.begin()
    await house.server.inject('slow_down', 'slow_down')
    await house.poll()
    expect((await house.attempt()).pollInterval).toBe(6)
    await house.poll()
    expect((await house.attempt()).pollInterval).toBe(11)
    await house.poll()
    const { pollInterval, pollAt } = await house.attempt()
    expect(pollInterval).toBe(11)
    expect(pollAt?.getTime()).toBeGreaterThan(Date.now() + 9_000)
  })

  it('an answer that does not come makes it rarer, and ends nothing', async () => {
    const begun = await house.begin()
    await house.server.inject('503', '429', 'temporarily_unavailable')
    for (const interval of [2, 4, 8]) {
      expect((await house.poll()).device).not.toBeNull()
      expect((await house.attempt()).pollInterval).toBe(interval)
    }
    await house.enter(begun, { login: 'alice' })
    expect((await house.poll()).status).toBe('connected')
  })
})

describe('a provider by consent that offers codes too', () => {
  it('is connected with one as the second way', async () => {
    house.slug = 'both'
    const begun = await house.begin()
    expect(begun.connectBy).toEqual(['redirect', 'device'])
    await house.enter(begun, { login: 'alice' })
    expect(await house.poll()).toMatchObject({ status: 'connected', account: { id: 'alice' } })
  })

  it('but does not let this application use them: the attempt says so, the set-up is not to blame', async () => {
    house.slug = 'both'
    const { client_id, client_secret } = webOnly
    await saveSetup(house.admin, 'both', { fields: { client_id, client_secret } })
    expect(await house.begin()).toMatchObject({
      ...{ status: 'connected', device: null },
      lastAttempt: { failure: { code: 'code_not_offered' } },
    })
  })
})
