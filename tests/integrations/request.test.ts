import { describe, expect, it } from 'vitest'
import { authenticatedRequest, getCredentials, saveSetup } from '@/lib/integrations'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { codeOf, connectInProcess, facadeHouse, valueIn } from './facade-house'

const house = facadeHouse()
const base = () => `${house.api.origin}/v1`

/** The answer, where it is the API's. */
async function ask(...words: Parameters<typeof authenticatedRequest>): Promise<Response> {
  const value = valueIn(await authenticatedRequest(...words))
  if (!(value instanceof Response)) throw new Error('the credentials were handed back')
  return value
}

describe('an authenticated request', () => {
  it('carries the token and what the caller sends, but no Authorization of theirs', async () => {
    const slug = await house.setUp('sending')
    await connectInProcess(house, slug)
    const { access_token: token } = valueIn(await getCredentials(slug))
    const response = await ask(slug, 'POST', `${base()}/files?a=1`, {
      headers: { AUTHORIZATION: 'Bearer mine', 'x-mine': 'yes' },
      query: { b: 2, c: 'x y' },
      body: { some: 'thing' },
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ hello: 'there' })
    const [asked] = house.api.asked
    expect(asked).toMatchObject({ method: 'POST', path: '/v1/files?a=1&b=2&c=x+y', body: '{"some":"thing"}' })
    expect(asked?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      'x-mine': 'yes',
      'content-type': 'application/json',
    })
  })

  it('takes a path for one below the base, and text and bytes as they are', async () => {
    const slug = await house.setUp('paths')
    await connectInProcess(house, slug)
    await ask(slug, 'PUT', '/a/b', { body: 'plain' })
    await ask(slug, 'PUT', 'c', { body: new Uint8Array([104, 105]) })
    await ask(slug, 'PUT', 'd', { body: new URLSearchParams({ k: 'v' }) })
    expect(house.api.asked.map(({ path, body }) => [path, body])).toEqual([
      ['/v1/a/b', 'plain'],
      ['/v1/c', 'hi'],
      ['/v1/d', 'k=v'],
    ])
  })

  it('answers every other status as it is', async () => {
    const slug = await house.setUp('statuses')
    await connectInProcess(house, slug)
    expect((await ask(slug, 'GET', 'teapot')).status).toBe(418)
  })

  it('answers a redirect, and does not follow it with the token', async () => {
    const slug = await house.setUp('away')
    await connectInProcess(house, slug)
    const response = await ask(slug, 'GET', 'away')
    expect(response.status).toBe(302)
    expect(house.api.asked).toHaveLength(1)
  })

  it.each([
    'https://evil.example/v1/x',
    'http://127.0.0.1:1/v1/x',
    '//evil.example/v1/x',
    '{base}/../x',
    '{base}/%2e%2e/x',
    '{base}/a/..%2f..%2fx',
    '{base}/a/%252e%252e/x',
    '{origin}/v1x',
    '{origin}/',
    '{origin}/v1\\..\\x',
    '{userinfo}',
    'ftp://127.0.0.1/v1/x',
    '/../x',
    'javascript:alert(1)',
  ])('to %s is not made: it is not on the API base', async (template) => {
    const slug = 'fenced'
    if (!(await findConnection({ by: 'name', slug, name: 'default' }))) {
      await house.setUp(slug)
      await connectInProcess(house, slug)
    }
    const url = template
      .replace('{base}', base())
      .replace('{origin}', house.api.origin)
      .replace('{userinfo}', base().replace('//', '//u:p@'))
    expect(codeOf(await authenticatedRequest(slug, 'GET', url))).toBe('url_not_allowed')
    expect(house.api.asked).toEqual([])
  })

  it('renews a refused token once, and asks once more', async () => {
    const slug = await house.setUp('renewing')
    await connectInProcess(house, slug)
    const { access_token: token = '' } = valueIn(await getCredentials(slug))
    house.api.refused.add(token)
    expect((await ask(slug, 'GET', 'x')).status).toBe(200)
    const shown = house.api.asked.map(({ headers }) => headers.authorization)
    expect(shown).toHaveLength(2)
    expect(shown[1]).not.toBe(shown[0])
    expect(valueIn(await getCredentials(slug)).access_token).toBe(shown[1]?.replace('Bearer ', ''))
  })

  it('answers whatever the second try brings', async () => {
    const slug = await house.setUp('twice')
    await connectInProcess(house, slug)
    house.api.refused.add('every')
    expect((await ask(slug, 'GET', 'x')).status).toBe(401)
    expect(house.api.asked).toHaveLength(2)
  })

  it('is token_refresh_failed where the refused token cannot be renewed', async () => {
    const slug = await house.setUp('stuck')
    await connectInProcess(house, slug)
    house.api.refused.add('every')
    house.server.set('token', { status: 503, body: 'away' })
    expect(codeOf(await authenticatedRequest(slug, 'GET', 'x'))).toBe('token_refresh_failed')
    expect(house.api.asked).toHaveLength(1)
  })

  it('is unauthorized where there is nothing to renew', async () => {
    const slug = await house.setUp('spent')
    valueIn(await saveSetup(slug, { access_token: 'old' }))
    house.api.refused.add('old')
    expect(await authenticatedRequest(slug, 'GET', 'x')).toEqual({
      ok: false,
      error: { code: 'unauthorized', status: 401 },
    })
    expect(house.api.asked).toHaveLength(1)
  })

  it('goes on with a token that has not run out, though the connection has to be reconnected', async () => {
    const slug = await house.setUp('dying')
    await connectInProcess(house, slug)
    await database().connection.updateMany({
      where: { integration: { slug } },
      data: { validationStatus: 'error', validationCode: 'invalid_grant', refusedCode: 'invalid_grant' },
    })
    expect(valueIn(await getCredentials(slug)).status).toBe('error')
    expect((await ask(slug, 'GET', 'x')).status).toBe(200)
    await database().connection.updateMany({
      where: { integration: { slug } },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    })
    expect(codeOf(await getCredentials(slug))).toBe('needs_reauth')
    expect(codeOf(await authenticatedRequest(slug, 'GET', 'x'))).toBe('needs_reauth')
  })

  it('ends in time, or when the caller ends it', async () => {
    const slug = await house.setUp('waiting')
    await connectInProcess(house, slug)
    expect(codeOf(await authenticatedRequest(slug, 'GET', 'silence', { timeoutMs: 100 }))).toBe('timeout')
    const signal = AbortSignal.timeout(100)
    expect(codeOf(await authenticatedRequest(slug, 'GET', 'silence', { signal }))).toBe('aborted')
    expect(codeOf(await authenticatedRequest(slug, 'GET', 'x', { signal: AbortSignal.abort() }))).toBe(
      'aborted',
    )
  })

  it.each([
    ['GET', { body: 'with a body' }],
    ['CONNECT', {}],
    ['NOT A METHOD', {}],
    ['GET', { headers: { 'bad header': 'x' } }],
  ])('that is none is told: %s %j', async (method, options) => {
    const slug = 'malformed'
    if (!(await findConnection({ by: 'name', slug, name: 'default' }))) {
      await house.setUp(slug)
      valueIn(await saveSetup(slug, { access_token: 't' }))
    }
    expect(codeOf(await authenticatedRequest(slug, method, 'x', options))).toBe('invalid_request')
  })

  it('for what is not connected is refused as its credentials are', async () => {
    const slug = await house.setUp('unconnected')
    for (const key of [slug, `${slug}:nothing`, 'google', ''])
      expect(codeOf(await authenticatedRequest(key, 'GET', 'x'))).toBe('not_configured')
  })
})
