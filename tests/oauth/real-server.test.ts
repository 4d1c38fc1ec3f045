import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { BEARER, credentialFetch } from '@/lib/egress/credential-fetch'
import { type AuthorizationRequest, createAuthorizationRequest } from '@/lib/oauth/authorization-request'
import { failureOfAuthorizationError, readAuthorizationResponse } from '@/lib/oauth/authorization-response'
import type { OAuthClient } from '@/lib/oauth/client'
import { exchangeCode } from '@/lib/oauth/code-grant'
import { discoverProvider } from '@/lib/oauth/discover'
import { fetchAccount } from '@/lib/oauth/identity'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { revokeTokens } from '@/lib/oauth/revoke'
import { consent, type Person } from '../support/consent'
import { loopbackFetch } from '../support/loopback-fetch'
import { clients, type OAuthServer, type RegisteredClient, startOAuthServer } from '../support/oauth-server'
import { codeOf, redirectUri } from './clients'

let server: OAuthServer
let provider: Provider
const withQuery = `${redirectUri}?from=patchbay`

beforeAll(async () => {
  server = await startOAuthServer({ redirectUris: [redirectUri, withQuery] })
  provider = await discoverProvider({ key: 'real', name: 'Real', url: server.issuer, fetch: loopbackFetch })
})
afterAll(() => server.stop())
beforeEach(() => server.forget())

function clientOf(registered: RegisteredClient): OAuthClient {
  if (!provider.oauth2) throw new Error('nothing was discovered')
  return {
    oauth2: { ...provider.oauth2, tokenAuthMethod: registered.token_endpoint_auth_method },
    clientId: registered.client_id,
    clientSecret: registered.client_secret ?? null,
    fetch: loopbackFetch,
  }
}

interface Attempt {
  client: OAuthClient
  redirectUri: string
  request: AuthorizationRequest
  answer: ReturnType<typeof readAuthorizationResponse>
}

async function attempt(
  registered: RegisteredClient,
  person: Person = {},
  uri = redirectUri,
): Promise<Attempt> {
  const client = clientOf(registered)
  const scopes = ['openid', 'profile', 'email', 'offline_access', 'read']
  const request = await createAuthorizationRequest({ client, redirectUri: uri, scopes })
  const callback = await consent(request.url, redirectUri, person)
  const query = callback.searchParams
  query.delete('from')
  return { client, redirectUri: uri, request, answer: readAuthorizationResponse(query) }
}

function redeem(
  { client, redirectUri: uri, request, answer }: Attempt,
  instead: Partial<AuthorizationRequest> = {},
) {
  if (answer.type !== 'code') throw new Error(answer.error)
  const { state, codeVerifier, nonce } = { ...request, ...instead }
  return exchangeCode({
    client,
    redirectUri: uri,
    code: answer.code,
    iss: answer.iss,
    state,
    codeVerifier,
    nonce,
  })
}

describe('a real OAuth server', () => {
  test.each(Object.values(clients))(
    'grants tokens to $client_id, with PKCE and a checked id_token',
    async (registered) => {
      const done = await attempt(registered)
      expect(done.answer).toMatchObject({ type: 'code', state: done.request.state, iss: server.issuer })
      const tokens = await redeem(done)
      expect(tokens).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600, kept: {} })
      expect(tokens.refreshToken).toBeTypeOf('string')
      expect(tokens.scopes).toEqual(
        expect.arrayContaining(['openid', 'profile', 'email', 'offline_access', 'read']),
      )
      const [request] = await server.tokenRequests()
      expect(request).toMatchObject({ redirectUri, codeVerifier: done.request.codeVerifier, error: null })
      expect(request?.authorization).toBe(registered === clients.basic ? 'Basic' : null)
    },
  )

  test('C06 the redirect URI of the token request is the one that was sent, its query too', async () => {
    await redeem(await attempt(clients.post, {}, withQuery))
    expect((await server.tokenRequests()).map((request) => request.redirectUri)).toEqual([withQuery])
  })

  test('names the account, with a picture from the same origin', async () => {
    const { accessToken } = await redeem(await attempt(clients.basic, { login: 'bob' }))
    if (!provider.identity) throw new Error('no identity was discovered')
    const account = await fetchAccount({
      identity: provider.identity,
      fetch: credentialFetch(BEARER, { access_token: accessToken }, loopbackFetch),
    })
    const pictureUrl = `${server.issuer}/pictures/bob.png`
    expect(account).toEqual({ id: 'bob', name: 'Bob Example', email: 'bob@example.test', pictureUrl })
  })

  test('rotates refresh tokens, and ends the grant when one is presented twice', async () => {
    const first = await redeem(await attempt(clients.post))
    const client = clientOf(clients.post)
    const second = await refreshTokens({ client, refreshToken: first.refreshToken ?? '' })
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(await codeOf(refreshTokens({ client, refreshToken: first.refreshToken ?? '' }))).toBe(
      'invalid_grant',
    )
    expect(await codeOf(refreshTokens({ client, refreshToken: second.refreshToken ?? '' }))).toBe(
      'invalid_grant',
    )
  })

  test('revokes the refresh token, and with it the grant', async () => {
    const tokens = await redeem(await attempt(clients.basic))
    const client = clientOf(clients.basic)
    expect(await revokeTokens({ client, ...tokens })).toBe('revoked')
    expect(await codeOf(refreshTokens({ client, refreshToken: tokens.refreshToken ?? '' }))).toBe(
      'invalid_grant',
    )
    expect(await revokeTokens({ client, ...tokens })).toBe('revoked')
  })

  test('a consent withdrawn at the provider is dead to refresh and to identity', async () => {
    const tokens = await redeem(await attempt(clients.basic))
    await server.revokeGrants()
    const { accessToken, refreshToken } = tokens
    expect(
      await codeOf(refreshTokens({ client: clientOf(clients.basic), refreshToken: refreshToken ?? '' })),
    ).toBe('invalid_grant')
    if (!provider.identity) throw new Error('no identity was discovered')
    const asked = fetchAccount({
      identity: provider.identity,
      fetch: credentialFetch(BEARER, { access_token: accessToken }, loopbackFetch),
    })
    expect(await codeOf(asked)).toBe('invalid_token')
  })

  test('A07 a denial is read as cancelled, with its state and issuer, and no token is asked for', async () => {
    const { answer, request } = await attempt(clients.basic, { decision: 'cancel' })
    expect(answer).toMatchObject({
      type: 'error',
      error: 'access_denied',
      state: request.state,
      iss: server.issuer,
    })
    if (answer.type !== 'error') throw new Error('it was granted')
    expect(failureOfAuthorizationError(answer).code).toBe('cancelled')
    expect(await server.tokenRequests()).toEqual([])
  })

  test('A06 a code put into another flow fails on the PKCE verifier', async () => {
    const attackers = await attempt(clients.basic)
    const victims = await attempt(clients.basic)
    const { codeVerifier } = victims.request
    expect(await codeOf(redeem(attackers, { codeVerifier }))).toBe('invalid_grant')
  })

  test('A04 a code that was redeemed is refused a second time', async () => {
    const done = await attempt(clients.basic)
    await redeem(done)
    expect(await codeOf(redeem(done))).toBe('invalid_grant')
  })

  test('B10 an answer of another issuer is refused before anything is sent', async () => {
    const done = await attempt(clients.basic)
    if (done.answer.type !== 'code') throw new Error(done.answer.error)
    const answer = { ...done.answer, iss: 'https://other.example' }
    expect(await codeOf(redeem({ ...done, answer }))).toBe('issuer_mismatch')
    expect(await codeOf(redeem({ ...done, answer: { ...answer, iss: null } }))).toBe('issuer_mismatch')
    expect(await server.tokenRequests()).toEqual([])
  })

  test('B18 an id_token with another nonce is refused', async () => {
    const done = await attempt(clients.basic)
    expect(await codeOf(redeem(done, { nonce: 'another' }))).toBe('token_response_invalid')
  })

  test('B18 an id_token for another client is refused', async () => {
    const done = await attempt(clients.post)
    const fetch: typeof loopbackFetch = async (url, init) => {
      // The request is the real client’s; only our own idea of who we are is another one.
      const body = new URLSearchParams(String(init?.body))
      body.set('client_id', clients.post.client_id)
      return loopbackFetch(url, { ...init, body })
    }
    const client = { ...done.client, clientId: 'somebody-else', fetch }
    expect(await codeOf(redeem({ ...done, client }))).toBe('token_response_invalid')
  })

  test('a wrong client secret is the set-up’s fault, in the provider’s own words', async () => {
    const done = await attempt(clients.post)
    const failure = await redeem({ ...done, client: { ...done.client, clientSecret: 'wrong' } }).catch(
      (error) => error,
    )
    expect(isProviderFailure(failure)).toBe(true)
    expect(failure).toMatchObject({
      code: 'invalid_client',
      words: expect.stringMatching(/^invalid_client: /),
    })
  })

  test('an unknown redirect URI is shown by the server and not sent back', async () => {
    const client = clientOf(clients.basic)
    const request = await createAuthorizationRequest({
      client,
      redirectUri: 'http://localhost:3000/other',
      scopes: ['openid'],
    })
    await expect(consent(request.url, redirectUri)).rejects.toThrow('No form')
  })
})
