import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '@/lib/core/provider'
import { discoverProvider } from '@/lib/oauth/discover'
import { loopbackFetch } from '../support/loopback-fetch'
import { type OAuthServer, startOAuthServer } from '../support/oauth-server'
import { redirectUri } from './clients'

let server: OAuthServer
let provider: Provider

beforeAll(async () => {
  server = await startOAuthServer({ redirectUris: [redirectUri] })
  provider = await discoverProvider({ key: 'real', name: 'Real', url: server.issuer, fetch: loopbackFetch })
})
afterAll(() => server.stop())

describe('discovery of a real OpenID Provider', () => {
  test('finds everything there is to know', () => {
    expect(provider).toMatchObject({
      key: 'real',
      authType: 'oauth2',
      fields: [
        { key: 'client_id', secret: false },
        { key: 'client_secret', secret: true, type: 'password' },
      ],
      oauth2: {
        issuer: server.issuer,
        authorizationUrl: `${server.issuer}/auth`,
        tokenUrl: `${server.issuer}/token`,
        revocationUrl: `${server.issuer}/token/revocation`,
        userinfoUrl: `${server.issuer}/me`,
        deviceAuthorizationUrl: `${server.issuer}/device/auth`,
        tokenAuthMethod: 'client_secret_basic',
        pkce: 'S256',
        idToken: 'validate',
        issParameterSupported: true,
        authorizationParams: { prompt: 'consent' },
      },
      identity: { url: `${server.issuer}/me`, id: ['sub'] },
      probe: { url: `${server.issuer}/me` },
    })
    const asked = provider.oauth2?.scopes.filter((scope) => scope.default).map((scope) => scope.name)
    expect(asked?.toSorted()).toEqual(['email', 'offline_access', 'openid', 'profile'])
  })

  test('takes the full address of the document too', async () => {
    const url = `${server.issuer}/.well-known/openid-configuration`
    const found = await discoverProvider({ key: 'real', name: 'Real', url, fetch: loopbackFetch })
    expect(found.oauth2?.issuer).toBe(server.issuer)
    expect(found.source).toBe(url)
  })
})
