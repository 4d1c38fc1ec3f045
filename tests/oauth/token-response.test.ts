import { describe, expect, test } from 'vitest'
import type { OAuth2 } from '@/lib/core/provider'
import type { TokenSet } from '@/lib/core/token-set'
import { readAnswer } from '@/lib/oauth/answer'
import { readTokenResponse, type TokenResponse } from '@/lib/oauth/token-response'

type Quirks = Pick<OAuth2, 'tokenResponse' | 'idToken'>

const form = 'application/x-www-form-urlencoded'

async function read(
  body: unknown,
  quirks: Quirks = {},
  contentType = 'application/json',
): Promise<TokenResponse> {
  const raw =
    typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body)
  const response = new Response(raw, { headers: { 'content-type': contentType } })
  return readTokenResponse(await readAnswer('https://provider.example/token', response), quirks)
}

async function tokensOf(body: unknown, quirks: Quirks = {}, contentType?: string): Promise<TokenSet> {
  const response = await read(body, quirks, contentType)
  if (response.type !== 'tokens') throw new Error(JSON.stringify(response))
  return response.tokens
}

/** The usual answer with some members otherwise. */
const answer = (members: Record<string, unknown>) => ({
  access_token: 'a',
  token_type: 'Bearer',
  refresh_token: 'r',
  ...members,
})

describe('the lifetime of a token', () => {
  test.each([
    ['P15 text', '3600', 3600],
    ['P16 missing', undefined, null],
    ['P16 null', null, null],
    ['P17 negative', -1, null],
    ['P17 a word', 'abc', null],
    ['P17 with a unit', '3600s', null],
    ['P17 true', true, null],
    ['P17 an array', [], null],
    ['P17 an array with a number', [3600], null],
    ['P17 an object', {}, null],
    ['P17 a fraction', 3600.7, 3600],
    ['P17 with blanks', ' 3600 ', 3600],
    ['P17 an empty text', '', null],
    ['P17 hexadecimal', '0x10', null],
    ['P17 beyond any calendar', 1e15, null],
    ['P17 beyond any calendar, as text', '99999999999999999999', null],
    ['P18 zero', 0, 0],
    ['a long one', 315_360_000, 315_360_000],
  ])('%s', async (_, given, expected) => {
    const tokens = await tokensOf(answer({ expires_in: given }))
    expect(tokens).toMatchObject({ accessToken: 'a', refreshToken: 'r', expiresIn: expected })
  })

  test('P20 absolute times are ignored', async () => {
    const tokens = await tokensOf(answer({ expires_at: 1_800_000_000, expires_on: '1800000000000' }))
    expect(tokens.expiresIn).toBeNull()
  })

  test.each([
    ['P21 refresh_token_expires_in', { refresh_token_expires_in: '15897600' }, 15_897_600],
    ['P21 refresh_expires_in', { refresh_expires_in: 1800 }, 1800],
    ['P21 refresh_expires_in 0 means without end', { refresh_expires_in: 0 }, null],
    ['P21 nonsense', { refresh_token_expires_in: { days: 1 } }, null],
    ['P21 missing', {}, null],
  ])('%s', async (_, members, expected) => {
    expect((await tokensOf(answer(members))).refreshExpiresIn).toBe(expected)
  })
})

describe('the type of a token', () => {
  test.each(['bearer', 'Bearer', 'BEARER', ' bearer ', undefined, null, '', 'bot', 'user'])(
    'P11 %j is a bearer token',
    async (type) => {
      expect((await tokensOf(answer({ token_type: type }))).tokenType).toBe('Bearer')
    },
  )

  test.each(['mac', 'DPoP', 'N_A', 7, {}])('P11 %j is refused, not used wrongly', async (type) => {
    expect((await read(answer({ token_type: type }))).type).toBe('unbelievable')
  })
})

describe('the form of the answer', () => {
  test('P12 form-encoded, whether it says so or not', async () => {
    const body = 'access_token=gho_1&scope=repo%2Cgist&token_type=bearer&expires_in=28800'
    for (const type of [form, 'text/plain', 'application/json']) {
      const tokens = await tokensOf(body, { tokenResponse: { scopeSeparator: ',' } }, type)
      expect(tokens).toMatchObject({ accessToken: 'gho_1', scopes: ['repo', 'gist'], expiresIn: 28_800 })
    }
  })

  test('P09 a byte order mark is no obstacle', async () => {
    expect((await tokensOf(`\ufeff${JSON.stringify(answer({}))}`)).accessToken).toBe('a')
  })

  test.each([
    [
      'bytes that are not UTF-8',
      new Uint8Array([...new TextEncoder().encode('{"access_token":"a'), 0xff, 0xfe, 0x22, 0x7d]),
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
    ['trailing garbage', `${JSON.stringify(answer({}))}x`],
    ['NaN', '{"access_token":"a","expires_in":NaN}'],
    ['an array', '[{"access_token":"a"}]'],
    ['HTML', '<!doctype html><title>Sign in</title>'],
    ['HTML that holds a form', '<html><a href="?access_token=a">'],
    ['nothing', ''],
    ['a number', '42'],
    ['no token', '{"token_type":"Bearer"}'],
    ['an empty token', '{"access_token":""}'],
    ['a token that is a number', '{"access_token":1}'],
    ['a token of many lines', '{"access_token":"a\\r\\nx-evil: 1"}'],
    ['a token beyond ASCII', '{"access_token":"ä"}'],
  ])('P09 %s is refused', async (_, body) => {
    expect((await read(body)).type).toBe('unbelievable')
  })

  test('P22 a thousand unknown members and a thousand levels are nothing to it', async () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`x${i}`, i]))
    const deep = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`
    const body = `{"access_token":"a","deep":${deep},${JSON.stringify(many).slice(1)}`
    expect(await tokensOf(body)).toEqual({
      accessToken: 'a',
      tokenType: 'Bearer',
      refreshToken: null,
      expiresIn: null,
      refreshExpiresIn: null,
      scopes: null,
      kept: {},
    })
  })

  test('members of the prototype are not members of the answer', async () => {
    expect((await read('{"__proto__":{"access_token":"a"}}')).type).toBe('unbelievable')
    expect(
      (await tokensOf(answer({}), { tokenResponse: { keep: ['constructor.name', '__proto__'] } })).kept,
    ).toEqual({})
  })

  test('a strange refresh token is left out, and costs nothing else', async () => {
    for (const refresh of ['', null, 7, {}, 'a\nb']) {
      const tokens = await tokensOf(answer({ refresh_token: refresh }))
      expect(tokens).toMatchObject({ accessToken: 'a', refreshToken: null })
    }
  })
})

describe('scopes', () => {
  test.each([
    ['B17 fewer than asked for are told as they are', 'read', undefined, ['read']],
    ['blanks of any kind', ' read  write\n', undefined, ['read', 'write']],
    ['commas, where the provider says so', 'repo,gist', ',' as const, ['repo', 'gist']],
    ['commas, where it does not', 'repo,gist', undefined, ['repo,gist']],
    ['a list', ['read', 'write', 7], undefined, ['read', 'write']],
    ['none granted', '', undefined, []],
    ['not said', undefined, undefined, null],
    ['nonsense', { read: true }, undefined, null],
    ['twice the same', 'a a', undefined, ['a']],
  ])('%s', async (_, scope, scopeSeparator, expected) => {
    const tokens = await tokensOf(answer({ scope }), {
      tokenResponse: { ...(scopeSeparator && { scopeSeparator }) },
    })
    expect(tokens.scopes).toEqual(expected)
  })
})

describe('what a provider does in its own way', () => {
  const ofSlack = {
    ok: true,
    access_token: 'xoxb-bot',
    token_type: 'bot',
    scope: 'chat:write,users:read',
    bot_user_id: 'U0',
    team: { id: 'T1', name: 'Example' },
    enterprise: null,
    authed_user: { id: 'U1', access_token: 'xoxp-user', token_type: 'user', scope: 'search:read' },
  }

  test('the bot’s token, with the team that it belongs to', async () => {
    const keep = ['team.id', 'team.name', 'enterprise.id', 'bot_user_id', 'authed_user']
    const tokens = await tokensOf(ofSlack, { tokenResponse: { okField: 'ok', scopeSeparator: ',', keep } })
    expect(tokens).toMatchObject({ accessToken: 'xoxb-bot', scopes: ['chat:write', 'users:read'] })
    expect(tokens.kept).toEqual({ 'team.id': 'T1', 'team.name': 'Example', bot_user_id: 'U0' })
  })

  test('the granted scopes under another name', async () => {
    const scopes = ['oauth', 'tickets']
    expect((await tokensOf(answer({ scopes }), { tokenResponse: { scopeField: 'scopes' } })).scopes).toEqual(
      scopes,
    )
    expect((await tokensOf(answer({ scopes }))).scopes).toBeNull()
  })

  test('a lifetime that it never tells is the one that is known of it', async () => {
    const quirks = { tokenResponse: { expiresIn: 3600 } }
    expect((await tokensOf(answer({}), quirks)).expiresIn).toBe(3600)
    expect((await tokensOf(answer({ expires_in: 60 }), quirks)).expiresIn).toBe(60)
  })

  test('a credential one level down, or flat where a refresh answers so', async () => {
    const quirks = { tokenResponse: { within: 'authed_user', okField: 'ok' } }
    expect((await tokensOf(ofSlack, quirks)).accessToken).toBe('xoxp-user')
    expect((await tokensOf({ ok: true, access_token: 'flat' }, quirks)).accessToken).toBe('flat')
  })

  test('a 200 that says no is an error, even beside a token', async () => {
    const quirks = { tokenResponse: { okField: 'ok' } }
    expect(await read({ ok: false, error: 'invalid_code' }, quirks)).toEqual({
      type: 'error',
      said: { error: 'invalid_code', description: null },
    })
    expect((await read({ ...ofSlack, ok: false }, quirks)).type).toBe('error')
  })

  test('an error under a 200 needs no special mention', async () => {
    const said = { error: 'bad_verification_code', description: 'The code passed is incorrect or expired.' }
    expect(await read({ error: said.error, error_description: said.description })).toEqual({
      type: 'error',
      said,
    })
    expect(await read('error=bad_verification_code', {}, form)).toMatchObject({
      type: 'error',
      said: { error: said.error },
    })
  })

  test('an id_token is dropped unless it is part of the proof', async () => {
    expect(await read(answer({ id_token: 'x.y.z' }))).toMatchObject({ idToken: null })
    expect(await read(answer({ id_token: 'x.y.z' }), { idToken: 'ignore' })).toMatchObject({ idToken: null })
    expect(await read(answer({ id_token: 'x.y.z' }), { idToken: 'validate' })).toMatchObject({
      idToken: 'x.y.z',
    })
  })
})
