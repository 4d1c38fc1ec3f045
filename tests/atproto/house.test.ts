import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { systemActor } from '@/lib/core/actor'
import { isPatchbayError } from '@/lib/core/errors'
import { addConnection } from '@/lib/operations/add-connection'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { readConnection } from '@/lib/operations/read-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { refreshConnection, targetOf } from '@/lib/operations/refresh-connection'
import { saveSetup } from '@/lib/operations/save-setup'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { type Names, startNames } from '../support/atproto-names'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { comeBack, connectAs, setUpAtproto } from './local-network'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

let peer: AtprotoPeer
let alice: AtprotoAccount
let bob: AtprotoAccount
let admin: Actor & UserActor
let slug: string
let names: Names

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it did not fail',
    (error) => (isPatchbayError(error) ? error.code : String(error)),
  )

const row = async (key = slug, name = 'default') => {
  const found = await findConnection({ by: 'name', slug: key, name })
  if (!found) throw new Error('no such connection')
  return found
}

const outcomes = async () =>
  (
    await database().authorization.findMany({
      where: { outcome: { not: null } },
      orderBy: { createdAt: 'asc' },
      select: { outcome: true },
    })
  ).map(({ outcome }) => outcome)

describe.skipIf(missing !== null)('AT Protocol through Patchbay', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    alice = await peer.createAccount('alice', { displayName: 'Alice Example' })
    bob = await peer.createAccount('bob')
    names = await startNames([`did=${alice.did}`])
    process.env.PATCHBAY_DNS_SERVERS = names.address
    await openHouse(peer.endpoints)
    admin = await signedIn()
    slug = await setUpAtproto(admin, peer)
  }, 60_000)
  afterAll(async () => {
    await closeHouse()
    names?.stop()
    await peer?.stop()
  })

  it('connects an account, names it, and knows that it works', async () => {
    const { result, back } = await connectAs(admin, slug, alice)
    expect(result).toMatchObject({ type: 'finished', slug, name: 'default' })
    expect(back.hostname).toBe('127.0.0.1')
    const connection = await readConnection(admin, slug)
    expect(connection).toMatchObject({
      status: 'connected',
      account: { id: alice.did, name: `Alice Example (@${alice.handle})` },
    })
    expect((await row()).grantedScopes).toEqual(['atproto', 'transition:generic'])
  })

  it('tests a connection at the account’s own server', async () => {
    await peer.forget()
    const { check } = await validateConnection(admin, slug)
    expect(check).toMatchObject({ failure: null })
    const asked = (await peer.requests()).filter(({ path }) => path.startsWith('/xrpc/'))
    expect(asked[0]?.path).toBe('/xrpc/com.atproto.server.getSession')
    expect(asked[0]?.authorization).toMatch(/^DPoP /)
  })

  it('keeps nothing of a session in the open', async () => {
    const { accessToken } = (await freshCredential(admin, slug).catch(() => ({}))) as { accessToken?: string }
    const text = JSON.stringify(await database().connection.findMany(), (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(text).not.toContain('"kty"')
    if (accessToken) expect(text).not.toContain(accessToken)
  })

  it('refreshes under the lease: ten at once are one refresh, and the session goes on', async () => {
    await peer.forget()
    const target = targetOf(await row())
    const system = systemActor('test')
    const failures = await Promise.all(Array.from({ length: 10 }, () => refreshConnection(system, target)))
    expect(failures).toEqual(Array(10).fill(null))
    const taken = (await peer.requests()).filter(
      ({ path, status }) => path === '/oauth/token' && status === 200,
    )
    expect(taken).toHaveLength(1)
    expect((await row()).credentialVersion).toBe(target.credentialVersion + 1)
    expect((await validateConnection(admin, slug)).check.failure).toBeNull()
  })

  it('has several accounts, and several sessions of one account, side by side', async () => {
    const before = await peer.tokens(alice.did)
    await addConnection(admin, slug, 'bob')
    await addConnection(admin, slug, 'alice-again')
    await connectAs(admin, slug, bob, { connection: 'bob' })
    await connectAs(admin, slug, alice, { connection: 'alice-again' })
    expect(await peer.tokens(alice.did)).toBe(before + 1)
    for (const name of ['default', 'bob', 'alice-again'])
      expect((await validateConnection(admin, `${slug}:${name}`)).check.failure).toBeNull()
    expect((await row(slug, 'bob')).accountId).toBe(bob.did)
  })

  it('disconnecting ends the session at the server, and no other', async () => {
    const before = await peer.tokens(alice.did)
    await disconnectConnection(admin, `${slug}:alice-again`)
    expect(await peer.tokens(alice.did)).toBe(before - 1)
    expect((await validateConnection(admin, slug)).check.failure).toBeNull()
  })

  it('a session that was ended at the server needs a person again', async () => {
    await peer.revokeTokens(bob.did)
    await validateConnection(admin, `${slug}:bob`)
    expect((await readConnection(admin, `${slug}:bob`)).status).toBe('needs_reauth')
    // Whose account it is, is known: reconnecting asks nothing.
    const begun = await beginAuthorization(admin, {
      integration: slug,
      connection: 'bob',
      browser: randomToken(),
    })
    expect(new URL(begun.url).origin).toBe(peer.pds)
  })

  it.each([
    ['cancelled', { decision: 'reject' as const }],
    ['issuer_mismatch', { change: (back: URL) => back.searchParams.set('iss', 'https://other.example.com') }],
    ['invalid_callback_request', { change: (back: URL) => back.searchParams.delete('iss') }],
    ['token_validation_failed', { change: (back: URL) => back.searchParams.set('code', 'cod-nonsense') }],
  ])('an attempt that ends as %s takes nothing away', async (code, options) => {
    const before = (await row()).credentialVersion
    await connectAs(admin, slug, alice, options)
    expect((await outcomes()).at(-1)).toBe(code)
    expect((await row()).credentialVersion).toBe(before)
    expect((await readConnection(admin, slug)).status).toBe('connected')
  })

  it('a redirect that comes twice redeems once', async () => {
    await peer.forget()
    const { back, browser } = await connectAs(admin, slug, alice)
    expect(await comeBack(admin, back, browser)).toMatchObject({ type: 'finished' })
    const taken = (await peer.requests()).filter(
      ({ path, status }) => path === '/oauth/token' && status === 200,
    )
    expect(taken).toHaveLength(1)
  })

  it('somebody else than was named is not connected', async () => {
    await addConnection(admin, slug, 'wrong')
    await connectAs(admin, slug, bob, { typed: alice.did, connection: 'wrong' })
    expect((await outcomes()).at(-1)).toBe('token_validation_failed')
    expect((await row(slug, 'wrong')).credential).toBeNull()
  })

  it('takes scopes by their form, and asks for what was chosen', async () => {
    const other = await setUpAtproto(admin, peer)
    const save = (scopes: string[]) => saveSetup(admin, other, { fields: {}, scopes })
    expect(await refusalOf(save(['transition:everything']))).toBe('invalid_input')
    await save(['repo:app.bsky.feed.post?action=create', 'transition:email'])
    await connectAs(admin, other, alice)
    // In its own words, where its server does not know one.
    await save(['include:com.example.authBasic'])
    const begun = beginAuthorization(admin, {
      integration: other,
      browser: randomToken(),
      account: alice.did,
    })
    await expect(begun).rejects.toMatchObject({
      code: 'authorization_url_failed',
      message: expect.stringMatching(/the scopes in the set-up.*own words: “.*com\.example\.authBasic.*”$/),
    })
    expect((await row(other)).grantedScopes).toContain('atproto')
  })

  it('says as what servers know this install, and asks whose account it is until it knows', async () => {
    const other = await setUpAtproto(admin, peer)
    const view = await readIntegration(admin, other)
    expect(view).toMatchObject({
      ...{ ready: true, redirectUri: 'http://127.0.0.1:3000/oauth2/callback' },
      ownClient: { kind: 'loopback', fault: null, publicUrl: PUBLIC_URL },
      connections: [{ asksAccount: true, account: null }],
    })
    const id = new URL(view.ownClient?.id ?? '')
    expect(id.searchParams.get('redirect_uri')).toBe(view.redirectUri)
    expect(id.searchParams.get('scope')).toBe('atproto transition:generic')
  })

  it('finds an account by a handle in real DNS', async () => {
    expect(
      await refusalOf(
        beginAuthorization(admin, { integration: slug, browser: randomToken(), account: bob.handle }),
      ),
    ).toBe('invalid_handle')
    await addConnection(admin, slug, 'by-handle')
    await connectAs(admin, slug, alice, { typed: `@${alice.handle.toUpperCase()}`, connection: 'by-handle' })
    expect((await readConnection(admin, `${slug}:by-handle`)).account?.id).toBe(alice.did)
  })

  it('shows the handle that an account has since, when it is tested', async () => {
    await peer.changeHandle(alice.did, 'alice-anew.test')
    await validateConnection(admin, slug)
    expect((await readConnection(admin, slug)).account?.name).toBe('Alice Example (@alice-anew.test)')
  })

  it('says why it cannot begin', async () => {
    const begin = (account: string, connection = 'wrong') =>
      refusalOf(beginAuthorization(admin, { integration: slug, connection, browser: randomToken(), account }))
    expect(await begin('')).toBe('missing_handle')
    expect(await begin('not a handle')).toBe('invalid_handle')
    expect(await begin('did:plc:aaaaaaaaaaaaaaaaaaaaaaaa')).toBe('invalid_handle')
    expect(await begin(peer.plc)).toBe('authorization_server_metadata_failed')
    expect(await begin('https://127.0.0.1:1')).toBe('misconfigured')
  })
})
