import { describe, expect, test } from 'vitest'
import { isPatchbayError } from '@/lib/core/errors'
import { ProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { discoverProvider } from '@/lib/oauth/discover'

const origin = 'https://id.example'
const document = {
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/keys`,
}

/** Answers as the documents say, by their full addresses; notes what was asked for. */
function site(documents: Record<string, unknown>, asked: string[] = []): typeof fetch {
  return async (input) => {
    const url = String(input)
    asked.push(url)
    const found = documents[url]
    if (found instanceof Response) return found
    return found === undefined ? new Response('not found', { status: 404 }) : Response.json(found)
  }
}

function discover(url: string, fetch: typeof globalThis.fetch): Promise<Provider> {
  return discoverProvider({ key: 'example', name: 'Example', url, fetch })
}

const openid = `${origin}/.well-known/openid-configuration`
const given = (members: Record<string, unknown>) => site({ [openid]: { ...document, ...members } })

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  return isPatchbayError(error) && error.code === 'discovery_failed'
    ? error.message
    : `something else: ${error}`
}

describe('where the description is looked for', () => {
  test('OpenID Connect first, then both forms of a path put in between', async () => {
    const asked: string[] = []
    expect(await refusal(discover(`${origin}/tenant`, site({}, asked)))).toMatch(/there is none/)
    expect(asked).toEqual([
      `${origin}/tenant/.well-known/openid-configuration`,
      `${origin}/.well-known/oauth-authorization-server/tenant`,
      `${origin}/.well-known/openid-configuration/tenant`,
    ])
  })

  test.each([
    ['an issuer', `${origin}/tenant`],
    ['an issuer with a slash', `${origin}/tenant/`],
    ['the address of the document', `${origin}/.well-known/oauth-authorization-server/tenant`],
  ])('RFC 8414 by %s', async (_, url) => {
    const issuer = `${origin}/tenant`
    const { jwks_uri: _keys, ...plain } = document
    const found = await discover(
      url,
      site({ [`${origin}/.well-known/oauth-authorization-server/tenant`]: { ...plain, issuer } }),
    )
    expect(found.oauth2).toMatchObject({ issuer, idToken: 'ignore', scopes: [] })
    expect(found.identity).toBeUndefined()
  })

  test('an issuer that ends in a slash keeps it', async () => {
    const found = await discover(`${origin}/`, given({ issuer: `${origin}/` }))
    expect(found.oauth2?.issuer).toBe(`${origin}/`)
  })

  test.each([
    'ftp://id.example',
    'id.example',
    'https://user:pw@id.example',
    'https://id.example/#x',
    'https://id.example/?x=1',
    '',
  ])('an address such as %j is refused unasked', async (url) => {
    const asked: string[] = []
    expect(await refusal(discover(url, site({}, asked)))).toMatch(/its address must/)
    expect(asked).toEqual([])
  })
})

describe('what is believed of it', () => {
  test.each([
    ['B21 another issuer', { issuer: 'https://evil.example' }, /names the issuer/],
    ['B21 an issuer with a path', { issuer: `${origin}/other` }, /names the issuer/],
    ['B21 an issuer in capitals', { issuer: 'https://ID.example' }, /names the issuer/],
    ['B21 no issuer', { issuer: undefined }, /names the issuer/],
    [
      'B21 an endpoint by http',
      { token_endpoint: 'http://id.example/token' },
      /token_endpoint is not an https/,
    ],
    ['B21 an endpoint of another scheme', { authorization_endpoint: 'javascript:alert(1)' }, /not an https/],
    ['B21 a userinfo endpoint by http', { userinfo_endpoint: 'http://10.0.0.1/me' }, /userinfo_endpoint/],
    [
      'B21 an endpoint with a user name',
      { token_endpoint: 'https://a:b@id.example/token' },
      /not an address/,
    ],
    ['an endpoint that is no text', { token_endpoint: 42 }, /not an address/],
    ['no token endpoint', { token_endpoint: undefined }, /no authorization_endpoint or no token_endpoint/],
    ['only the implicit flow', { response_types_supported: ['token'] }, /authorization code flow/],
    ['only other grants', { grant_types_supported: ['password'] }, /authorization code flow/],
    [
      'only private keys',
      { token_endpoint_auth_methods_supported: ['private_key_jwt'] },
      /neither a client secret/,
    ],
  ])('%s is refused', async (_, members, sentence) => {
    expect(await refusal(discover(origin, given(members)))).toMatch(sentence)
  })

  test.each([
    ['a page', new Response('<html>'), /did not answer with JSON/],
    ['a failing server', new Response('', { status: 500 }), /status 500/],
    [
      'a redirect',
      new Response('', { status: 302, headers: { location: 'https://evil.example' } }),
      /status 302/,
    ],
    ['far too much', Response.json({ ...document, x: 'x'.repeat(300_000) }), /too much/],
  ])('%s is refused', async (_, answer, sentence) => {
    expect(await refusal(discover(origin, site({ [openid]: answer })))).toMatch(sentence)
  })

  test('B21 a blocked address is said with what to do about it', async () => {
    const blocked = new ProviderFailure('blocked_address', { params: { target: '10.0.0.1:443' } })
    const sentence = await refusal(discover('https://10.0.0.1', () => Promise.reject(blocked)))
    expect(sentence).toMatch(/does not connect to 10\.0\.0\.1:443.*PATCHBAY_EGRESS_ALLOW=10\.0\.0\.1:443/)
  })

  test('by http everything has to be at the same host and port', async () => {
    const local = 'http://127.0.0.1:4000'
    const at = (base: string) => ({
      issuer: local,
      authorization_endpoint: `${local}/a`,
      token_endpoint: `${base}/t`,
    })
    const url = `${local}/.well-known/openid-configuration`
    expect((await discover(local, site({ [url]: at(local) }))).oauth2?.tokenUrl).toBe(`${local}/t`)
    expect(await refusal(discover(local, site({ [url]: at('http://127.0.0.1:4001') })))).toMatch(
      /token_endpoint/,
    )
  })
})

describe('what is made of it', () => {
  const device = 'urn:ietf:params:oauth:grant-type:device_code'
  const scopes_supported = ['openid', 'email', 'read']
  const deviceEndpoint = { device_authorization_endpoint: `${origin}/device` }

  test('consent by redirect comes first, with codes as the second way', async () => {
    const grant_types_supported = ['client_credentials', device, 'authorization_code']
    const { oauth2 } = await discover(origin, given({ grant_types_supported, ...deviceEndpoint }))
    expect(oauth2).toMatchObject({
      grant: 'authorization_code',
      deviceAuthorizationUrl: `${origin}/device`,
    })
  })

  test('a server that offers codes alone needs no address for consent', async () => {
    const without = { authorization_endpoint: undefined, grant_types_supported: [device] }
    const { oauth2 } = await discover(origin, given({ ...without, ...deviceEndpoint }))
    expect(oauth2).toMatchObject({ grant: 'device_code', deviceAuthorizationUrl: `${origin}/device` })
    expect(oauth2?.authorizationUrl).toBeUndefined()
    expect(await refusal(discover(origin, given(without)))).toMatch(/authorization code flow/)
  })

  test('a server for applications is asked for nothing that is a person’s', async () => {
    const found = await discover(
      origin,
      given({
        ...{ grant_types_supported: ['client_credentials'], scopes_supported },
        ...{ authorization_endpoint: undefined, userinfo_endpoint: `${origin}/me` },
      }),
    )
    expect(found.oauth2).toMatchObject({
      grant: 'client_credentials',
      scopes: [{ name: 'read', label: '' }],
    })
    expect([found.identity, found.probe]).toEqual([undefined, undefined])
  })

  test('scopes in plain words, the usual ones asked for', async () => {
    const scopes = ['openid', 'email', 'offline_access', 'crm.read', 'bad scope', 'x"y', 7]
    const { oauth2 } = await discover(origin, given({ scopes_supported: scopes }))
    expect(oauth2?.scopes).toEqual([
      { name: 'openid', label: 'Know who you are', default: true, required: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'offline_access', label: 'Stay connected while you are away', default: true },
      { name: 'crm.read', label: '' },
    ])
    expect(oauth2?.authorizationParams).toEqual({ prompt: 'consent' })
  })

  test.each([
    [undefined, 'client_secret_basic', 2],
    [['client_secret_post'], 'client_secret_post', 2],
    [['private_key_jwt', 'client_secret_post', 'client_secret_basic'], 'client_secret_basic', 2],
    [['none'], 'none', 1],
  ])('of the methods %j it takes %s', async (methods, expected, fields) => {
    const found = await discover(origin, given({ token_endpoint_auth_methods_supported: methods }))
    expect([found.oauth2?.tokenAuthMethod, found.fields.length]).toEqual([expected, fields])
  })

  test('PKCE and iss as promised', async () => {
    const promised = await discover(
      origin,
      given({
        code_challenge_methods_supported: ['plain'],
        authorization_response_iss_parameter_supported: true,
      }),
    )
    expect(promised.oauth2).toMatchObject({ pkce: 'none', issParameterSupported: true, idToken: 'validate' })
    const silent = await discover(origin, given({}))
    expect(silent.oauth2).toMatchObject({ pkce: 'S256', issParameterSupported: false })
  })
})
