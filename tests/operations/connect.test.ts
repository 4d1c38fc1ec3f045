import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { resolveReplacement } from '@/lib/operations/resolve-replacement'
import { validateConnection } from '@/lib/operations/validate-connection'
import { randomToken } from '@/lib/vault/digest'
import { consent, type Person } from '../support/consent'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { localProvider, setUpLocal } from '../support/local-provider'
import { type OAuthServer, startOAuthServer } from '../support/oauth-server'

let server: OAuthServer
let admin: Actor & UserActor
let slug: string
const browser = randomToken()
const redirectUri = `${PUBLIC_URL}/oauth2/callback/local`

beforeAll(async () => {
  server = await startOAuthServer({ redirectUris: [redirectUri] })
  await openHouse([new URL(server.issuer).host])
  admin = await signedIn()
  slug = await setUpLocal(admin, localProvider(server.issuer))
}, 60_000)

afterAll(async () => {
  await server.stop()
  await closeHouse()
})

/** Goes to the provider and back, up to the callback's address. */
async function consentTo(person: Person = {}): Promise<URL> {
  const { url } = await beginAuthorization(admin, { integration: slug, browser })
  return consent(url, redirectUri, person)
}

function finish(callback: URL, by: Actor = admin, from: string | null = browser) {
  return completeAuthorization(by, { query: callback.searchParams, path: callback.pathname, browser: from })
}

async function connect(person: Person = {}) {
  await finish(await consentTo(person))
  return readConnection(admin, slug)
}

describe('connecting', () => {
  it('yields a connection that knows its account, scopes and expiry', async () => {
    const connection = await connect({ login: 'alice' })
    expect(connection).toMatchObject({
      status: 'connected',
      renewable: true,
      failure: null,
      missingScopes: [],
    })
    expect(connection.account).toMatchObject({
      id: 'alice',
      picture: `/api/connections/${connection.id}/picture`,
    })
    expect(Date.parse(connection.expiresAt ?? '')).toBeGreaterThan(Date.now() + 3_000_000)
  })

  it('A04 a replayed callback redeems nothing and changes nothing', async () => {
    const callback = await consentTo()
    await finish(callback)
    const before = await readConnection(admin, slug)
    await server.forget()
    expect(await finish(callback)).toMatchObject({ type: 'finished', slug, name: 'default' })
    expect(await server.tokenRequests()).toEqual([])
    expect(await readConnection(admin, slug)).toEqual(before)
  })

  it('A01, B05 a consent is finished by nobody else: no session, another session, another browser', async () => {
    const callback = await consentTo()
    await server.forget()
    const anonymous: Actor = { type: 'anonymous', requestId: admin.requestId, address: null }
    expect(await finish(callback, anonymous)).toEqual({ type: 'refused', code: 'session_missing' })
    expect(await finish(callback, await signedIn())).toEqual({ type: 'refused', code: 'other_session' })
    expect(await finish(callback, { ...admin, sessionId: (await signedIn()).sessionId })).toEqual({
      type: 'refused',
      code: 'other_session',
    })
    expect(await finish(callback, admin, randomToken())).toEqual({ type: 'refused', code: 'other_session' })
    expect(await finish(callback, admin, null)).toEqual({ type: 'refused', code: 'other_session' })
    expect(await server.tokenRequests()).toEqual([])
    // Nor can they burn it.
    await finish(callback)
    expect((await readConnection(admin, slug)).status).toBe('connected')
  })

  it('B02, B04 a state that is missing, empty, altered or unknown is refused before any request', async () => {
    const callback = await consentTo()
    await server.forget()
    const state = callback.searchParams.get('state') ?? ''
    for (const wrong of [
      null,
      '',
      'undefined',
      'null',
      '0',
      randomToken(),
      `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`,
    ]) {
      const forged = new URL(callback)
      if (wrong === null) forged.searchParams.delete('state')
      else forged.searchParams.set('state', wrong)
      expect(await finish(forged)).toMatchObject({ type: 'refused' })
    }
    expect(await server.tokenRequests()).toEqual([])
  })

  it('A06 somebody else’s code in an attempt of ours is refused by the verifier', async () => {
    const before = await readConnection(admin, slug)
    const [foreign, own] = [await consentTo({ login: 'mallory' }), await consentTo()]
    own.searchParams.set('code', foreign.searchParams.get('code') ?? '')
    await finish(own)
    const after = await readConnection(admin, slug)
    expect(after.lastAttempt?.failure.code).toBe('code_refused')
    expect(after.account).toEqual(before.account)
    expect(after.status).toBe('connected')
  })

  it('A07 a denial is calm, closes the attempt, and takes nothing away', async () => {
    const denied = await consentTo({ decision: 'cancel' })
    await finish(denied)
    const connection = await readConnection(admin, slug)
    expect(connection.lastAttempt?.failure).toMatchObject({
      code: 'cancelled',
      message: 'You cancelled at Local.',
    })
    expect(connection.status).toBe('connected')
  })

  it('B10, B12 an answer with another issuer, or without the promised one, is refused before any request', async () => {
    for (const iss of ['https://evil.example', null]) {
      const callback = await consentTo()
      await server.forget()
      if (iss === null) callback.searchParams.delete('iss')
      else callback.searchParams.set('iss', iss)
      await finish(callback)
      expect((await readConnection(admin, slug)).lastAttempt?.failure.code).toBe('issuer_mismatch')
      expect(await server.tokenRequests()).toEqual([])
    }
  })
})

describe('reconnecting', () => {
  it('keeps the connection’s id for the same account', async () => {
    const before = await connect({ login: 'alice' })
    const after = await connect({ login: 'alice' })
    expect(after.id).toBe(before.id)
    expect(after.replacement).toBeNull()
    expect(Date.parse(after.connectedAt ?? '')).toBeGreaterThan(Date.parse(before.connectedAt ?? ''))
  })

  it('A16 asks before another account takes the place of the one that was there', async () => {
    await connect({ login: 'alice' })
    const asked = await connect({ login: 'bob' })
    expect(asked.account?.id).toBe('alice')
    expect(asked.replacement?.account.id).toBe('bob')
    const kept = await resolveReplacement(admin, asked.replacement?.authorizationId ?? '', 'discard')
    expect(kept).toMatchObject({ account: { id: 'alice' }, replacement: null, status: 'connected' })
    expect((await validateConnection(admin, slug)).check.status).toBe('ok')

    const askedAgain = await connect({ login: 'bob' })
    const replaced = await resolveReplacement(admin, askedAgain.replacement?.authorizationId ?? '', 'replace')
    expect(replaced).toMatchObject({ account: { id: 'bob' }, replacement: null, status: 'connected' })
  })
})

describe('testing and disconnecting', () => {
  it('says so when the account’s owner revoked it at the provider', async () => {
    await connect({ login: 'bob' })
    await server.revokeGrants()
    const { check, connection } = await validateConnection(admin, slug)
    // The probe’s 401 led to one refresh, which says why.
    expect(check.failure?.code).toBe('invalid_grant')
    expect(connection).toMatchObject({ status: 'needs_reauth', failure: { action: 'reconnect' } })
  })

  it('clears the credential, keeps the row, and ends the grant at the provider', async () => {
    const before = await connect({ login: 'bob' })
    const { connection, revocation } = await disconnectConnection(admin, slug)
    expect(revocation).toBe('revoked')
    expect(connection).toMatchObject({
      id: before.id,
      status: 'not_connected',
      account: null,
      grantedScopes: [],
    })
    const { events } = await listEvents(admin, { count: 2 })
    expect(events.map(({ type }) => type)).toEqual(['token.revoked', 'connection.disconnected'])
  })
})
