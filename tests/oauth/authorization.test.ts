import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isProviderFailure } from '@/lib/core/failure'
import type { OAuth2 } from '@/lib/core/provider'
import { createAuthorizationRequest } from '@/lib/oauth/authorization-request'
import {
  checkIssuer,
  failureOfAuthorizationError,
  keptFromRedirect,
  readAuthorizationResponse,
} from '@/lib/oauth/authorization-response'
import type { OAuthClient } from '@/lib/oauth/client'
import { PROVIDERS } from '@/lib/providers'
import { clientOf, redirectUri } from './clients'

const provider = {
  origin: 'https://provider.example',
  urls: {
    metadata: '',
    authorize: 'https://provider.example/authorize?audience=api&state=theirs',
    token: 'https://provider.example/token',
    userinfo: '',
    probe: '',
    revoke: '',
  },
}
const state = 'S'.repeat(43)

async function request(
  oauth2: Partial<OAuth2> = {},
  scopes: readonly string[] = ['read', 'write'],
  loginHint?: string,
) {
  const client: OAuthClient = clientOf(provider, oauth2)
  const made = await createAuthorizationRequest({
    client,
    redirectUri,
    scopes,
    ...(loginHint && { loginHint }),
  })
  return { ...made, query: new URL(made.url).searchParams }
}

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return isProviderFailure(error) ? error.code : String(error)
  }
  return 'nothing was thrown'
}

describe('the authorization request', () => {
  test('B14 asks for a code with S256, for a client with a secret too', async () => {
    const { query, codeVerifier } = await request()
    expect(Object.fromEntries(query)).toMatchObject({
      audience: 'api',
      response_type: 'code',
      client_id: 'client-id.example',
      redirect_uri: redirectUri,
      scope: 'read write',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256')
        .update(codeVerifier ?? '')
        .digest('base64url'),
    })
    expect(query.get('code_challenge')).toHaveLength(43)
  })

  test('B14 every shipped provider is asked with S256, but for those that refuse it', async () => {
    for (const { key, oauth2 } of PROVIDERS) {
      if (oauth2?.grant !== 'authorization_code' || !oauth2.authorizationUrl) continue
      const { query } = await request({
        ...oauth2,
        authorizationUrl: oauth2.authorizationUrl.replace(/\{\w+\}/, 'x'),
      })
      expect([key, query.get('response_type')]).toEqual([key, 'code'])
      const refuses = ['slack', 'notion', 'linkedin'].includes(key)
      expect([key, query.get('code_challenge_method')]).toEqual([key, refuses ? null : 'S256'])
    }
  })

  test('B01 a thousand states and verifiers are 256 random bits each, never the same, and tell nothing', async () => {
    const made = await Promise.all(Array.from({ length: 1000 }, () => request()))
    const random = made.flatMap(({ state, codeVerifier }) => [state, codeVerifier ?? ''])
    expect(new Set(random).size).toBe(2000)
    expect(random.every((text) => /^[A-Za-z0-9_-]{43}$/.test(text))).toBe(true)
    // Each of the 64 letters turns up about as often as the others.
    const counts = new Map<string, number>()
    for (const letter of random.map((text) => text.slice(0, 42)).join(''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect(counts.size).toBe(64)
    expect(Math.min(...counts.values())).toBeGreaterThan(1000)
  })

  test('the provider’s own parameters are added, and never take the place of ours', async () => {
    const ours = [
      'client_id',
      'redirect_uri',
      'response_type',
      'state',
      'nonce',
      'code_challenge',
      'code_challenge_method',
    ]
    const theirs = Object.fromEntries([...ours, 'request', 'request_uri'].map((name) => [name, 'theirs']))
    const { query, state } = await request({ authorizationParams: { ...theirs, access_type: 'offline' } })
    expect(query.get('access_type')).toBe('offline')
    expect(query.getAll('state')).toEqual([state])
    expect([...query.values()].filter((value) => value === 'theirs')).toEqual([])
    expect(query.has('request') || query.has('request_uri') || query.has('nonce')).toBe(false)
  })

  test('separator, parameter and absence of scopes are the provider’s', async () => {
    expect((await request({ scopeSeparator: ',' })).query.get('scope')).toBe('read,write')
    const { query } = await request({ scopeParameter: 'user_scope' })
    expect([query.get('user_scope'), query.has('scope')]).toEqual(['read write', false])
    expect((await request({}, [])).query.has('scope')).toBe(false)
  })

  test('a nonce is sent where an id_token is checked, a login hint where one is given', async () => {
    const { nonce, query } = await request({ idToken: 'validate' }, ['openid'], 'alice@example.test')
    expect(nonce).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(query.get('nonce')).toBe(nonce)
    expect(query.get('login_hint')).toBe('alice@example.test')
    expect((await request()).nonce).toBeNull()
  })

  test('without PKCE there is no verifier to keep', async () => {
    const { query, codeVerifier } = await request({ pkce: 'none' })
    expect([codeVerifier, query.has('code_challenge'), query.has('code_challenge_method')]).toEqual([
      null,
      false,
      false,
    ])
  })
})

describe('the authorization response', () => {
  const read = (query: string) => readAuthorizationResponse(new URLSearchParams(query))

  test('a code, with the issuer if there is one; what else is there is ignored', () => {
    const query = `code=4%2F0A&state=${state}&iss=https%3A%2F%2Fp.example&scope=email&authuser=0&prompt=none`
    expect(read(query)).toEqual({ type: 'code', state, code: '4/0A', iss: 'https://p.example' })
    expect(read(`code=c&state=${state}`)).toMatchObject({ iss: null })
  })

  test('what the provider’s data names is kept of it, if it is a plain name, and nothing else', () => {
    const query = new URLSearchParams({ code: 'c', realmId: '9130355377388383', host: 'x', path: '../a?b' })
    const oauth2 = { keepFromRedirect: ['realmId', 'path', 'absent', 'constructor'] }
    expect(keptFromRedirect(query, oauth2)).toEqual({ realmId: '9130355377388383' })
    expect(keptFromRedirect(query, {})).toEqual({})
  })

  test('A07 an error, with its words cut to one readable line', () => {
    const query = new URLSearchParams({
      error: 'access_denied',
      state,
      error_description: `no\r\n\u202eway${'!'.repeat(5000)}`,
    })
    const answer = readAuthorizationResponse(query)
    expect(answer).toMatchObject({ type: 'error', error: 'access_denied', state, iss: null })
    expect(answer.type === 'error' && answer.description).toMatch(/^no way!{1,2000}$/)
  })

  test.each([
    ['B02 no state', 'code=c'],
    ['B02 an empty state', 'code=c&state='],
    ['B02 state undefined', 'code=c&state=undefined'],
    ['B02 state null', 'code=c&state=null'],
    ['B02 state 0', 'code=c&state=0'],
    ['B02 a state that is too short', `code=c&state=${'S'.repeat(42)}`],
    ['B02 a state of other letters', `code=c&state=${'S'.repeat(42)}%00`],
    ['A08 an error without a state', 'error=x&error_description=<script>'],
    ['A11 state twice', `code=c&state=${state}&state=${state}`],
    ['A11 code twice', `code=c&code=d&state=${state}`],
    ['A11 iss twice', `code=c&state=${state}&iss=a&iss=b`],
    ['A12 a code of 100 kB', `code=${'c'.repeat(100_000)}&state=${state}`],
    ['A12 a code with NUL', `code=c%00&state=${state}`],
    ['A12 a code that is not UTF-8', `code=%F0%28%8C%28&state=${state}`],
    ['A12 a code with a newline', `code=c%0a&state=${state}`],
    ['A12 a code beyond ASCII', `code=%C3%A4&state=${state}`],
    ['B16 a token in the query', `code=c&state=${state}&access_token=a`],
    ['B16 a token instead of a code', `access_token=a&token_type=bearer&state=${state}`],
    ['neither code nor error', `state=${state}`],
    ['an empty code', `state=${state}&code=`],
    ['an empty error', `state=${state}&error=`],
    ['an empty issuer', `code=c&state=${state}&iss=`],
  ])('%s is refused', (_, query) => {
    expect(refusal(() => read(query))).toBe('invalid_callback')
  })
})

describe('the issuer', () => {
  const oauth2 = clientOf(provider, { issuer: 'https://provider.example' }).oauth2

  test.each([
    ['B10 another one', 'https://other.example'],
    ['B10 with a slash', 'https://provider.example/'],
    ['B10 in capitals', 'https://PROVIDER.example'],
    ['B10 with the port', 'https://provider.example:443'],
  ])('%s is refused', (_, iss) => {
    expect(refusal(() => checkIssuer(iss, oauth2))).toBe('issuer_mismatch')
  })

  test('B12 a missing one is refused where it was promised', () => {
    expect(refusal(() => checkIssuer(null, { ...oauth2, issParameterSupported: true }))).toBe(
      'issuer_mismatch',
    )
    expect(refusal(() => checkIssuer(null, oauth2))).toBe('nothing was thrown')
  })

  test('the very same passes; unknown, it is the authorization endpoint’s origin', () => {
    const unknown = clientOf(provider).oauth2
    expect(refusal(() => checkIssuer('https://provider.example', oauth2))).toBe('nothing was thrown')
    expect(refusal(() => checkIssuer('https://provider.example', unknown))).toBe('nothing was thrown')
    expect(refusal(() => checkIssuer('https://other.example', unknown))).toBe('issuer_mismatch')
  })
})

test.each([
  ['access_denied', null, 'cancelled'],
  ['user_cancelled_login', null, 'cancelled'],
  ['consent_declined', null, 'cancelled'],
  ['invalid_scope', 'Unknown scope', 'invalid_scope'],
  ['unauthorized_client', null, 'unauthorized_client'],
  ['redirect_uri_mismatch', null, 'redirect_uri_mismatch'],
  ['invalid_request', 'The redirect_uri is not registered', 'redirect_uri_mismatch'],
  ['invalid_request', 'Missing parameter', 'unexpected_answer'],
  ['server_error', null, 'provider_unavailable'],
  ['temporarily_unavailable', null, 'provider_unavailable'],
  ['invalid_grant', null, 'unexpected_answer'],
  ['constructor', null, 'unexpected_answer'],
  ['whatever', null, 'unexpected_answer'],
])('an authorization error %s (%s) is %s', (error, description, code) => {
  const failure = failureOfAuthorizationError({ error, description })
  expect(failure.code).toBe(code)
  expect(failure.words).toBe(description === null ? error : `${error}: ${description}`)
})
