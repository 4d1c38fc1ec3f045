import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OAuth2 } from '@/lib/core/provider'
import { revokeTokens } from '@/lib/oauth/revoke'
import { type FaultyProvider, startFaultyProvider } from '../support/faulty-provider'
import { clientOf, codeOf } from './clients'

let provider: FaultyProvider

beforeAll(async () => {
  provider = await startFaultyProvider()
})
afterAll(() => provider.stop())
beforeEach(() => provider.reset())

describe('revocation', () => {
  const tokens = { accessToken: 'a', refreshToken: 'r' }
  const revoke = (
    oauth2: Partial<OAuth2>,
    held: { accessToken: string | null; refreshToken: string | null } = tokens,
  ) => revokeTokens({ client: clientOf(provider, oauth2), ...held })
  const standard = () => ({ revocationUrl: provider.urls.revoke })

  test('is not offered where the provider has none', async () => {
    expect(await revoke({})).toBe('not_offered')
    expect(provider.hits('revoke')).toBe(0)
  })

  test('by RFC 7009 it is the refresh token’s, or the access token’s if there is no other', async () => {
    expect(await revoke(standard())).toBe('revoked')
    expect(await revoke(standard(), { accessToken: 'a', refreshToken: null })).toBe('revoked')
    const bodies = provider
      .received('revoke')
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
    expect(bodies[0]).toEqual({
      token: 'r',
      token_type_hint: 'refresh_token',
      client_id: 'client-id.example',
      client_secret: 'client-secret',
    })
    expect(bodies[1]).toMatchObject({ token: 'a', token_type_hint: 'access_token' })
    expect(await revoke(standard(), { accessToken: null, refreshToken: null })).toBe('not_offered')
  })

  test('in the provider’s own way: another method, JSON, the client by Basic', async () => {
    const way = {
      url: provider.urls.revoke,
      method: 'DELETE',
      authenticate: 'client_basic',
      token: 'access_token',
    } as const
    expect(await revoke({ revocation: { ...way, body: { type: 'json', parameter: 'access_token' } } })).toBe(
      'revoked',
    )
    const [request] = provider.received('revoke')
    expect(request).toMatchObject({ method: 'DELETE', body: '{"access_token":"a"}' })
    expect(request?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Basic /),
      'content-type': 'application/json',
    })
  })

  test('in the provider’s own way: by the token itself, and a 200 that says no', async () => {
    const way = {
      url: provider.urls.revoke,
      method: 'POST',
      authenticate: 'bearer',
      token: 'access_token',
      okField: 'ok',
    } as const
    const revocation = { ...way, body: { type: 'none' } } as const
    expect(await revoke({ revocation })).toBe('revoked')
    expect(provider.received('revoke')[0]?.headers.authorization).toBe('Bearer a')
    provider.set('revoke', { body: { ok: false, error: 'fatal_error' } })
    expect(await codeOf(revoke({ revocation }))).toBe('provider_unavailable')
    provider.set('revoke', { body: { ok: false, error: 'token_revoked' } })
    expect(await revoke({ revocation })).toBe('revoked')
  })

  test('a token that is void already counts as revoked', async () => {
    provider.set('revoke', { status: 400, body: { error: 'invalid_token' } })
    expect(await revoke(standard())).toBe('revoked')
  })

  test('P26 a failing endpoint is told', async () => {
    provider.set('revoke', { status: 503, headers: { 'retry-after': '7' }, body: '' })
    expect(await revoke(standard()).catch((error) => error)).toMatchObject({
      code: 'provider_unavailable',
      retryAfter: 7,
    })
  })
})
