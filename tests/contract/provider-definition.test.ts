import { describe, expect, test } from 'vitest'
import { newProviderSchema } from '@/lib/contract/provider'

const api = { baseUrl: 'https://api.acme.com', credential: header('{api_key}') }
const keyField = { key: 'api_key', label: 'API key', type: 'password' }
const byKey = { key: 'acme', name: 'Acme', authType: 'api_key', fields: [keyField], api }

const endpoints = { authorizationUrl: 'https://acme.com/authorize', tokenUrl: 'https://acme.com/token' }
const byConsent = { key: 'acme', name: 'Acme', authType: 'oauth2', oauth2: endpoints }

const bySignIn = {
  ...{ key: 'acme', name: 'Acme', authType: 'credentials' },
  fields: [
    { key: 'host', label: 'Server', type: 'text', secret: false },
    { key: 'username', label: 'User name', type: 'text', secret: false },
    { key: 'password', label: 'Password', type: 'password' },
  ],
  probe: {
    ...{ type: 'smtp', host: '{host}', port: '587', security: 'starttls' },
    ...{ username: '{username}', password: '{password}' },
  },
}

function header(value?: string) {
  return { in: 'header', name: 'Authorization', prefix: 'Bearer ', ...(value && { value }) }
}

const faultsOf = (definition: object) =>
  (newProviderSchema.safeParse(definition).error?.issues ?? []).map(({ path, message }) => [
    path.join('.'),
    message,
  ])

describe('a definition of a provider', () => {
  test.each<[string, object]>([
    ['by key', byKey],
    ['by consent', byConsent],
    ['by sign-in at a server', bySignIn],
    ['by key, with nothing to ask', { ...byKey, api: undefined }],
    ['by a bot’s token in the URL', byBot('https://api.acme.com/bot{bot_token}')],
    ['by a device’s code', onDevice({ deviceAuthorizationUrl: 'https://acme.com/device' })],
    [
      'by the client’s own credentials',
      { ...byConsent, oauth2: { ...endpoints, grant: 'client_credentials' } },
    ],
    ['by Basic', { ...byKey, api: { ...api, credential: basic('{api_key}') } }],
    ['by Basic with a token', { ...byConsent, api: { ...api, credential: basic('{access_token}') } }],
    ['by signature', signed('{region}')],
    ['with limits and an end', { ...byKey, probe: probe({ limited: ['403'] }), endNote: 'Delete it there.' }],
    ['with a place of the probe’s own', { ...byKey, probe: probe({ credential: query('{api_key}') }) }],
  ])('is taken %s', (_, definition) => expect(faultsOf(definition)).toEqual([]))

  test.each<[string, object, string, RegExp]>([
    [
      'a key without its field',
      { ...byKey, fields: [], api: undefined },
      'fields',
      /needs the field api_key/,
    ],
    ['a key with OAuth’s endpoints', { ...byKey, oauth2: endpoints }, 'oauth2', /no OAuth endpoints/],
    ['consent without endpoints', { ...byConsent, oauth2: undefined }, 'oauth2', /needs its endpoints/],
    ['a code without where to get it', onDevice({}), 'oauth2', /deviceAuthorizationUrl/],
    [
      'consent without where to give it',
      { ...byConsent, oauth2: { tokenUrl: endpoints.tokenUrl } },
      'oauth2',
      /needs authorizationUrl/,
    ],
    [
      'client credentials without a secret',
      { ...byConsent, oauth2: { ...endpoints, grant: 'client_credentials', tokenAuthMethod: 'none' } },
      'oauth2',
      /need a client secret/,
    ],
    [
      'consent that signs in to a server',
      { ...byConsent, fields: bySignIn.fields, probe: bySignIn.probe },
      'probe',
      /smtp/,
    ],
    [
      'a place that names no field',
      { ...byKey, api: { ...api, credential: header('{token}') } },
      'api',
      /token/,
    ],
    [
      'a place that names nothing',
      { ...byKey, api: { ...api, credential: header() } },
      'api',
      /access_token/,
    ],
    ['a probe that carries nothing', { ...byKey, api: undefined, probe: probe({}) }, 'probe', /access_token/],
    ['Basic with an unknown field', { ...byKey, api: { ...api, credential: basic('{sid}') } }, 'api', /sid/],
    ['a signature with one', signed('{zone}'), 'api', /zone/],
    ['a URL without the secret', byBot('https://api.acme.com/'), 'api', /No secret field/],
    [
      'an address with an unknown field',
      { ...byKey, api: { ...api, baseUrl: 'https://{x}.acme.com' } },
      'api',
      /x/,
    ],
    [
      'a server probe with one',
      { ...bySignIn, probe: { ...bySignIn.probe, database: '{database}' } },
      'probe',
      /database/,
    ],
    ['a field twice', { ...byKey, fields: [keyField, keyField] }, 'fields', /Two fields/],
    ['an open password', { ...byKey, fields: [{ ...keyField, secret: false }] }, 'fields', /so a secret/],
    ['a secret with a default', { ...byKey, fields: [{ ...keyField, default: 'x' }] }, 'fields', /default/],
    ['a choice without options', withField({ type: 'select' }), 'fields', /options/],
    [
      'a default that cannot be chosen',
      withField({ type: 'select', default: 'b', options: [{ value: 'a', label: 'A' }] }),
      'fields',
      /among the options/,
    ],
  ])('is refused for %s', (_, definition, path, message) =>
    expect(faultsOf(definition)).toEqual([[path, expect.stringMatching(message)]]),
  )

  test.each<[string, object]>([
    [
      'a header that frames the message',
      { ...byKey, api: { ...api, credential: { ...header('{api_key}'), name: 'Host' } } },
    ],
    [
      'a prefix with a line break',
      { ...byKey, api: { ...api, credential: { ...header('{api_key}'), prefix: 'a\r\nb: c' } } },
    ],
    ['a protocol that nobody speaks', { ...bySignIn, probe: { ...bySignIn.probe, type: 'ftp' } }],
    [
      'an expression of its own',
      { ...byKey, fields: [{ ...keyField, pattern: { matches: '(a+)+', message: '' } }] },
    ],
    ['a member that nobody knows', { ...byKey, refresh: true }],
  ])('is refused for %s, whatever else it holds', (_, definition) =>
    expect(newProviderSchema.safeParse(definition).success).toBe(false),
  )
})

function probe(more: object) {
  return { url: 'https://api.acme.com/me', ...more }
}

function query(value: string) {
  return { in: 'query', name: 'key', value }
}

function basic(username: string) {
  return { in: 'basic', username, password: '' }
}

function byBot(baseUrl: string) {
  const fields = [{ key: 'bot_token', label: 'Token', type: 'password' }]
  return { ...byKey, authType: 'bot_token', fields, api: { baseUrl, credential: { in: 'url' } } }
}

function onDevice(more: object) {
  return { ...byConsent, oauth2: { ...endpoints, grant: 'device_code', ...more } }
}

function signed(region: string) {
  const fields = ['access_key', 'secret_key', 'region'].map((key) => ({ key, label: key, type: 'text' }))
  const keys = { accessKey: '{access_key}', secretKey: '{secret_key}' }
  const credential = { in: 'sigv4', service: 's3', region, ...keys }
  return { ...byKey, authType: 'key_secret', fields, api: { ...api, credential } }
}

function withField(more: object) {
  return { ...byKey, fields: [keyField, { key: 'kind', label: 'Kind', secret: false, ...more }] }
}
