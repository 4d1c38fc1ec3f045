import { describe, expect, test } from 'vitest'
import { consentUrl } from '@/lib/domain-connect/consent-url'
import { discover } from '@/lib/domain-connect/discover'
import { readReturn } from '@/lib/domain-connect/read-return'
import { getToken, refresh } from '@/lib/domain-connect/tokens'
import { consented, decide, openPeer, redirectUri, refused, us, web } from './peer'

const request = { providerId: web.providerId, serviceIds: web.serviceId, redirectUri, state: 's 1/+&=' }

/** Somebody consented, and the code is here. */
async function allowed() {
  const opened = await openPeer()
  const { way, client } = opened
  const config = await discover('example.com', way)
  const back = readReturn(await decide(way.fetch, consentUrl(config, request), 'allow'))
  const code = back.type === 'code' ? back.code : ''
  return { ...opened, config, back, redemption: { config, client, fetch: way.fetch, code, redirectUri } }
}

describe('consent', () => {
  test('B6 comes back with the state that was sent, and a code', async () => {
    const { back } = await allowed()
    expect(back).toMatchObject({ type: 'code', state: request.state })
  })

  test('that was declined comes back with the state and says so', async () => {
    const { way } = await openPeer()
    const config = await discover('example.com', way)
    const back = readReturn(await decide(way.fetch, consentUrl(config, request), 'deny'))
    expect(back).toMatchObject({ type: 'error', cancelled: true, state: request.state })
  })
})

describe('a code', () => {
  test('becomes tokens; the secret is in the body as JSON, and in no address', async () => {
    const { peer, redemption } = await allowed()
    const tokens = await getToken(redemption)
    expect(tokens).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 })
    expect(
      [tokens.accessToken, tokens.refreshToken].every((token) => /^[0-9a-f]{32}$/.test(token ?? '')),
    ).toBe(true)
    const asked = peer.received.at(-1)
    expect(asked).toMatchObject({ method: 'POST', path: '/dc/v2/oauth/access_token' })
    expect(asked?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      ...{ grant_type: 'authorization_code', code: redemption.code, redirect_uri: redirectUri },
      ...{ client_id: us.clientId, client_secret: us.clientSecret },
    })
  })

  test('is good once', async () => {
    const { redemption } = await allowed()
    await getToken(redemption)
    expect((await refused(getToken(redemption))).code).toBe('invalid_grant')
  })

  test.each(['bearer', 'Bearer', 'BEARER'])(
    'B6 becomes a token whose type is spelled %s',
    async (tokenType) => {
      const { peer, redemption } = await allowed()
      peer.tokens.manner.tokenType = tokenType
      expect((await getToken(redemption)).tokenType).toBe('Bearer')
    },
  )

  test('B6 may bring no refresh token', async () => {
    const { peer, redemption } = await allowed()
    peer.tokens.manner.refreshTokens = 'none'
    expect((await getToken(redemption)).refreshToken).toBeNull()
  })

  test.each<[string, object, string]>([
    ['with a wrong secret', { clientSecret: 'wrong' }, 'invalid_client'],
    ['by a stranger', { clientId: 'stranger' }, 'invalid_client'],
  ])('is refused %s', async (_, wrong, code) => {
    const { redemption } = await allowed()
    const client = { ...redemption.client, ...wrong }
    expect((await refused(getToken({ ...redemption, client }))).code).toBe(code)
  })

  test.each<[string, object, string]>([
    ['401', { status: 401 }, 'invalid_client'],
    ['400 of the standard', { status: 400, body: { error: 'invalid_grant' } }, 'invalid_grant'],
    ['400 of nothing', { status: 400 }, 'token_response_invalid'],
    ['404', { status: 404 }, 'wrong_endpoint'],
    ['302', { status: 302, headers: { location: 'https://evil.example/' } }, 'wrong_endpoint'],
    ['429', { status: 429 }, 'rate_limited'],
    ['503', { status: 503, body: { error: 'invalid_grant' } }, 'provider_unavailable'],
    ['200 of HTML', { body: '<html>', headers: { 'content-type': 'text/html' } }, 'token_response_invalid'],
    ['200 without a token', { body: { token_type: 'bearer' } }, 'token_response_invalid'],
    [
      '200 with a token of another kind',
      { body: { access_token: 'a', token_type: 'mac' } },
      'token_response_invalid',
    ],
    ['200 without end', { body: 'x'.repeat(100_000) }, 'unexpected_answer'],
  ])('that is answered with %s is a failure of its own, and asked once', async (_, fault, code) => {
    const { peer, redemption } = await allowed()
    peer.set('token', fault)
    const refusal = await refused(getToken(redemption))
    expect(refusal.code).toBe(code)
    expect(JSON.stringify(refusal)).not.toContain(us.clientSecret)
    expect(peer.received.filter(({ endpoint }) => endpoint === 'token')).toHaveLength(1)
  })
})

describe('a refresh', () => {
  test.each([
    ['keeps the old refresh token where there is no new one', 'kept', true],
    ['takes the new one where there is', 'rotated', false],
  ] as const)('%s', async (_, manner, isSame) => {
    const { peer, config, client, way, tokens } = await consented(await openPeer())
    peer.tokens.manner.refreshTokens = manner
    const given = { config, client, fetch: way.fetch, refreshToken: tokens.refreshToken ?? '' }
    const renewed = await refresh(given)
    expect(renewed.accessToken).not.toBe(tokens.accessToken)
    expect(renewed.refreshToken === tokens.refreshToken).toBe(isSame)
    expect(renewed.refreshToken).not.toBeNull()
    expect(JSON.parse(peer.received.at(-1)?.body ?? '')).toEqual({
      ...{ grant_type: 'refresh_token', refresh_token: tokens.refreshToken },
      ...{ client_id: us.clientId, client_secret: us.clientSecret },
    })
  })

  test('of a grant that was taken back is refused for good', async () => {
    const { peer, config, client, way, tokens } = await consented(await openPeer())
    peer.tokens.revokeAll()
    const given = { config, client, fetch: way.fetch, refreshToken: tokens.refreshToken ?? '' }
    expect((await refused(refresh(given))).code).toBe('invalid_grant')
  })
})

describe('the client secret', () => {
  test.each([
    ['another host', 'https://evil.example/dc'],
    ['another port', 'https://localhost:1/dc'],
    ['another path', '{peer}2'],
    ['a path below', '{peer}/x'],
    ['a query', '{peer}?x'],
    ['http', 'http://localhost/dc'],
    ['nothing', ''],
  ])('goes to no API but the registered one: %s', async (_, apiUrl) => {
    const { peer, redemption } = await allowed()
    const client = { ...redemption.client, apiUrl: apiUrl.replace('{peer}', peer.apiUrl) }
    const count = peer.received.length
    const refusals = [
      await refused(getToken({ ...redemption, client })),
      await refused(refresh({ ...redemption, client, refreshToken: 'r' })),
    ]
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'api_url_changed',
        found: peer.apiUrl,
        registered: client.apiUrl,
      })
    expect(peer.received).toHaveLength(count)
  })

  test('goes nowhere when the settings of a domain name another API', async () => {
    const { peer, way, redemption } = await allowed()
    peer.settings = { urlAPI: 'https://collector.example' }
    const config = await discover('example.com', way)
    const count = peer.received.length
    expect((await refused(getToken({ ...redemption, config }))).code).toBe('api_url_changed')
    expect(peer.received).toHaveLength(count)
  })

  test('knows its API in another spelling', async () => {
    const { redemption, peer } = await allowed()
    const apiUrl = `${peer.apiUrl.replace('localhost', 'LOCALHOST')}/`
    expect((await getToken({ ...redemption, client: { ...redemption.client, apiUrl } })).tokenType).toBe(
      'Bearer',
    )
  })
})
