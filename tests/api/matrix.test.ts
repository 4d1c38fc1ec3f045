import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { providerDefinitionSchema } from '@/lib/contract/provider'
import type { ApiScope } from '@/lib/core/roles'
import { addConnection } from '@/lib/operations/add-connection'
import { createIntegration } from '@/lib/operations/create-integration'
import { createProvider } from '@/lib/operations/create-provider'
import { transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { faultyHouse } from '../operations/faulty-house'
import { type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'
import { allBut, ask, type Caller, nobody, person, program } from './callers'

const house = faultyHouse({ alsoAllow: async () => new URL((await keyServer()).origin).host })
let slug: string
let keys: Promise<KeyServer> | undefined
const keyServer = () => {
  keys ??= startKeyServer()
  return keys
}
afterAll(async () => (await keyServer()).stop())
let integrationId: string
let connectionId: string
let elsewhere: string
let made = 0

beforeAll(async () => {
  const server = await keyServer()
  slug = await house.setUp('faulty')
  const connection = await house.connect(slug)
  connectionId = connection.id
  integrationId = connection.integration.id
  elsewhere = (await createIntegration(house.admin, { provider: 'google' })).id
  await transaction((tx) => createCustomProvider(tx, keyProvider(server)))
  await createIntegration(house.admin, { provider: 'keyed' })
})

const definition = (key: string) => ({
  ...{ key, name: key, authType: 'oauth2' },
  oauth2: { authorizationUrl: 'https://acme.com/a', tokenUrl: 'https://acme.com/t' },
})

/** A provider or integration that nobody has touched yet. */
async function freshProvider(): Promise<string> {
  const key = `fresh-${made++}`
  await createProvider(house.admin, providerDefinitionSchema.parse(definition(key)))
  return key
}
async function freshIntegration(): Promise<string> {
  return (await createIntegration(house.admin, { provider: 'faulty' })).slug
}

async function freshConnection(): Promise<string> {
  const { name } = await addConnection(house.admin, slug, `fresh-${made++}`)
  return `/integrations/${slug}/connections/${name}`
}

interface Row {
  method: string
  /** The route as the API knows it. */
  route: string
  scopes: ApiScope[]
  path(): string | Promise<string>
  body?(path: string): object
  /** anonymous, viewer, member, admin, key with the scopes, without the first of them, bound to it, bound elsewhere. */
  expected: number[]
}

const read = (elsewhereStatus: number) => [401, 200, 200, 200, 200, 403, 200, elsewhereStatus]
const write = (ok: number, bound: number) => [401, 403, 403, ok, ok, 403, bound, 403]
const use = [401, 403, 200, 200, 200, 403, 200, 403]

/** An own integration of a provider with keys, which no key is bound to. */
const keyed = [401, 403, 200, 200, 200, 403, 403, 403]

const TABLE: Row[] = [
  {
    method: 'GET',
    route: '/health',
    scopes: ['metrics'],
    path: () => '/health',
    expected: Array(8).fill(200),
  },
  { method: 'GET', route: '/ready', scopes: ['metrics'], path: () => '/ready', expected: Array(8).fill(200) },
  {
    ...{
      method: 'GET',
      route: '/overview',
      scopes: ['connections:read', 'events:read'],
      path: () => '/overview',
    },
    expected: read(200),
  },
  {
    method: 'GET',
    route: '/providers',
    scopes: ['integrations:read'],
    path: () => '/providers',
    expected: read(200),
  },
  {
    ...{ method: 'POST', route: '/providers', scopes: ['integrations:write'], path: () => '/providers' },
    ...{ body: () => definition(`new-${made++}`), expected: write(201, 403) },
  },
  {
    ...{
      method: 'GET',
      route: '/providers/:key',
      scopes: ['integrations:read'],
      path: () => '/providers/faulty',
    },
    expected: read(200),
  },
  {
    ...{ method: 'PUT', route: '/providers/:key', scopes: ['integrations:write'] },
    path: async () => `/providers/${await freshProvider()}`,
    ...{ body: (path: string) => definition(path.split('/')[2] ?? ''), expected: write(200, 403) },
  },
  {
    ...{ method: 'DELETE', route: '/providers/:key', scopes: ['integrations:write'] },
    ...{ path: async () => `/providers/${await freshProvider()}`, expected: write(204, 403) },
  },
  {
    ...{ method: 'GET', route: '/integrations', scopes: ['integrations:read'], path: () => '/integrations' },
    expected: read(200),
  },
  {
    ...{ method: 'POST', route: '/integrations', scopes: ['integrations:write', 'integrations:read'] },
    ...{ path: () => '/integrations', body: () => ({ provider: 'faulty' }), expected: write(201, 403) },
  },
  {
    ...{ method: 'GET', route: '/integrations/:id', scopes: ['integrations:read'] },
    ...{ path: () => `/integrations/${integrationId}`, expected: read(403) },
  },
  {
    ...{
      method: 'PUT',
      route: '/integrations/:id/setup',
      scopes: ['integrations:write', 'integrations:read'],
    },
    ...{ path: () => `/integrations/${slug}/setup`, body: () => ({ fields: {} }), expected: write(200, 200) },
  },
  {
    ...{ method: 'DELETE', route: '/integrations/:id', scopes: ['integrations:write'] },
    ...{ path: async () => `/integrations/${await freshIntegration()}`, expected: write(204, 403) },
  },
  {
    ...{ method: 'GET', route: '/connections/:key', scopes: ['connections:read'] },
    ...{ path: () => `/connections/${connectionId}`, expected: read(403) },
  },
  {
    ...{ method: 'GET', route: '/connections/:key/checks', scopes: ['connections:read'] },
    ...{ path: () => `/connections/${slug}/checks`, expected: read(403) },
  },
  {
    ...{ method: 'GET', route: '/connections/:key/picture', scopes: ['connections:read'] },
    // There is none, which only those may learn who may read the connection.
    ...{ path: () => `/connections/${slug}/picture`, expected: [401, 404, 404, 404, 404, 403, 404, 403] },
  },
  {
    ...{
      method: 'POST',
      route: '/connections/:key/validate',
      scopes: ['connections:write', 'connections:read'],
    },
    ...{ path: () => `/connections/${slug}:default/validate`, expected: use },
  },
  {
    ...{
      method: 'POST',
      route: '/connections/:key/disconnect',
      scopes: ['connections:write', 'connections:read'],
    },
    ...{ path: () => `/connections/${slug}/disconnect`, expected: use },
  },
  {
    ...{
      method: 'PUT',
      route: '/connections/:key/setup',
      scopes: ['connections:write', 'connections:read'],
    },
    ...{ path: () => '/connections/keyed/setup', body: () => ({ fields: { api_key: 'k' }, test: false }) },
    expected: keyed,
  },
  {
    ...{
      method: 'POST',
      route: '/connections/:key/setup/test',
      scopes: ['connections:write', 'connections:read'],
    },
    ...{ path: () => '/connections/keyed/setup/test', body: () => ({ fields: { api_key: 'k' } }) },
    expected: keyed,
  },
  {
    ...{
      method: 'GET',
      route: '/integrations/:id/connections',
      scopes: ['integrations:read', 'connections:read'],
    },
    ...{ path: () => `/integrations/${slug}/connections`, expected: read(403) },
  },
  {
    ...{ method: 'POST', route: '/integrations/:id/connections' },
    ...{ scopes: ['connections:write', 'connections:read'], body: () => ({ name: `new-${made++}` }) },
    ...{ path: () => `/integrations/${slug}/connections`, expected: write(201, 201) },
  },
  {
    ...{ method: 'PATCH', route: '/integrations/:id/connections/:name' },
    ...{ scopes: ['connections:write', 'connections:read', 'integrations:read'] },
    ...{ path: freshConnection, body: () => ({ enabled: true }), expected: write(200, 200) },
  },
  {
    ...{ method: 'DELETE', route: '/integrations/:id/connections/:name' },
    ...{ scopes: ['connections:write', 'connections:read', 'integrations:read'] },
    ...{ path: freshConnection, expected: write(204, 204) },
  },
  { method: 'GET', route: '/events', scopes: ['events:read'], path: () => '/events', expected: read(200) },
  {
    ...{ method: 'GET', route: '/connections', scopes: ['connections:read'], path: () => '/connections' },
    expected: read(200),
  },
  {
    ...{ method: 'PATCH', route: '/connections/:key', scopes: ['connections:write', 'connections:read'] },
    ...{ path: () => `/connections/${slug}`, body: () => ({ enabled: true }), expected: write(200, 200) },
  },
  {
    ...{ method: 'PATCH', route: '/integrations/:id', scopes: ['integrations:write', 'integrations:read'] },
    ...{ path: () => `/integrations/${slug}`, body: () => ({ name: 'Faulty' }), expected: write(200, 200) },
  },
  {
    ...{ method: 'GET', route: '/events/export', scopes: ['events:read'] },
    ...{ path: () => '/events/export?format=json', expected: read(200) },
  },
]

describe('G01 every route, by who asks', () => {
  it('is in the table', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const told = TABLE.map(({ method, route }) => `${method} /api${route}`)
    expect([...new Set(routes)].map((route) => route.replace(/(.)\/$/, '$1')).sort()).toEqual(told.sort())
  })

  it.each(TABLE.map((row) => [`${row.method} ${row.route}`, row] as const))('%s', async (_, row) => {
    const callers: [string, Caller][] = [
      ['anonymous', nobody],
      ['viewer', await person('viewer')],
      ['member', await person('member')],
      ['admin', await person('admin')],
      ['key with the scopes', await program(row.scopes)],
      ['key without', await program(allBut(row.scopes[0] ?? 'metrics'))],
      ['key bound to it', await program(row.scopes, [integrationId])],
      ['key bound elsewhere', await program(row.scopes, [elsewhere])],
    ]
    const found: [string, number][] = []
    for (const [name, caller] of callers) {
      const path = await row.path()
      const response = await ask(caller, row.method, path, row.body?.(path))
      found.push([name, response.status])
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-request-id')).toBeTruthy()
      if (response.status >= 400) {
        const code = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' }[response.status]
        expect(await response.json()).toMatchObject({ error: { code } })
      }
    }
    expect(found).toEqual(callers.map(([name], at) => [name, row.expected[at]]))
  })
})

describe('what a key that is bound elsewhere is shown', () => {
  it('K02, G02 nothing of what is not its own: no integration, connection, count or event', async () => {
    const scopes: ApiScope[] = ['integrations:read', 'connections:read', 'events:read']
    const stranger = await program(scopes, [elsewhere])
    for (const path of [
      '/overview',
      '/integrations',
      '/connections',
      '/events?count=1000',
      '/events/export?format=csv',
    ]) {
      const text = await (await ask(stranger, 'GET', path)).text()
      expect(text).not.toContain(integrationId)
      expect(text).not.toContain(connectionId)
    }
    const overview = await (await ask(stranger, 'GET', '/overview')).json()
    expect(Object.values(overview.counts).reduce((sum, n) => Number(sum) + Number(n), 0)).toBe(1)
    expect(await (await ask(stranger, 'GET', '/integrations')).json()).toMatchObject({ total: 1 })
  })
})
