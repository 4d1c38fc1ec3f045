import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Identity } from '@/lib/core/provider'
import { BEARER, credentialFetch } from '@/lib/egress/credential-fetch'
import { fetchAccount } from '@/lib/oauth/identity'
import { type Fault, type FaultyProvider, startFaultyProvider } from '../support/faulty-provider'
import { loopbackFetch } from '../support/loopback-fetch'
import { codeOf } from './clients'

let provider: FaultyProvider

beforeAll(async () => {
  provider = await startFaultyProvider()
})
afterAll(() => provider.stop())
beforeEach(() => provider.reset())

describe('the account', () => {
  const ask = (identity: Partial<Identity> = {}) =>
    fetchAccount({
      identity: {
        url: provider.urls.userinfo,
        id: ['sub'],
        name: ['name'],
        email: ['email'],
        picture: ['picture'],
        ...identity,
      },
      fetch: credentialFetch(BEARER, { access_token: 'a' }, loopbackFetch),
    })

  test('is asked for with the token, by the provider’s method and headers', async () => {
    expect(await ask({ method: 'POST', headers: { 'x-version': '1' } })).toMatchObject({
      id: 'alice',
      pictureUrl: null,
    })
    const [request] = provider.received('userinfo')
    expect(request).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer a', 'x-version': '1' },
    })
  })

  test('is read by dotted paths, the first that holds something', async () => {
    const body = {
      user: { id: 7, names: ['', 'Alice'], mail: null, login: 'al' },
      emails: [{ value: 'a@example.test' }],
    }
    provider.set('userinfo', { body })
    const paths = {
      id: ['user.id'],
      name: ['user.names.0', 'user.names.1'],
      email: ['user.mail', 'emails.0.value'],
    }
    expect(await ask(paths)).toEqual({ id: '7', name: 'Alice', email: 'a@example.test', pictureUrl: null })
  })

  test('is asked for with a body where the provider wants one: GraphQL', async () => {
    provider.set('userinfo', { body: { data: { viewer: { id: 'u1', name: 'Alice' } } } })
    const body = { query: '{ viewer { id name } }' }
    const account = await ask({ method: 'POST', body, id: ['data.viewer.id'], name: ['data.viewer.name'] })
    expect(account).toMatchObject({ id: 'u1', name: 'Alice' })
    const [request] = provider.received('userinfo')
    expect(request).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(request?.body ?? '')).toEqual(body)
  })

  test.each([
    ['a1', 'https://cdn.example/avatars/7/a1.png'],
    ['a_1-b', 'https://cdn.example/avatars/7/a_1-b.png'],
    [null, null],
    ['../../evil', null],
    ['a/b', null],
    ['a?b', null],
    ['', null],
  ])('has a picture made from %j: %s', async (hash, expected) => {
    provider.set('userinfo', { body: { id: 7, user: { avatar: hash } } })
    const pictureTemplate = 'https://cdn.example/avatars/{id}/{user.avatar}.png'
    expect((await ask({ id: ['id'], pictureTemplate }))?.pictureUrl).toBe(expected)
  })

  test('is none without an id', async () => {
    provider.set('userinfo', { body: { sub: { not: 'an id' }, name: 'Alice' } })
    expect(await ask()).toBeNull()
  })

  test('holds only what can be shown: no controls, no turned text, nothing of absurd length', async () => {
    provider.set('userinfo', {
      body: { sub: 'alice', name: 'A\u202ebc', email: 'a\nb@example.test', picture: 'x'.repeat(3000) },
    })
    expect(await ask()).toEqual({ id: 'alice', name: null, email: null, pictureUrl: null })
    provider.set('userinfo', { body: { sub: 'x'.repeat(256) } })
    expect(await ask()).toBeNull()
  })

  test.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['http://cdn.example/a.png', 'http://cdn.example/a.png'],
    ['javascript:alert(1)', null],
    ['data:image/png;base64,AA', null],
    ['file:///etc/passwd', null],
    ['https://user:secret@cdn.example/a.png', null],
    ['//cdn.example/a.png', null],
  ])('a picture at %s is %s, where the provider itself is asked by http', async (picture, expected) => {
    provider.set('userinfo', { body: { sub: 'alice', picture } })
    expect((await ask())?.pictureUrl).toBe(expected)
  })

  test('a picture by http is refused where the provider is asked by https', async () => {
    const answer = { sub: 'alice', picture: 'http://cdn.example/a.png' }
    const account = await fetchAccount({
      identity: { url: 'https://provider.example/me', id: ['sub'], picture: ['picture'] },
      fetch: async () => Response.json(answer),
    })
    expect(account).toMatchObject({ id: 'alice', pictureUrl: null })
  })

  test.each<[string, Fault, string]>([
    ['401', { status: 401, body: {} }, 'invalid_token'],
    ['403', { status: 403, body: {} }, 'access_denied'],
    [
      '403 for want of a scope',
      { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' }, body: {} },
      'missing_scope',
    ],
    ['404', { status: 404, body: {} }, 'wrong_endpoint'],
    ['429', { status: 429, body: {} }, 'rate_limited'],
    ['500', { status: 500, body: {} }, 'provider_unavailable'],
    ['a page', { body: '<html>', contentType: 'text/html' }, 'wrong_endpoint'],
    ['nonsense', { body: 'x', contentType: 'text/plain' }, 'unexpected_answer'],
    ['a 200 that says no', { body: { ok: false, error: 'account_inactive' } }, 'account_disabled'],
  ])('%s is a refusal with a code', async (_, fault, code) => {
    provider.set('userinfo', fault)
    expect(await codeOf(ask({ okField: 'ok' }))).toBe(code)
  })
})
