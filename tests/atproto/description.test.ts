import { describe, expect, it } from 'vitest'
import {
  clientFaultOf,
  clientIdOf,
  clientKindOf,
  confidentialMetadata,
  loopbackMetadata,
  redirectUriOf,
} from '@/lib/atproto/client-metadata'
import { createClientKeys, onlyKey, publicKeys } from '@/lib/atproto/keys'
import { Nonces } from '@/lib/atproto/nonces'
import { isScope, scopeText } from '@/lib/atproto/scopes'
import { isNsid } from '@/lib/atproto/xrpc'

const settings = {
  publicUrl: 'https://console.patchbay.dev',
  name: 'Patchbay',
  callbackPaths: ['/oauth2/callback/one', '/oauth2/callback/two'],
  scopes: ['transition:generic'],
}

describe('what this client says of itself', () => {
  it('a document whose id is its own address, with the right name for response types', () => {
    const metadata = confidentialMetadata(settings)
    expect(metadata).toMatchObject({
      client_id: 'https://console.patchbay.dev/atproto/client-metadata.json',
      redirect_uris: [
        'https://console.patchbay.dev/oauth2/callback/one',
        'https://console.patchbay.dev/oauth2/callback/two',
      ],
      response_types: ['code'],
      scope: 'atproto transition:generic',
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      dpop_bound_access_tokens: true,
      jwks_uri: 'https://console.patchbay.dev/atproto/jwks.json',
    })
    expect(metadata).not.toHaveProperty('response_type')
    expect(metadata).not.toHaveProperty('jwks')
  })

  it('on one machine, an id that says it all, without a secret', () => {
    const metadata = loopbackMetadata({ ...settings, publicUrl: 'http://localhost:3000' })
    const id = new URL(String(metadata.client_id))
    expect(id.origin + id.pathname).toBe('http://localhost/')
    expect(id.searchParams.getAll('redirect_uri')).toEqual([
      'http://127.0.0.1:3000/oauth2/callback/one',
      'http://127.0.0.1:3000/oauth2/callback/two',
    ])
    expect(id.searchParams.get('scope')).toBe('atproto transition:generic')
    expect(metadata.token_endpoint_auth_method).toBe('none')
  })

  it.each([
    ['https://console.patchbay.dev', 'confidential'],
    ['https://localhost.patchbay.dev', 'confidential'],
    ['http://localhost:3000', 'loopback'],
    ['http://127.0.0.1:3000', 'loopback'],
    ['http://[::1]:3000', 'loopback'],
  ])('%s makes it a client that is %s', (publicUrl, kind) => {
    expect(clientKindOf(publicUrl)).toBe(kind)
  })

  it.each([
    ['http://console.patchbay.dev', 'http'],
    ['https://192.0.2.1', 'address'],
    ['https://127.0.0.1:3000', 'address'],
    ['https://[2001:db8::1]', 'address'],
    ['https://localhost', 'name'],
    ['https://patchbay', 'name'],
    ['https://patchbay.local', 'name'],
    ['https://patchbay.test', 'name'],
    ['https://patchbay.corp', 'name'],
    ['https://patchbay.home.arpa', 'name'],
    ['https://patchbay.example.com', 'name'],
    ['https://console.patchbay.dev:8443', 'port'],
  ])('%s makes it none: %s', (publicUrl, fault) => {
    expect([clientKindOf(publicUrl), clientFaultOf(publicUrl)]).toEqual(['unreachable', fault])
  })

  it('is known by its metadata URL, by what its id says of itself, or not at all', () => {
    const idAt = (publicUrl: string) => clientIdOf({ ...settings, publicUrl })
    expect(idAt('https://console.patchbay.dev')).toBe(confidentialMetadata(settings).client_id)
    const local = { ...settings, publicUrl: 'http://localhost:3000' }
    expect(idAt(local.publicUrl)).toBe(loopbackMetadata(local).client_id)
    expect(idAt('https://10.0.0.1')).toBeNull()
  })

  it('only a loopback client comes back to the address', () => {
    const path = '/oauth2/callback/one'
    expect(redirectUriOf('http://localhost:3000', path)).toBe(`http://127.0.0.1:3000${path}`)
    expect(redirectUriOf('http://[::1]:3000', path)).toBe(`http://[::1]:3000${path}`)
    expect(redirectUriOf('https://console.patchbay.dev', path)).toBe(`https://console.patchbay.dev${path}`)
  })

  it('its published keys hold nothing private', async () => {
    const keys = await createClientKeys()
    const published = publicKeys(keys)
    expect(published.keys.map(({ kid }) => kid)).toEqual(keys.map(({ kid }) => kid))
    for (const [index, key] of published.keys.entries()) {
      expect(key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })
      expect(key).not.toHaveProperty('d')
      expect(JSON.stringify(published)).not.toContain(keys[index]?.d)
    }
    expect(() => onlyKey({ ...published.keys[0] })).toThrow()
  })
})

describe('scopes', () => {
  it.each([
    ...['atproto', 'transition:generic', 'transition:email', 'transition:chat.bsky'],
    ...['repo:*', 'repo:app.bsky.feed.post', 'repo:app.bsky.feed.post?action=create&action=delete'],
    ...['repo?collection=app.bsky.feed.post&collection=app.bsky.feed.like', 'blob:*/*', 'blob:image/*'],
    ...['blob?accept=video/mp4&accept=image/png', 'rpc:app.bsky.feed.getFeed?aud=*'],
    ...['rpc:*?aud=did:web:api.example.com%23svc', 'rpc:app.bsky.feed.getFeed?inherit_aud=true'],
    ...['account:email', 'account:email?action=manage', 'account?attr=repo&attr=email', 'identity:handle'],
    ...['identity:*', 'include:com.example.authBasic', 'include:com.example.auth?aud=did:web:x.com%23api'],
  ])('%s is one', (text) => {
    expect(isScope(text)).toBe(true)
  })

  it.each([
    ...['', 'openid', 'transition:everything', 'atproto transition:generic', 'repo', 'repo:', 'repo:post'],
    ...[
      'repo:app.bsky.*',
      'repo:app.bsky.feed.post?action=read',
      'repo:a.b.c?collection=d.e.f',
      'repo:*?x=1',
    ],
    ...['rpc:*?aud=*', 'rpc:app.bsky.feed.getFeed', 'rpc?aud=*', 'rpc:a.b.c?aud=nobody', 'blob:image'],
    ...[
      'rpc:app.bsky.feed.getFeed?aud=*&inherit_aud=true',
      'account:password',
      'identity:email',
      'include:x',
    ],
    ...['constructor:x', 'repo:"a.b.c"', 'repo:a.b.c\n', 'blob:%zz'],
  ])('%j is none', (text) => {
    expect(isScope(text)).toBe(false)
  })

  it('the one that names the account is always asked for, and each once', () => {
    expect(scopeText([])).toBe('atproto')
    expect(scopeText(['transition:email', 'atproto', 'transition:email'])).toBe('atproto transition:email')
  })
})

describe('the names of methods', () => {
  it.each(['com.atproto.server.getSession', 'a.b.c', 'com.example.fooBar2', 'a-0.b-1.c'])(
    '%s is one',
    (text) => {
      expect(isNsid(text)).toBe(true)
    },
  )

  it.each([
    ...['', 'com', 'com.example', 'com.example.', '.com.example.x', 'com.example.foo-bar', 'com.example.3x'],
    ...[
      'com..example.x',
      'com.-a.x',
      '1com.example.x',
      'com.example.x/y',
      'com.example.x?y',
      '../com.example.x',
    ],
    ...[`com.${'a'.repeat(64)}.x`, 'com.exämple.x'],
  ])('%j is none', (text) => {
    expect(isNsid(text)).toBe(false)
  })
})

describe('nonces', () => {
  it('serve their own server for five minutes', () => {
    let now = 0
    const nonces = new Nonces(() => now)
    nonces.set('https://a.example.com', 'one')
    expect(nonces.get('https://a.example.com')).toBe('one')
    expect(nonces.get('https://b.example.com')).toBeUndefined()
    now = 5 * 60_000
    expect(nonces.get('https://a.example.com')).toBeUndefined()
  })

  it('are forgotten, the oldest first, rather than grow without end', () => {
    const nonces = new Nonces()
    for (let server = 0; server <= 2_000; server++) nonces.set(`https://${server}.example.com`, 'one')
    expect(nonces.get('https://0.example.com')).toBeUndefined()
    expect(nonces.get('https://1.example.com')).toBe('one')
  })
})
