import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PatchbayError } from '@/lib/core/errors'
import { ProviderFailure } from '@/lib/core/failure'
import type { OAuth2 } from '@/lib/core/provider'
import { exchangeCode } from '@/lib/oauth/code-grant'
import { refreshTokens } from '@/lib/oauth/refresh-grant'
import { type Fault, type FaultyProvider, startFaultyProvider } from '../support/faulty-provider'
import { loopbackFetch } from '../support/loopback-fetch'
import { clientOf, redirectUri } from './clients'

let provider: FaultyProvider

beforeAll(async () => {
  provider = await startFaultyProvider()
})
afterAll(() => provider.stop())
beforeEach(() => provider.reset())

const refresh = (oauth2: Partial<OAuth2> = {}, fetch = loopbackFetch) =>
  refreshTokens({ client: { ...clientOf(provider, oauth2), fetch }, refreshToken: 'r' })

const exchange = (oauth2: Partial<OAuth2> = {}) =>
  exchangeCode({
    client: clientOf(provider, oauth2),
    redirectUri,
    code: 'c',
    iss: null,
    state: 'S'.repeat(43),
    codeVerifier: 'v'.repeat(43),
    nonce: null,
  })

async function failureOf(promise: Promise<unknown>): Promise<ProviderFailure> {
  const error = await promise.catch((thrown: unknown) => thrown)
  if (error instanceof ProviderFailure) return error
  throw new Error(`not a ProviderFailure: ${String(error)}`)
}

describe('what a token endpoint may answer, and what it means', () => {
  const html = { body: '<!doctype html><h1>Sorry</h1>', contentType: 'text/html' }
  test.each<[string, Fault, string, string?]>([
    ['P01 invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'invalid_grant'],
    [
      'P01 invalid_grant in a form',
      { status: 400, body: 'error=invalid_grant', contentType: 'text/plain' },
      'invalid_grant',
    ],
    ['P02 invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'invalid_client'],
    ['P02 invalid_client as 400', { status: 400, body: { error: 'invalid_client' } }, 'invalid_client'],
    ['P02 a bare 401', { status: 401, body: '' }, 'invalid_client'],
    [
      'P02 a 401 with a challenge',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: {} },
      'invalid_client',
    ],
    ['P03 500', { status: 500, body: {} }, 'provider_unavailable'],
    ['P03 502 with a page', { status: 502, ...html }, 'provider_unavailable'],
    ['P03 503', { status: 503, body: { error: 'invalid_grant' } }, 'provider_unavailable'],
    ['P04 429', { status: 429, body: {} }, 'rate_limited'],
    ['unauthorized_client', { status: 400, body: { error: 'unauthorized_client' } }, 'unauthorized_client'],
    ['invalid_scope', { status: 400, body: { error: 'invalid_scope' } }, 'invalid_scope'],
    [
      'redirect_uri_mismatch',
      { status: 400, body: { error: 'redirect_uri_mismatch' } },
      'redirect_uri_mismatch',
    ],
    ['unsupported_grant_type', { status: 400, body: { error: 'unsupported_grant_type' } }, 'wrong_endpoint'],
    ['404', { status: 404, ...html }, 'wrong_endpoint'],
    ['405', { status: 405, body: {} }, 'wrong_endpoint'],
    ['a page where tokens should be', { status: 200, ...html }, 'wrong_endpoint'],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' }, body: '' }, 'wrong_endpoint'],
    [
      'P13 an unknown error',
      { status: 400, body: { error: 'weird' } },
      'unexpected_answer',
      'token_response_invalid',
    ],
    [
      'P13 an error that is a number',
      { status: 400, body: { error: 42 } },
      'unexpected_answer',
      'token_response_invalid',
    ],
    [
      'P13 an error that is an object',
      { status: 400, body: { error: { type: 'invalid_grant' } } },
      'invalid_grant',
    ],
    ['an error under a 200', { status: 200, body: { error: 'bad_verification_code' } }, 'invalid_grant'],
    ['no token under a 200', { status: 200, body: {} }, 'unexpected_answer', 'token_response_invalid'],
    [
      'P11 a mac token',
      { status: 200, body: { access_token: 'a', token_type: 'mac' } },
      'unexpected_answer',
      'token_response_invalid',
    ],
    ['P06 a cut connection', { manner: 'cut' }, 'connection_failed'],
  ])('%s', async (_, fault, atRefresh, atExchange = atRefresh) => {
    provider.set('token', fault)
    expect((await failureOf(refresh())).code).toBe(atRefresh)
    expect((await failureOf(exchange())).code).toBe(atExchange)
    // Neither is ever repeated: a rotated refresh token sent twice ends the grant.
    expect(provider.hits('token')).toBe(2)
  })

  test.each([
    ['120', 120],
    ['-1', null],
    ['abc', null],
    ['', null],
    ['1e9', null],
    ['1000000000', 86_400],
    ['Sat, 21 Nov 2026 10:02:00 GMT', 120],
  ])('P04 Retry-After %j is %j seconds', async (header, seconds) => {
    provider.set('token', {
      status: 429,
      body: {},
      headers: { 'retry-after': header, date: 'Sat, 21 Nov 2026 10:00:00 GMT' },
    })
    expect((await failureOf(refresh())).retryAfter).toBe(seconds)
  })

  test('P13 its words are one line of at most 2,000 characters', async () => {
    const description = `<b>no</b>\n${'x'.repeat(1_000_000)}`
    provider.set('token', { status: 400, body: { error: 'invalid_grant', error_description: description } })
    const { words } = await failureOf(refresh())
    expect(words).toMatch(/^invalid_grant: <b>no<\/b> x+$/)
    expect(words?.length).toBeLessThanOrEqual(2000)
  })

  test('P06 a silent endpoint is a timeout, by the deadline of the fetch that was handed in', async () => {
    provider.set('token', { manner: 'silence' })
    const impatient: typeof fetch = (url, init) =>
      loopbackFetch(url, { ...init, signal: AbortSignal.timeout(50) })
    expect((await failureOf(refresh({}, impatient))).code).toBe('timeout')
  })

  test('what the fetch itself throws passes untouched', async () => {
    const blocked = new ProviderFailure('blocked_address', { params: { target: '10.0.0.1:443' } })
    await expect(refresh({}, () => Promise.reject(blocked))).rejects.toBe(blocked)
    const mistake = new RangeError('ours')
    await expect(refresh({}, () => Promise.reject(mistake))).rejects.toBe(mistake)
  })

  test('a token that comes with 201 is not lost', async () => {
    provider.set('token', { status: 201, body: { access_token: 'a' } })
    expect((await refresh()).accessToken).toBe('a')
  })

  test('O19 no refresh token in the answer is told as none', async () => {
    provider.set('token', { body: { access_token: 'a', token_type: 'bearer' } })
    expect(await refresh()).toMatchObject({ accessToken: 'a', refreshToken: null })
  })

  test('an id_token that nobody asked to check cannot spoil a refresh', async () => {
    provider.set('token', { body: { access_token: 'a', id_token: 'nonsense' } })
    expect((await refresh({ idToken: 'validate' })).accessToken).toBe('a')
  })

  test.each([
    ['B18 alg none', 'eyJhbGciOiJub25lIn0.e30.'],
    ['B18 nonsense', 'nonsense'],
  ])('%s in an id_token that is part of the proof is refused', async (_, idToken) => {
    provider.set('token', { body: { access_token: 'a', id_token: idToken } })
    expect((await failureOf(exchange({ idToken: 'validate' }))).code).toBe('token_response_invalid')
  })
})

describe('what is sent to a token endpoint', () => {
  const sent = () => Object.fromEntries(new URLSearchParams(provider.received('token')[0]?.body))

  test('a code with its verifier, and the client in the body', async () => {
    await exchange({
      tokenParams: { audience: 'api', code: 'theirs', client_id: 'theirs', grant_type: 'theirs' },
    })
    expect(sent()).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: redirectUri,
      code_verifier: 'v'.repeat(43),
      client_id: 'client-id.example',
      client_secret: 'client-secret',
      audience: 'api',
    })
    expect(provider.received('token')[0]?.headers).toMatchObject({ accept: 'application/json' })
  })

  test('by Basic, dashes and dots stay as they are', async () => {
    await refresh({ tokenAuthMethod: 'client_secret_basic' })
    const credentials = Buffer.from('client-id.example:client-secret').toString('base64')
    expect(provider.received('token')[0]?.headers.authorization).toBe(`Basic ${credentials}`)
    expect(sent()).toEqual({ grant_type: 'refresh_token', refresh_token: 'r' })
  })

  test('a refresh goes to an address of its own, where the provider has one, and a code does not', async () => {
    const oauth2 = { tokenUrl: provider.urls.probe, refreshUrl: provider.urls.token }
    expect((await refresh(oauth2)).accessToken).toBe('access-1')
    expect(sent()).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r' })
    await exchange({ refreshUrl: provider.urls.probe })
    expect([provider.hits('token'), provider.hits('probe')]).toEqual([2, 0])
  })

  test('in JSON, where the provider wants that', async () => {
    await exchange({ tokenEncoding: 'json', tokenAuthMethod: 'client_secret_basic', pkce: 'none' })
    const [request] = provider.received('token')
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: expect.stringMatching(/^Basic /),
    })
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: redirectUri,
    })
  })

  test('a secret that is not there is said before anything is sent', async () => {
    const client = { ...clientOf(provider), clientSecret: null }
    await expect(refreshTokens({ client, refreshToken: 'r' })).rejects.toThrow(PatchbayError)
    expect(provider.hits('token')).toBe(0)
  })
})
