import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { redeemDeviceCode, requestDeviceCode } from '@/lib/oauth/device-grant'
import { clientOf, codeOf } from './clients'

/** What stands at both addresses; a proper answer to the first request unless told. */
let answer: { status?: number; body: unknown }
let asked: URLSearchParams
let server: Server
let origin: string

const proper = {
  device_code: 'the-device-code',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://acme.example/device',
  expires_in: 900,
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    asked = new URLSearchParams(Buffer.concat(chunks).toString())
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  answer = { body: proper }
})

const client = () =>
  clientOf(
    { origin, urls: { token: `${origin}/token` } as Parameters<typeof clientOf>[0]['urls'] },
    {
      deviceAuthorizationUrl: `${origin}/device`,
      grant: 'device_code',
      authorizationParams: { audience: 'a' },
    },
  )
const begin = (changes: Record<string, unknown> = {}) => {
  answer = { body: { ...proper, ...changes } }
  return requestDeviceCode({ client: client(), scopes: ['read', 'write'] })
}

describe('a request for a code', () => {
  test('says who asks and for what, and takes five seconds where no interval is named', async () => {
    expect(await begin()).toEqual({
      ...{ deviceCode: 'the-device-code', userCode: 'ABCD-EFGH', expiresInSeconds: 900, intervalSeconds: 5 },
      ...{ verificationUri: 'https://acme.example/device', verificationUriComplete: null },
    })
    expect(Object.fromEntries(asked)).toEqual({
      ...{ client_id: 'client-id.example', client_secret: 'client-secret' },
      ...{ audience: 'a', scope: 'read write' },
    })
  })

  test.each([
    [
      'its address under the draft’s name',
      { verification_uri: undefined, verification_url: 'https://a.example/' },
    ],
    ['its numbers as text', { expires_in: '900', interval: '7' }],
  ])('is read with %s', async (_, changes) => {
    expect((await begin(changes)).expiresInSeconds).toBe(900)
  })

  test.each([
    [0, 5],
    [-1, 5],
    [0.4, 5],
    [null, 5],
    ['soon', 5],
    [1, 1],
    [30, 30],
    [1e9, 300],
  ])('with the interval %j asks every %i seconds', async (interval, seconds) => {
    expect((await begin({ interval })).intervalSeconds).toBe(seconds)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://acme.example/',
    'https://user:secret@acme.example/',
    '/device',
    '',
    7,
    `https://acme.example/${'x'.repeat(3000)}`,
  ])('that sends people to %j is refused; as the complete address it is left out', async (address) => {
    expect(await codeOf(begin({ verification_uri: address }))).toBe('unexpected_answer')
    expect((await begin({ verification_uri_complete: address })).verificationUriComplete).toBeNull()
  })

  test.each([
    ['no device code', { device_code: undefined }],
    ['a device code that cannot be sent', { device_code: 'a\nb' }],
    ['no code for people', { user_code: '' }],
    ['a code that turns the reading direction', { user_code: 'AB\u202eCD' }],
    ['a code of two lines', { user_code: 'AB\nCD' }],
    ['a code that nobody could type', { user_code: 'A'.repeat(65) }],
    ['no end', { expires_in: undefined }],
    ['an end that has passed', { expires_in: 0 }],
  ])('with %s is refused', async (_, changes) => {
    expect(await codeOf(begin(changes))).toBe('unexpected_answer')
  })

  test.each([
    [401, { error: 'invalid_client' }, 'invalid_client'],
    [400, { error: 'unauthorized_client' }, 'unauthorized_client'],
    [400, { error: 'access_denied' }, 'unauthorized_client'],
    [400, { error: 'invalid_scope' }, 'invalid_scope'],
    [404, {}, 'wrong_endpoint'],
    [503, {}, 'provider_unavailable'],
    [429, { error: 'slow_down' }, 'rate_limited'],
  ])('answered with %i %j is %s', async (status, body, code) => {
    answer = { status, body }
    expect(await codeOf(requestDeviceCode({ client: client(), scopes: [] }))).toBe(code)
  })
})

describe('a question about a code', () => {
  const ask = (body: unknown, status = 400) => {
    answer = { status, body }
    return redeemDeviceCode({ client: client(), deviceCode: 'the-device-code' })
  }

  test('carries the code, and brings the tokens', async () => {
    const tokens = { access_token: 'a', refresh_token: 'r', token_type: 'bearer', expires_in: 60 }
    expect(await ask(tokens, 200)).toMatchObject({
      type: 'tokens',
      tokens: { accessToken: 'a', refreshToken: 'r', expiresIn: 60 },
    })
    expect(asked.get('device_code')).toBe('the-device-code')
    expect(asked.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:device_code')
  })

  test.each([
    ['authorization_pending', 'pending', 400],
    ['authorization_pending', 'pending', 200],
    ['authorization_pending', 'pending', 428],
    ['slow_down', 'slow_down', 400],
    ['slow_down', 'slow_down', 429],
  ])('answered with %s is %s, under the status %i too', async (error, type, status) => {
    expect(await ask({ error }, status)).toEqual({ type })
  })

  test.each([
    ['expired_token', 'code_expired'],
    ['access_denied', 'cancelled'],
    ['authorization_declined', 'cancelled'],
    ['invalid_grant', 'invalid_grant'],
    ['invalid_client', 'invalid_client'],
    ['temporarily_unavailable', 'provider_unavailable'],
    ['something_else', 'token_response_invalid'],
  ])('answered with %s ends as %s', async (error, code) => {
    expect(await codeOf(ask({ error, error_description: 'why' }))).toBe(code)
  })
})
