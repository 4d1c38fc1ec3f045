import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { createIntegration } from '@/lib/operations/create-integration'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { listEvents } from '@/lib/operations/list-events'
import { openCredential } from '@/lib/operations/open-credential'
import { readConnection } from '@/lib/operations/read-connection'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import type { Fault } from '../support/faulty-provider'
import { signedIn } from '../support/house'
import { faultyHouse, hurry, SECRET } from './faulty-house'

const house = faultyHouse()
let slug: string

beforeAll(async () => {
  slug = await house.setUp('faulty')
})

afterEach(() => vi.restoreAllMocks())

async function stored(key = slug) {
  const connection = await findConnection({ by: 'name', slug: key, name: 'default' })
  if (!connection) throw new Error(`no ${key}`)
  return { connection, credential: openCredential(connection) }
}

/** The connection after a callback with these parameters instead of its own. */
async function comeBackWith(changes: Record<string, string>) {
  const callback = await house.consentTo(slug)
  callback.searchParams.delete('code')
  for (const [name, value] of Object.entries(changes)) callback.searchParams.set(name, value)
  await house.finish(callback)
  return readConnection(house.admin, slug)
}

describe('an exchange that fails', () => {
  const error = (status: number, body: object): Fault => ({ status, body })
  const html: Fault = { body: '<!doctype html>', contentType: 'text/html' }

  it.each<[string, Fault, string, string]>([
    ['the code is not good', error(400, { error: 'invalid_grant' }), 'code_refused', 'not_connected'],
    [
      'the client secret is wrong',
      error(401, { error: 'invalid_client' }),
      'invalid_client',
      'misconfigured',
    ],
    ['a bare 401', { status: 401, body: '' }, 'invalid_client', 'misconfigured'],
    [
      'not for this client',
      error(400, { error: 'unauthorized_client' }),
      'unauthorized_client',
      'misconfigured',
    ],
    [
      'the redirect URI is unknown',
      error(400, { error: 'redirect_uri_mismatch' }),
      'redirect_uri_mismatch',
      'misconfigured',
    ],
    ['429', { status: 429, body: '' }, 'rate_limited', 'not_connected'],
    ['5xx', { status: 502, body: 'bad gateway' }, 'provider_unavailable', 'not_connected'],
    ['404', { status: 404, body: '' }, 'wrong_endpoint', 'misconfigured'],
    ['a page for people', html, 'wrong_endpoint', 'misconfigured'],
    [
      'a redirect',
      { status: 307, headers: { location: 'http://169.254.169.254/' } },
      'wrong_endpoint',
      'misconfigured',
    ],
    ['no token in it', error(200, { hello: 'world' }), 'token_response_invalid', 'not_connected'],
    [
      'P11 a token of another kind',
      error(200, { access_token: 'x', token_type: 'mac' }),
      'token_response_invalid',
      'not_connected',
    ],
    ['P06 it breaks off', { manner: 'cut' }, 'connection_failed', 'not_connected'],
    ['P07 it is far too long', { body: 'x'.repeat(2_000_000) }, 'unexpected_answer', 'not_connected'],
  ])('%s', async (_, fault, code, status) => {
    await disconnectConnection(house.admin, slug)
    house.server.set('token', fault)
    const connection = await house.connect(slug)
    expect(connection.lastAttempt?.failure.code).toBe(code)
    expect(`${connection.lastAttempt?.failure.message} ${connection.lastAttempt?.failure.next}`).not.toMatch(
      /[{}]/,
    )
    expect(connection.status).toBe(status)
    expect((await stored()).credential).toBeNull()
    expect(house.server.hits('token')).toBe(1)
  })

  it('P06 in silence is given 15 seconds', async () => {
    house.server.set('token', { manner: 'silence' })
    hurry()
    expect((await house.connect(slug)).lastAttempt?.failure.code).toBe('timeout')
  })

  it('F04 tells the provider’s words without our secret and without the code', async () => {
    const words = `client ${SECRET} sent code and ${encodeURIComponent(SECRET)} ${btoa(SECRET)}`
    house.server.set('token', { status: 401, body: { error: 'invalid_client', error_description: words } })
    const callback = await house.consentTo(slug)
    callback.searchParams.set('code', 'an-authorization-code')
    house.server.set('token', {
      status: 401,
      body: { error: 'invalid_client', error_description: `${words} an-authorization-code` },
    })
    await house.finish(callback)
    const { lastAttempt } = await readConnection(house.admin, slug)
    expect(lastAttempt?.detail).toBe('invalid_client: client ••• sent code and ••• ••• •••')
  })

  it('takes nothing away from the credential that was there, but for a wrong set-up', async () => {
    const before = await house.connect(slug)
    house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
    expect(await house.connect(slug)).toMatchObject({ status: 'connected', connectedAt: before.connectedAt })
    house.server.set('token', { status: 401, body: { error: 'invalid_client' } })
    expect((await house.connect(slug)).status).toBe('misconfigured')
    house.server.set('token', null)
    expect((await house.connect(slug)).status).toBe('connected')
  })

  it('D01 at a blocked address is a wrong set-up, with the line to add', async () => {
    const made = await house.setUp('inside', {
      oauth2: {
        ...{ authorizationUrl: house.server.urls.authorize, tokenUrl: 'http://127.0.0.1:9/token' },
        ...{ issuer: house.server.origin, grant: 'authorization_code', scopes: [], tokenAuthMethod: 'none' },
      },
    })
    const { lastAttempt, status } = await house.connect(made)
    expect(status).toBe('misconfigured')
    expect(lastAttempt?.failure.next).toContain('PATCHBAY_EGRESS_ALLOW=127.0.0.1:9')
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]).toMatchObject({ type: 'security.blocked_egress', detail: { target: '127.0.0.1:9' } })
  })
})

describe('an answer by the browser', () => {
  it.each([
    ['access_denied', 'cancelled', 'denied'],
    ['server_error', 'provider_unavailable', 'failure'],
    ['invalid_scope', 'invalid_scope', 'failure'],
    ['something_else', 'unexpected_answer', 'failure'],
  ])('A07 %s is told as %s, and asks for no token', async (error, code, outcome) => {
    const connection = await comeBackWith({ error, error_description: '<b>no</b>\u202e' })
    expect(connection.lastAttempt?.failure.code).toBe(code)
    expect(connection.lastAttempt?.detail).not.toContain('\u202e')
    expect(house.server.hits('token')).toBe(0)
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]).toMatchObject({ type: 'connection.connect_failed', outcome, detail: { code } })
  })

  it.each([
    ['A11 a parameter twice', (url: URL) => url.searchParams.append('state', 'x')],
    ['B16 a token in the query', (url: URL) => url.searchParams.set('access_token', 'x')],
    ['A12 a code of 100 kB', (url: URL) => url.searchParams.set('code', 'x'.repeat(100_000))],
    ['A12 a code with NUL', (url: URL) => url.searchParams.set('code', 'a\u0000b')],
    ['A12 a code that is no UTF-8', (url: URL) => url.searchParams.set('code', '\ufffd')],
    ['A12 a code of two lines', (url: URL) => url.searchParams.set('code', 'a\nb')],
  ])('%s is refused, and burns nothing', async (_, spoil) => {
    const callback = await house.consentTo(slug)
    const spoilt = new URL(callback)
    spoil(spoilt)
    expect(await house.finish(spoilt)).toEqual({ type: 'refused', code: 'invalid_callback' })
    expect(house.server.hits('token')).toBe(0)
    expect(await house.finish(callback)).toMatchObject({ type: 'finished' })
    expect(house.server.hits('token')).toBe(1)
  })

  it('A08 an error with an unknown state changes nothing and repeats nothing', async () => {
    const query = new URLSearchParams({ error: '<script>', state: randomToken() })
    const before = await database().authorization.count()
    const answer = await house.finish(new URL(`http://localhost:3000/oauth2/callback/${slug}?${query}`))
    expect(answer).toEqual({ type: 'refused', code: 'unknown_state' })
    expect(await database().authorization.count()).toBe(before)
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]).toMatchObject({ type: 'security.state_mismatch', outcome: 'denied' })
    expect(JSON.stringify(events)).not.toContain('<script>')
  })

  it('B06 an answer at another integration’s callback is refused before anything is sent', async () => {
    const callback = await house.consentTo(slug)
    callback.pathname = '/oauth2/callback/other'
    await house.finish(callback)
    expect((await readConnection(house.admin, slug)).lastAttempt?.failure.code).toBe('issuer_mismatch')
    expect(house.server.hits('token')).toBe(0)
  })
})

describe('beginning', () => {
  const begin = (integration: string, actor = house.admin) =>
    beginAuthorization(actor, { integration, browser: randomToken() })

  it('needs a set-up, an integration that is there, and somebody who may', async () => {
    const { slug: bare } = await createIntegration(house.admin, { provider: 'faulty' })
    await expect(begin(bare)).rejects.toMatchObject({
      code: 'setup_incomplete',
      message: expect.stringContaining('Client ID, Client secret'),
    })
    await expect(begin('nothing')).rejects.toMatchObject({ code: 'not_found' })
    await expect(begin(slug, await signedIn('viewer'))).rejects.toMatchObject({ code: 'forbidden' })
    const anonymous = { type: 'anonymous' as const, requestId: 'r', address: null }
    const rows = await database().authorization.count()
    await expect(beginAuthorization(anonymous, { integration: slug, browser: 'b' })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    expect(await database().authorization.count()).toBe(rows)
  })

  it('C01, C06 sends the redirect URI of the configured URL, and the exchange repeats it', async () => {
    const { url } = await begin(slug)
    const redirectUri = new URL(url).searchParams.get('redirect_uri')
    expect(redirectUri).toBe(`http://localhost:3000/oauth2/callback/${slug}`)
    await house.connect(slug)
    const sent = new URLSearchParams(house.server.received('token').at(-1)?.body)
    expect(sent.get('redirect_uri')).toBe(redirectUri)
  })

  it('A15 at most 30 a minute for one person, and others are not slowed by it', async () => {
    const eager = await signedIn('member')
    const results = await Promise.allSettled(Array.from({ length: 35 }, () => begin(slug, eager)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(30)
    await expect(begin(slug, eager)).rejects.toMatchObject({ code: 'too_many_requests' })
    await expect(begin(slug, await signedIn('member'))).resolves.toMatchObject({ url: expect.any(String) })
  })

  it('stores neither state, verifier nor the browser’s secret', async () => {
    const browser = randomToken()
    const { url } = await beginAuthorization(await signedIn(), { integration: slug, browser })
    const state = new URL(url).searchParams.get('state') ?? ''
    const rows = JSON.stringify(await database().authorization.findMany(), (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    expect(state).toHaveLength(43)
    for (const secret of [state, browser]) expect(rows).not.toContain(secret)
  })
})
