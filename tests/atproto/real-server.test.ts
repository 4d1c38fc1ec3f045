import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAccount } from '@/lib/atproto/account'
import { type AtprotoProof, beginAuthorization, finishAuthorization } from '@/lib/atproto/authorization'
import { type AtprotoSession, refreshSession, revokeSession } from '@/lib/atproto/session'
import type { ProviderFailure } from '@/lib/core/failure'
import { atprotoConsent } from '../support/atproto-consent'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { announce, LOOPBACK_REDIRECT, loopbackAtproto, type PeerAtproto } from './peer-doors'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

let peer: AtprotoPeer
let alice: AtprotoAccount
let bob: AtprotoAccount
let atproto: PeerAtproto

const failureOf = (promise: Promise<unknown>): Promise<ProviderFailure> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  )

const codeOf = async (promise: Promise<unknown>) => (await failureOf(promise)).code

const begin = (text: string, from = atproto) =>
  beginAuthorization({
    ...{ atproto: from, account: readAccount(text), redirectUri: LOOPBACK_REDIRECT },
    scopes: ['transition:generic'],
  })

const finish = (proof: AtprotoProof, redirect: URL, from = atproto) => {
  const query = redirect.searchParams
  const response = { code: query.get('code'), state: query.get('state') ?? '', iss: query.get('iss') }
  // What is kept of an attempt is kept as JSON.
  const kept = JSON.parse(JSON.stringify(proof))
  return finishAuthorization({ atproto: from, proof: kept, redirectUri: LOOPBACK_REDIRECT, response })
}

async function connect(account: AtprotoAccount, text = account.handle): Promise<AtprotoSession> {
  const begun = await begin(text)
  return finish(begun.proof, await atprotoConsent(begun.url, { ...account, username: account.handle }))
}

describe.skipIf(missing !== null)('AT Protocol with a real PDS and directory', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    alice = await peer.createAccount('alice')
    bob = await peer.createAccount('bob')
    atproto = loopbackAtproto(peer)
    announce(atproto, alice)
    announce(atproto, bob)
  }, 60_000)
  afterAll(() => peer?.stop())

  it('a handle, with its @ and in any case, leads to its account’s own server', async () => {
    const { url, issuer, proof } = await begin(' @Alice.TEST ')
    expect(issuer).toBe(peer.pds)
    expect(proof.did).toBe(alice.did)
    const { origin, searchParams } = new URL(url)
    expect(origin).toBe(peer.pds)
    expect([...searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
  })

  it('the pushed request is proven by the key that the session keeps', async () => {
    await peer.forget()
    const { proof } = await begin(alice.handle)
    const pushed = (await peer.requests()).filter(({ path }) => path === '/oauth/par')
    const { jwk } = headerOf(pushed.at(-1)?.dpop)
    expect(pushed.at(-1)?.status).toBe(201)
    expect(jwk).toEqual(publicPartOf(proof.flow.dpopJwk))
  })

  it('a code becomes a session of the account, at its PDS', async () => {
    const session = await connect(alice)
    expect(session).toMatchObject({ did: alice.did, issuer: peer.pds, pds: peer.pds })
    expect(session.scopes).toEqual(['atproto', 'transition:generic'])
    expect(session.refreshToken).toBeTypeOf('string')
    expect(session.auth).toEqual({ method: 'none' })
    expect(Date.parse(session.expiresAt ?? '')).toBeGreaterThan(Date.now())
  })

  it.each(['did', 'host'])('somebody may begin with their %s', async (kind) => {
    const session = await connect(alice, kind === 'did' ? alice.did : peer.pds)
    expect(session.did).toBe(alice.did)
  })

  it('a second session of an account does not end the first', async () => {
    const before = await peer.tokens(alice.did)
    const [first, second] = [await connect(alice), await connect(alice)]
    expect(await peer.tokens(alice.did)).toBe(before + 2)
    for (const session of [first, second])
      expect((await refreshSession({ atproto, session })).did).toBe(alice.did)
  })

  it('a refresh brings other tokens for the same key; the old refresh token is used up', async () => {
    const session = await connect(alice)
    const fresh = await refreshSession({ atproto, session })
    expect(fresh.accessToken).not.toBe(session.accessToken)
    expect(fresh.refreshToken).not.toBe(session.refreshToken)
    expect(fresh.key).toEqual(session.key)
    expect(await codeOf(refreshSession({ atproto, session }))).toBe('invalid_grant')
  })

  it('the refresh token goes through its own door alone, each try of it', async () => {
    const session = await connect(alice)
    const sent: string[] = []
    const tokenFetch: typeof fetch = (input, init) => {
      sent.push(input instanceof Request ? `${input.method} ${new URL(input.url).pathname}` : 'other')
      return fetch(input, init)
    }
    await refreshSession({ atproto, session, tokenFetch })
    expect(new Set(sent)).toEqual(new Set(['POST /oauth/token']))
  })

  it('a revoked session cannot be refreshed', async () => {
    const session = await connect(alice)
    const before = await peer.tokens(alice.did)
    await revokeSession(atproto, session)
    expect(await peer.tokens(alice.did)).toBe(before - 1)
    expect(await codeOf(refreshSession({ atproto, session }))).toBe('invalid_grant')
  })

  it('a session that its owner ended at the server cannot be refreshed', async () => {
    const session = await connect(bob)
    expect(await peer.revokeTokens(bob.did)).toBeGreaterThan(0)
    expect(await codeOf(refreshSession({ atproto, session }))).toBe('invalid_grant')
  })

  it('a code is redeemed once', async () => {
    const begun = await begin(alice.handle)
    const redirect = await atprotoConsent(begun.url, { ...alice, username: alice.handle })
    await finish(begun.proof, redirect)
    expect(await codeOf(finish(begun.proof, redirect))).toBe('token_validation_failed')
  })

  it('the tokens of another account than the one that began are refused and ended', async () => {
    const begun = await begin(alice.handle)
    const before = await peer.tokens(bob.did)
    const redirect = await atprotoConsent(begun.url, { ...bob, username: bob.handle }).catch(() => null)
    // Some servers hold on to the hint by themselves; this one lets anybody sign in.
    expect(redirect?.searchParams.has('code')).toBe(true)
    expect(await codeOf(finish(begun.proof, redirect ?? new URL(peer.pds)))).toBe('token_validation_failed')
    expect(await peer.tokens(bob.did)).toBe(before)
  })

  it('tokens of a server that does not speak for the account any more are refused and ended', async () => {
    const begun = await begin(alice.handle)
    const before = await peer.tokens(alice.did)
    const redirect = await atprotoConsent(begun.url, { ...alice, username: alice.handle })
    // Meanwhile the account moves to another server, with an authorization server of its own.
    const moved = { pds: 'https://pds.patchbay.dev', issuer: 'https://auth.patchbay.dev' }
    const read = async (url: string) => (await fetch(url)).json()
    const document = await read(`${peer.plc}/${alice.did}`)
    const [service] = document.service
    document.service = [{ ...service, serviceEndpoint: moved.pds }]
    const metadata = await read(`${peer.pds}/.well-known/oauth-authorization-server`)
    const said = {
      [`${peer.plc}/${encodeURIComponent(alice.did)}`]: document,
      [`${moved.pds}/.well-known/oauth-protected-resource`]: {
        ...{ resource: moved.pds, authorization_servers: [moved.issuer] },
      },
      [`${moved.issuer}/.well-known/oauth-authorization-server`]: {
        ...{ ...metadata, issuer: moved.issuer, protected_resources: [moved.pds] },
      },
    }
    const elsewhere = loopbackAtproto(peer)
    for (const [url, answer] of Object.entries(said))
      elsewhere.beyond.web.set(url, () => Response.json(answer))
    expect(await codeOf(finish(begun.proof, redirect, elsewhere))).toBe('issuer_mismatch')
    expect(await peer.tokens(alice.did)).toBe(before)
  })

  it('who came by a server alone may be anybody there', async () => {
    const begun = await begin(peer.pds)
    expect(begun.proof.did).toBeNull()
    const redirect = await atprotoConsent(begun.url, { ...bob, username: bob.handle })
    expect((await finish(begun.proof, redirect)).did).toBe(bob.did)
  })

  it('a redirect without its issuer, or with another one, redeems nothing', async () => {
    const begun = await begin(alice.handle)
    const redirect = await atprotoConsent(begun.url, { ...alice, username: alice.handle })
    await peer.forget()
    const other = new URL(redirect)
    other.searchParams.set('iss', 'https://issuer.example.com')
    expect(await codeOf(finish(begun.proof, other))).toBe('issuer_mismatch')
    other.searchParams.delete('iss')
    expect(await codeOf(finish(begun.proof, other))).toBe('invalid_callback_request')
    other.searchParams.delete('code')
    expect(await codeOf(finish(begun.proof, other))).toBe('invalid_callback_request')
    expect(await peer.requests()).toEqual([])
    expect((await finish(begun.proof, redirect)).did).toBe(alice.did)
  })

  it('a refusal comes back as an error of the redirect, with its issuer', async () => {
    const begun = await begin(alice.handle)
    const person = { ...alice, username: alice.handle, decision: 'reject' as const }
    const { searchParams } = await atprotoConsent(begun.url, person)
    expect(searchParams.get('error')).toBe('access_denied')
    expect(searchParams.get('state')).toBe(begun.state)
    expect(searchParams.get('iss')).toBe(begun.issuer)
  })

  it('a scope that the server does not know is a failure of the request, in its words', async () => {
    const failure = await failureOf(
      beginAuthorization({
        ...{ atproto, account: readAccount(alice.handle), redirectUri: LOOPBACK_REDIRECT },
        scopes: ['transition:generic', 'repo:app.bsky.feed.post'],
      }),
    )
    expect(failure.code).toBe('authorization_url_failed')
    expect(failure.words).toMatch(/scope/i)
  })

  it('a server that is none is a failure of its metadata', async () => {
    expect(await codeOf(begin(peer.plc))).toBe('authorization_server_metadata_failed')
  })
})

function headerOf(jwt: string | null | undefined): { jwk: unknown } {
  return JSON.parse(Buffer.from(String(jwt).split('.')[0] ?? '', 'base64url').toString())
}

function publicPartOf(jwk: unknown): Record<string, unknown> {
  const { kty, crv, x, y } = jwk as Record<string, unknown>
  return { kty, crv, x, y }
}
