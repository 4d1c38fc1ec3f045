import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  authorizationUrl,
  exchangeCode,
  generateState,
  getIntegration,
  refreshAccessToken,
  saveSetup,
} from '@/lib/integrations'
import { createIntegration } from '@/lib/operations/create-integration'
import { database, pool } from '@/lib/store/database'
import { hurry } from '../operations/faulty-house'
import { codeOf, connectInProcess, facadeHouse, REDIRECT, valueIn } from './facade-house'

const house = facadeHouse()
const GONE = '00000000-0000-4000-8000-000000000000'

afterEach(() => void vi.restoreAllMocks())

describe('the address of the consent page', () => {
  it('asks for the integration’s scopes at the caller’s redirect URI, with a state of its own', async () => {
    const slug = await house.setUp('address')
    const url = new URL(valueIn(await authorizationUrl(slug, REDIRECT)))
    expect(url.href.startsWith(house.server.urls.authorize)).toBe(true)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'the-client',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'read',
      state: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/),
      code_challenge_method: 'S256',
    })
    const state = generateState()
    const other = new URL(valueIn(await authorizationUrl(slug, REDIRECT, { state, scopes: ['a', 'b'] })))
    expect(other.searchParams.get('state')).toBe(state)
    expect(other.searchParams.get('scope')).toBe('a b')
    const { rows } = await pool().query('select "stateDigest", "redirectUri" from "Authorization"')
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(state)
  })

  it.each([
    ['no-such-provider', 'unknown_provider'],
    ['google', 'not_configured'],
    [GONE, 'deleted'],
    ['', 'invalid_provider_key'],
  ])('of %j is refused: %s', async (key, code) => {
    expect(codeOf(await authorizationUrl(key, REDIRECT))).toBe(code)
    expect(codeOf(await exchangeCode(key, 'code', REDIRECT, { state: generateState() }))).toBe(code)
  })

  it('needs the application’s id, and a provider that asks for consent', async () => {
    const { slug } = await createIntegration(house.admin, { provider: 'google' })
    expect(codeOf(await authorizationUrl(slug, REDIRECT))).toBe('client_id_not_configured')
    const exchanged = await exchangeCode(slug, 'code', REDIRECT, { state: generateState() })
    expect(codeOf(exchanged)).toBe('client_credentials_not_configured')
    await house.defineTyped('only-keys', {})
    valueIn(await saveSetup('only-keys', { api_key: 'k' }))
    expect(codeOf(await authorizationUrl('only-keys', REDIRECT))).toBe('wrong_auth_type')
    expect(codeOf(await refreshAccessToken('only-keys'))).toBe('no_refresh_token')
  })

  it('takes no state that was used or can be guessed', async () => {
    const slug = await house.setUp('states')
    const state = generateState()
    valueIn(await authorizationUrl(slug, REDIRECT, { state }))
    for (const wrong of [state, 'xyz', '', 'a'.repeat(21), 'with spaces and more than enough'])
      expect(codeOf(await authorizationUrl(slug, REDIRECT, { state: wrong }))).toBe('invalid_state')
  })
})

describe('a code', () => {
  it('is redeemed for a connection that has what was granted, not what was asked for', async () => {
    const slug = await house.setUp('granted')
    const { code, state, iss } = await house.consentInProcess(slug)
    const token = { access_token: 'marked', token_type: 'Bearer', scope: 'read write', expires_in: 60 }
    house.server.set('token', { body: token })
    const data = valueIn(await exchangeCode(slug, code, REDIRECT, { state, iss }))
    expect(data).toMatchObject({ status: 'connected', access_token: 'marked', scopes: 'read write' })
    const sent = new URLSearchParams(house.server.received('token')[0]?.body)
    expect(Object.fromEntries(sent)).toMatchObject({
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code,
    })
    expect(sent.get('code_verifier')).toMatch(/^.{43,}$/)
  })

  it('that is refused is told with the provider’s status, and kept with the attempt', async () => {
    const slug = await house.setUp('refused')
    const { code, state, iss } = await house.consentInProcess(slug)
    house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
    expect(await exchangeCode(slug, code, REDIRECT, { state, iss })).toEqual({
      ok: false,
      error: { code: 'token_exchange_failed', status: 400, reason: 'invalid_grant' },
    })
    const { outcome } = await database().authorization.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    expect(outcome).toBe('code_refused')
  })

  it('that gets no answer is told without a status', async () => {
    const slug = await house.setUp('silent')
    const { code, state, iss } = await house.consentInProcess(slug)
    house.server.set('token', { manner: 'silence' })
    hurry()
    expect(await exchangeCode(slug, code, REDIRECT, { state, iss })).toEqual({
      ok: false,
      error: { code: 'token_exchange_failed', status: null, reason: 'timeout' },
    })
  })

  it('of another issuer is not redeemed', async () => {
    const slug = await house.setUp('mixed-up')
    const { code, state } = await house.consentInProcess(slug)
    const refused = await exchangeCode(slug, code, REDIRECT, { state, iss: 'https://evil.example' })
    expect(refused).toMatchObject({ error: { code: 'token_exchange_failed', reason: 'issuer_mismatch' } })
    expect(house.server.hits('token')).toBe(0)
  })

  it('of another account waits for a person’s decision', async () => {
    const slug = await house.setUp('accounts')
    await connectInProcess(house, slug)
    const before = valueIn(await getIntegration(slug)).access_token
    const { code, state, iss } = await house.consentInProcess(slug)
    house.server.set('userinfo', { body: { sub: 'bob', email: 'bob@example.test' } })
    expect(codeOf(await exchangeCode(slug, code, REDIRECT, { state, iss }))).toBe('account_mismatch')
    expect(valueIn(await getIntegration(slug)).access_token).toBe(before)
  })
})

describe('a refresh', () => {
  it('answers the new token, and keeps a refresh token that was not replaced', async () => {
    const slug = await house.setUp('renewed')
    await connectInProcess(house, slug)
    const before = valueIn(await getIntegration(slug))
    house.server.set('token', { body: { access_token: 'brand-new', token_type: 'Bearer', expires_in: 60 } })
    expect(await refreshAccessToken(slug)).toEqual({ ok: true, value: 'brand-new' })
    expect(valueIn(await getIntegration(slug))).toMatchObject({
      access_token: 'brand-new',
      refresh_token: before.refresh_token,
      client_id: 'the-client',
    })
  })

  it('that fails is told with the provider’s status, and once it is mended the connection recovers', async () => {
    const slug = await house.setUp('failing')
    await connectInProcess(house, slug)
    house.server.set('token', { status: 503, body: 'away' })
    expect(await refreshAccessToken(slug)).toEqual({
      ok: false,
      error: { code: 'refresh_failed', status: 503, reason: 'provider_unavailable' },
    })
    expect(valueIn(await getIntegration(slug)).validation_status).toMatch(/^error: /)
    house.server.set('token', null)
    valueIn(await refreshAccessToken(slug))
    expect(valueIn(await getIntegration(slug))).toMatchObject({
      status: 'connected',
      validation_status: 'ok',
    })
  })

  it('needs something to refresh with', async () => {
    const slug = await house.setUp('bare')
    expect(codeOf(await refreshAccessToken(slug))).toBe('no_refresh_token')
    valueIn(await saveSetup(slug, { access_token: 'alone' }))
    expect(codeOf(await refreshAccessToken(slug))).toBe('no_refresh_token')
    expect(codeOf(await refreshAccessToken('google:nothing'))).toBe('not_configured')
    expect(codeOf(await refreshAccessToken('no-such-provider'))).toBe('unknown_provider')
    const other = await house.setUp('without-application')
    valueIn(await saveSetup(other, { access_token: 'a', refresh_token: 'r' }))
    await database().integration.updateMany({
      where: { slug: other },
      data: { setup: {}, sealedSetup: null, savedSecrets: {} },
    })
    expect(codeOf(await refreshAccessToken(other))).toBe('client_credentials_not_configured')
  })
})
