import { describe, expect, test } from 'vitest'
import { failureOf } from './doors'
import { ask, type Given } from './probe-door'

const failure = (given: Given) => failureOf(ask(given).result)

const errors = {
  account_inactive: 'account_disabled',
  token_revoked: 'token_revoked',
  no_perm: 'missing_scope',
  odd: 'no_such_code',
}
const slack = { okField: 'ok', errors }

const xml = (code: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No</Message></Error>`

const cases: [string, Given, string][] = [
  ['P01 401', { status: 401, body: { message: 'Bad credentials' } }, 'invalid_token'],
  [
    '401 whose word the data knows',
    { status: 401, body: { error: 'account_inactive' }, probe: { errors } },
    'account_disabled',
  ],
  ['403', { status: 403, body: 'Forbidden' }, 'access_denied'],
  [
    '403 with a challenge',
    { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="repo user"' } },
    'missing_scope',
  ],
  ['403 with RFC 6750’s word', { status: 403, body: { error: 'insufficient_scope' } }, 'missing_scope'],
  [
    '403 with a nested word',
    {
      status: 403,
      body: {
        error: { code: 403, status: 'PERMISSION_DENIED', errors: [{ reason: 'insufficientPermissions' }] },
      },
    },
    'missing_scope',
  ],
  [
    '403 without a needed scope',
    {
      status: 403,
      probe: { scopesHeader: 'x-s' },
      headers: { 'x-s': 'repo' },
      neededScopes: ['repo', 'user'],
    },
    'missing_scope',
  ],
  [
    '403 with all needed scopes',
    {
      status: 403,
      probe: { scopesHeader: 'x-s' },
      headers: { 'x-s': 'repo,user' },
      neededScopes: ['repo', 'user'],
    },
    'access_denied',
  ],
  ['403 that asks to wait', { status: 403, headers: { 'retry-after': '60' } }, 'rate_limited'],
  ['403 of a spent allowance', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 'rate_limited'],
  [
    '400 that names the key',
    {
      status: 400,
      body: { error: { code: 400, message: 'API key not valid. Please pass a valid API key.' } },
    },
    'invalid_token',
  ],
  ['400 that names nothing', { status: 400, body: { error: 'bad_request' } }, 'unexpected_answer'],
  ['404', { status: 404, body: '<html>' }, 'wrong_endpoint'],
  ['405', { status: 405 }, 'wrong_endpoint'],
  ['a redirect', { status: 302, headers: { location: 'https://login.good.com/' } }, 'wrong_endpoint'],
  ['P04 429', { status: 429, body: { error: 'invalid_token' } }, 'rate_limited'],
  ['500', { status: 500, body: { error: 'invalid_token' } }, 'provider_unavailable'],
  ['503', { status: 503 }, 'provider_unavailable'],
  [
    'a login page',
    { body: '<html>', headers: { 'content-type': 'text/html; charset=utf-8' } },
    'unexpected_answer',
  ],
  ['rubbish where JSON is due', { body: 'pong', probe: slack }, 'unexpected_answer'],
  ['JSON without the field', { body: {}, probe: slack }, 'unexpected_answer'],
  ['null where JSON is due', { body: 'null', probe: slack }, 'unexpected_answer'],
  ['a field that is neither', { body: { ok: 'yes' }, probe: slack }, 'unexpected_answer'],
  ['not ok, in a known word', { body: { ok: false, error: 'token_revoked' }, probe: slack }, 'token_revoked'],
  [
    'not ok, for a scope',
    { body: { ok: false, error: 'no_perm' }, probe: slack, neededScopes: ['chat:write'] },
    'missing_scope',
  ],
  [
    'not ok, in a word about credentials',
    { body: { ok: false, error: 'not_authed' }, probe: slack },
    'invalid_token',
  ],
  [
    'not ok, in another word',
    { body: { ok: false, error: 'fatal_error' }, probe: slack },
    'unexpected_answer',
  ],
  ['not ok, without a word', { body: { ok: false }, probe: slack }, 'unexpected_answer'],
  [
    'not ok, in a field of its own',
    {
      body: { ok: false, meta: { why: 'gone' } },
      probe: { okField: 'ok', errorField: 'meta.why', errors: { gone: 'account_disabled' } },
    },
    'account_disabled',
  ],
  [
    'not ok, in a number',
    {
      body: { ok: false, error_code: 401 },
      probe: { okField: 'ok', errorField: 'error_code', errors: { '401': 'invalid_token' } },
    },
    'invalid_token',
  ],
  [
    'errors beside data: GraphQL',
    {
      body: { data: null, errors: [{ message: 'Not you', extensions: { type: 'authentication error' } }] },
      probe: {
        failField: 'errors',
        errorField: 'errors.0.extensions',
        errors: { 'authentication error': 'token_revoked' },
      },
    },
    'token_revoked',
  ],
  [
    'a member whose name begins with a dot',
    {
      status: 401,
      body: { error_summary: 'user_suspended/..', error: { '.tag': 'user_suspended' } },
      probe: { errorField: 'error..tag', errors: { user_suspended: 'account_disabled' } },
    },
    'account_disabled',
  ],
  [
    'an XML error’s code',
    {
      status: 403,
      body: xml('InvalidAccessKeyId'),
      probe: { errors: { InvalidAccessKeyId: 'invalid_token' } },
    },
    'invalid_token',
  ],
  ['an XML error that the data does not know', { status: 403, body: xml('Odd') }, 'access_denied'],
  [
    'a sentence by its beginning',
    {
      status: 400,
      body: { error: 'Incorrect key provided: ab***yz.' },
      probe: { errors: { 'Incorrect key…': 'invalid_token' } },
    },
    'invalid_token',
  ],
  [
    'a word that only begins like one that is known',
    { status: 400, body: { error: 'gone_fishing' }, probe: { errors: { gone: 'account_disabled' } } },
    'unexpected_answer',
  ],
  [
    'a bare word that is no JSON',
    { status: 403, body: 'Bad_OAuth_Token', probe: { errors: { Bad_OAuth_Token: 'invalid_token' } } },
    'invalid_token',
  ],
  [
    'a word mapped to no code of ours',
    { body: { ok: false, error: 'odd' }, probe: slack },
    'unexpected_answer',
  ],
  [
    'a word that every object has',
    { body: { ok: false, error: 'constructor' }, probe: slack },
    'unexpected_answer',
  ],
]

describe('an answer that refuses', () => {
  test.each(cases)('%s', async (_what, given, code) => {
    expect(await failure(given)).toMatchObject({ code, params: { target: 'api.good.com:443' } })
  })

  test('names the scopes that are missing, as exactly as it can', async () => {
    const challenge = {
      'www-authenticate': 'Bearer realm="x", error="insufficient_scope", scope="repo user"',
    }
    expect((await failure({ status: 403, headers: challenge })).params.scopes).toBe('repo, user')
    const probe = { scopesHeader: 'x-s' }
    expect(
      (await failure({ status: 403, probe, headers: { 'x-s': 'a' }, neededScopes: ['a', 'b'] })).params
        .scopes,
    ).toBe('b')
    const plain = { status: 403, body: { error: 'missing_scope' }, neededScopes: ['a', 'b'] }
    expect((await failure(plain)).params.scopes).toBe('a, b')
  })

  test.each([
    [{ error: 'invalid_token', error_description: 'It expired.' }, 'invalid_token: It expired.'],
    [{ error: { code: 7, message: 'No.' } }, 'No.'],
    [{ message: 'Bad credentials', documentation_url: 'x' }, 'Bad credentials'],
    [{ detail: 'x' }, '{"detail":"x"}'],
    ['  plain  ', 'plain'],
    ['', null],
  ])('keeps the provider’s own words: %j', async (body, words) => {
    expect((await failure({ status: 401, body })).words).toBe(words)
  })

  test('P13 keeps at most 2,000 characters of them', async () => {
    for (const body of ['x'.repeat(100_000), { error: 'x'.repeat(100_000), message: 'y'.repeat(100_000) }])
      expect((await failure({ status: 400, body })).words).toHaveLength(2_000)
  })

  test('P09 takes JSON behind a byte order mark', async () => {
    expect(await ask({ body: '\ufeff{"ok":true}', probe: slack }).result).toBeTruthy()
  })

  test('P04 hands on how long to wait', async () => {
    expect((await failure({ status: 429, headers: { 'retry-after': '120' } })).retryAfter).toBe(120)
    expect((await failure({ status: 503, headers: { 'retry-after': 'soon' } })).retryAfter).toBeNull()
  })
})
