import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ORGANISATION } from '@/lib/core/ownership'
import { deleteIntegration } from '@/lib/operations/delete-integration'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { listEvents } from '@/lib/operations/list-events'
import { purge } from '@/lib/operations/purge'
import { readConnection } from '@/lib/operations/read-connection'
import { refreshAndRead, targetOf } from '@/lib/operations/refresh-connection'
import { resolveReplacement } from '@/lib/operations/resolve-replacement'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { grantedIn } from '../support/granted'
import { signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { faultyHouse, hurry, SECRET } from './faulty-house'

const house = faultyHouse()
let slug: string

beforeAll(async () => {
  slug = await house.setUp('faulty')
})

afterEach(() => vi.restoreAllMocks())

const row = () => named(slug)

async function named(slug: string) {
  const connection = await findConnection({ by: 'name', slug, name: 'default' })
  if (!connection) throw new Error('no connection')
  return connection
}

async function lastEvents(count: number) {
  const { events } = await listEvents(house.admin, { count })
  return events
}

describe('a grant that was given', () => {
  it.each([
    ['userinfo answers 500', { status: 500 }],
    ['userinfo answers nonsense', { body: 'not json', contentType: 'text/plain' }],
    ['userinfo names nobody', { body: {} }],
  ])('P16 is kept though %s', async (_, fault) => {
    await disconnectConnection(house.admin, slug)
    house.server.set('userinfo', fault)
    const connection = await house.connect(slug)
    expect(connection).toMatchObject({ status: 'connected', account: null, renewable: true })
    expect(grantedIn(await row())?.accessToken).toBe('access-1')
  })

  it('P06 is kept though userinfo never answers', async () => {
    await disconnectConnection(house.admin, slug)
    house.server.set('userinfo', { manner: 'silence' })
    hurry()
    expect(await house.connect(slug)).toMatchObject({ status: 'connected', account: null })
  })

  it('comes with what the redirect told, where the provider’s data asks for it, and a refresh leaves that', async () => {
    const urls = house.server.urls
    const company = await house.setUp('company', {
      oauth2: {
        authorizationUrl: urls.authorize,
        tokenUrl: urls.token,
        issuer: house.server.origin,
        grant: 'authorization_code',
        scopes: [],
        tokenAuthMethod: 'client_secret_post',
        keepFromRedirect: ['realmId'],
      },
    })
    const callback = await house.consentTo(company)
    callback.searchParams.set('realmId', '4620816365')
    callback.searchParams.set('other', 'dropped')
    await house.finish(callback)
    expect((await named(company)).data).toEqual({ realmId: '4620816365' })
    await refreshAndRead(house.admin, targetOf(await named(company)), { force: true })
    const after = await named(company)
    expect([after.data, grantedIn(after)?.accessToken]).toEqual([{ realmId: '4620816365' }, 'access-2'])
  })

  it('B17 shows the scopes that were not granted', async () => {
    await disconnectConnection(house.admin, slug)
    house.server.set('token', { body: { access_token: 'a', token_type: 'bearer', scope: 'other' } })
    expect(await house.connect(slug)).toMatchObject({
      ...{ askedScopes: ['read'], grantedScopes: ['other'], missingScopes: ['read'] },
      ...{ renewable: false, expiresAt: null, status: 'connected' },
    })
  })

  it('of an account that cannot be told does not take another one’s place unasked', async () => {
    await disconnectConnection(house.admin, slug)
    await house.connect(slug)
    house.server.reset()
    house.server.set('userinfo', { status: 500 })
    house.server.set('token', { body: { access_token: 'another', token_type: 'bearer' } })
    const asked = await house.connect(slug)
    expect(asked.account?.id).toBe('alice')
    expect(asked.replacement).not.toBeNull()
    const kept = await resolveReplacement(house.admin, asked.replacement?.authorizationId ?? '', 'discard')
    expect(kept).toMatchObject({ account: { id: 'alice' }, replacement: null })
    expect(house.server.received('revoke')).toHaveLength(1)
  })

  it('A16 of another account waits a day for a decision, and is then given back', async () => {
    await disconnectConnection(house.admin, slug)
    await house.connect(slug)
    house.server.set('userinfo', { body: { sub: 'bob' } })
    house.server.set('token', { body: { access_token: 'bobs', token_type: 'bearer' } })
    const { replacement } = await house.connect(slug)
    expect(Date.parse(replacement?.expiresAt ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000)
    house.server.reset()
    await purge()
    expect(house.server.hits('revoke')).toBe(0)
    await database().authorization.updateMany({
      where: { id: replacement?.authorizationId ?? '' },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    await purge()
    await purge()
    expect(house.server.hits('revoke')).toBe(1)
    const late = resolveReplacement(house.admin, replacement?.authorizationId ?? '', 'replace')
    await expect(late).rejects.toMatchObject({ code: 'not_found' })
  })

  it('two decisions at once: one counts, and the grant is given back once', async () => {
    house.server.set('userinfo', { body: { sub: 'carol' } })
    house.server.set('token', { body: { access_token: 'carols', token_type: 'bearer' } })
    const { replacement } = await house.connect(slug)
    const id = replacement?.authorizationId ?? ''
    house.server.reset()
    await Promise.allSettled([1, 2, 3].map(() => resolveReplacement(house.admin, id, 'discard')))
    expect(house.server.hits('revoke')).toBe(1)
  })

  it('of the very token that is in use is a reconnect, and is never given back', async () => {
    await disconnectConnection(house.admin, slug)
    house.server.set('token', { body: { access_token: 'always-the-same', token_type: 'bearer' } })
    const before = await house.connect(slug)
    const after = await house.connect(slug)
    expect(Date.parse(after.connectedAt ?? '')).toBeGreaterThan(Date.parse(before.connectedAt ?? ''))
    expect((await lastEvents(2)).map(({ type }) => type)).toContain('connection.reconnected')
    expect(await database().authorization.count({ where: { pendingGrant: { not: null } } })).toBe(0)

    house.server.set('userinfo', { body: { sub: 'somebody else' } })
    const { replacement } = await house.connect(slug)
    house.server.reset()
    await resolveReplacement(house.admin, replacement?.authorizationId ?? '', 'discard')
    expect(house.server.hits('revoke')).toBe(0)
    expect((await validateConnection(house.admin, slug)).check.status).toBe('ok')
  })

  it('nobody decides about somebody else’s connection', async () => {
    await disconnectConnection(house.admin, slug)
    await house.connect(slug)
    house.server.set('userinfo', { body: { sub: 'dave' } })
    const { replacement, id } = await house.connect(slug)
    const authorizationId = replacement?.authorizationId ?? ''
    const owner = { ownerType: 'user' as const, ownerId: crypto.randomUUID() }
    await database().connection.update({ where: { id }, data: owner })
    const member = await signedIn('member')
    for (const decision of ['replace', 'discard'] as const)
      expect(await refusalOf(resolveReplacement(member, authorizationId, decision))).toBe('forbidden')
    await database().connection.update({ where: { id }, data: ORGANISATION })
    expect(await resolveReplacement(member, authorizationId, 'discard')).toMatchObject({ replacement: null })
  })

  it('a viewer may not decide', async () => {
    const decision = resolveReplacement(await signedIn('viewer'), crypto.randomUUID(), 'replace')
    await expect(decision).rejects.toMatchObject({ code: 'forbidden' })
    for (const id of [crypto.randomUUID(), 'nonsense', ''])
      await expect(resolveReplacement(house.admin, id, 'replace')).rejects.toMatchObject({
        code: 'not_found',
      })
  })
})

describe('letting go', () => {
  it.each([
    ['answers 500', { status: 500 }],
    ['breaks off', { manner: 'cut' as const }],
    [
      'echoes our secrets',
      { status: 400, body: { error: 'x', error_description: `${SECRET} refresh-1 access-1` } },
    ],
  ])('P26 a revocation that %s costs the credential all the same, and is told', async (_, fault) => {
    await house.connect(slug)
    house.server.set('revoke', fault)
    const { connection, revocation } = await disconnectConnection(house.admin, slug)
    expect(revocation).toBe('failed')
    expect(connection.status).toBe('not_connected')
    expect((await row()).credential).toBeNull()
    const [last] = await lastEvents(1)
    expect(last).toMatchObject({ type: 'token.revoke_failed', outcome: 'failure', target: slug })
    expect(JSON.stringify(last)).not.toMatch(new RegExp(`${SECRET}|refresh-1|access-1`))
  })

  it('P26 nor does a revocation that never answers keep it', async () => {
    await house.connect(slug)
    house.server.set('revoke', { manner: 'silence' })
    hurry()
    expect((await disconnectConnection(house.admin, slug)).revocation).toBe('failed')
    expect((await row()).credential).toBeNull()
  })

  it('twice is once', async () => {
    await house.connect(slug)
    await disconnectConnection(house.admin, slug)
    expect((await disconnectConnection(house.admin, slug)).revocation).toBe('not_offered')
    expect(house.server.hits('revoke')).toBe(1)
  })

  it('of a whole integration takes its connections along and gives their grants back', async () => {
    const other = await house.setUp('other')
    const { id } = await house.connect(other)
    await deleteIntegration(house.admin, other)
    await expect(readConnection(house.admin, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await database().connection.count({ where: { id } })).toBe(0)
    expect(await database().authorization.count({ where: { connectionId: id } })).toBe(0)
    expect(house.server.hits('revoke')).toBe(1)
    await expect(deleteIntegration(house.admin, other)).rejects.toMatchObject({ code: 'not_found' })
  })
})
