import { describe, expect, test } from 'vitest'
import { isPatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { fillTemplate, resolveProvider } from '@/lib/core/template'

function refusal(work: () => unknown): string {
  try {
    return String(work())
  } catch (error) {
    return isPatchbayError(error) ? error.code : String(error)
  }
}

describe('filling an address', () => {
  test.each([
    ['https://{shop}.example/api', { shop: 'my-shop' }, 'https://my-shop.example/api'],
    ['https://{host}/api', { host: 'eu1.example.com' }, 'https://eu1.example.com/api'],
    [
      'https://x.example/{tenant}/token',
      { tenant: 'a b/c?d#e' },
      'https://x.example/a%20b%2Fc%3Fd%23e/token',
    ],
    ['https://x.example/a?q={q}', { q: 'a&b=c' }, 'https://x.example/a?q=a%26b%3Dc'],
    ['https://{host}/', { host: 'minio.example.com:9000' }, 'https://minio.example.com:9000/'],
    ['https://x.example/a', {}, 'https://x.example/a'],
  ])('%s with %j', (template, values, expected) => {
    expect(fillTemplate(template, values)).toBe(expected)
  })

  test.each([
    'evil.example/',
    'evil.example#',
    'evil.example?',
    'a@evil.example',
    'a:b',
    'a\\b',
    'a b',
    '..',
    '.a',
    'a.',
    'a..b',
    'ä',
  ])('the value %j cannot leave the host', (shop) => {
    expect(refusal(() => fillTemplate('https://{shop}.example/api', { shop }))).toBe('invalid_input')
  })

  test.each(['a:', 'a:b', 'a:1/', 'a:1@b', 'user:1:2', 'a:123456', 'a:99999', '[::1]:1'])(
    'the value %j is no host with a port',
    (host) => expect(refusal(() => fillTemplate('https://{host}/', { host }))).toBe('invalid_input'),
  )

  test.each(['.', '..', '%2e%2e'])('the value %j cannot climb in the path', (tenant) => {
    const filled = refusal(() => fillTemplate('https://x.example/a/{tenant}/token', { tenant }))
    expect(filled === 'invalid_input' || new URL(filled).pathname.startsWith('/a/%252e')).toBe(true)
  })

  test('a value cannot choose the scheme', () => {
    expect(refusal(() => fillTemplate('{scheme}://x.example', { scheme: 'http' }))).toBe('invalid_input')
  })

  test.each<Record<string, string>>([{}, { tenant: '' }, { other: 'x' }])(
    'a missing value is said: %j',
    (values) => {
      const fill = () => fillTemplate('https://x.example/{tenant}', values, { tenant: 'Directory ID' })
      expect(refusal(fill)).toBe('setup_incomplete')
      expect(fill).toThrow('Directory ID is missing')
    },
  )

  test('what every object has is no value', () => {
    expect(refusal(() => fillTemplate('https://x.example/{constructor}', {}))).toBe('setup_incomplete')
  })
})

describe('a provider as one set-up makes it', () => {
  const field = { type: 'text', required: false, secret: false } as const
  const provider: Provider = {
    key: 'example',
    name: 'Example',
    description: '',
    categories: [],
    authType: 'oauth2',
    fields: [
      { ...field, key: 'tenant', label: 'Tenant', default: 'common' },
      { ...field, key: 'client_id', label: 'Client ID', required: true },
    ],
    oauth2: {
      authorizationUrl: 'https://x.example/{tenant}/authorize',
      tokenUrl: 'https://x.example/{tenant}/token',
      issuer: 'https://x.example/{tenant}',
      revocation: {
        url: 'https://x.example/{client_id}/grant',
        method: 'DELETE',
        authenticate: 'client_basic',
        body: { type: 'none' },
        token: 'access_token',
      },
      grant: 'authorization_code',
      scopes: [],
      tokenAuthMethod: 'client_secret_post',
    },
    identity: { url: 'https://{tenant}.example/me', id: ['id'] },
    probe: { url: 'https://{tenant}.example/me' },
    api: { baseUrl: 'https://{tenant}.example', credential: { in: 'query', name: 'key' } },
  }

  test('every address is filled, blanks by their defaults', () => {
    const resolved = resolveProvider(provider, { client_id: 'id', tenant: '  ' })
    expect(JSON.stringify(resolved)).not.toMatch(/\{\w+\}/)
    expect(resolved.oauth2).toMatchObject({
      tokenUrl: 'https://x.example/common/token',
      issuer: 'https://x.example/common',
      revocation: { url: 'https://x.example/id/grant' },
    })
    expect(resolveProvider(provider, { client_id: 'id', tenant: 'acme' }).api?.baseUrl).toBe(
      'https://acme.example',
    )
    expect(resolved.oauth2).not.toHaveProperty('revocationUrl')
  })

  test('a choice fills what it decides besides, and the default does so for a blank', () => {
    const fills = (host: string) => ({ api_host: `${host}.example`, users_host: `users-${host}.example` })
    const environment = {
      ...field,
      key: 'environment',
      label: 'Environment',
      type: 'select' as const,
      default: 'live',
      options: [
        { value: 'live', label: 'Live', fills: fills('www') },
        { value: 'test', label: 'Test', fills: fills('test') },
      ],
    }
    const chosen = (values: Record<string, string>) =>
      resolveProvider(
        {
          ...provider,
          fields: [...provider.fields, environment],
          identity: { url: 'https://{users_host}/me', id: ['id'] },
          api: { baseUrl: 'https://{api_host}', credential: { in: 'query', name: 'key' } },
        },
        { client_id: 'id', ...values },
      )
    expect(chosen({}).api?.baseUrl).toBe('https://www.example')
    expect(chosen({ environment: 'test', api_host: 'evil.example' })).toMatchObject({
      identity: { url: 'https://users-test.example/me' },
      api: { baseUrl: 'https://test.example' },
    })
  })

  test('a missing value is named by its label', () => {
    expect(() => resolveProvider(provider, {})).toThrow('Client ID is missing')
  })
})
