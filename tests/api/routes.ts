import type { ApiScope } from '@/lib/core/roles'
import { domainRoutes } from './domain-routes'
import { ownRoutes } from './own-routes'
import { platformRoutes } from './platform-routes'
import { platformUserRoutes } from './platform-user-routes'
import { proxyRoutes } from './proxy-routes'
import { logoRoutes, usageRoutes } from './usage-routes'

/** What the routes are asked about. */
export interface World {
  slug: string
  integrationId: string
  connectionId: string
  /** Of the user `ann@example.com`, who is in the group `acme`. */
  customerConnectionId: string
  /** How many fresh things there have been, for their names. */
  made: number
  /** Each answers the path or key of something that nobody has touched yet. */
  freshProvider(): Promise<string>
  freshIntegration(): Promise<string>
  freshConnection(): Promise<string>
  /** An integration whose default connection has a key. */
  freshConnected(): Promise<string>
}

export const definition = (key: string) => ({
  ...{ key, name: key, authType: 'oauth2' },
  oauth2: { authorizationUrl: 'https://acme.com/a', tokenUrl: 'https://acme.com/t' },
})

/** One route, and what each caller is answered. */
export interface Row {
  method: string
  /** The route as the API knows it. */
  route: string
  scopes: ApiScope[]
  path(): string | Promise<string>
  body?(path: string): object
  /** Keys ask by HTTP Basic, and errors are one sentence. */
  basic?: true
  /** anonymous, viewer, member, admin, key with the scopes, without the first of them, bound to it, bound elsewhere. */
  expected: number[]
}

const read = (elsewhereStatus: number) => [401, 200, 200, 200, 200, 403, 200, elsewhereStatus]
const write = (ok: number, bound: number) => [401, 403, 403, ok, ok, 403, bound, 403]
const use = [401, 403, 200, 200, 200, 403, 200, 403]

/** An own integration of a provider with keys, which no key is bound to. */
const keyed = [401, 403, 200, 200, 200, 403, 403, 403]

/** Every route of the API. What it names is there when the rows are asked for, not before. */
export const routeTable = (world: World): Row[] => [
  ...domainRoutes(),
  ...ownRoutes(world),
  ...proxyRoutes(world),
  ...usageRoutes(world),
  ...logoRoutes(),
  ...platformRoutes(world),
  ...platformUserRoutes(),
  {
    method: 'GET',
    route: '/health',
    scopes: ['metrics'],
    path: () => '/health',
    expected: Array(8).fill(200),
  },
  { method: 'GET', route: '/ready', scopes: ['metrics'], path: () => '/ready', expected: Array(8).fill(200) },
  {
    ...{ method: 'GET', route: '/metrics', scopes: ['metrics'], path: () => '/metrics' },
    expected: [401, 403, 403, 403, 200, 403, 403, 403],
  },
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
    ...{ body: () => definition(`new-${world.made++}`), expected: write(201, 403) },
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
    path: async () => `/providers/${await world.freshProvider()}`,
    ...{ body: (path: string) => definition(path.split('/')[2] ?? ''), expected: write(200, 403) },
  },
  {
    ...{ method: 'DELETE', route: '/providers/:key', scopes: ['integrations:write'] },
    ...{ path: async () => `/providers/${await world.freshProvider()}`, expected: write(204, 403) },
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
    ...{ path: () => `/integrations/${world.integrationId}`, expected: read(403) },
  },
  {
    ...{
      method: 'PUT',
      route: '/integrations/:id/setup',
      scopes: ['integrations:write', 'integrations:read'],
    },
    ...{
      path: () => `/integrations/${world.slug}/setup`,
      body: () => ({ fields: {} }),
      expected: write(200, 200),
    },
  },
  {
    ...{ method: 'DELETE', route: '/integrations/:id', scopes: ['integrations:write'] },
    ...{ path: async () => `/integrations/${await world.freshIntegration()}`, expected: write(204, 403) },
  },
  {
    ...{ method: 'GET', route: '/connections/:key', scopes: ['connections:read'] },
    ...{ path: () => `/connections/${world.connectionId}`, expected: read(403) },
  },
  {
    ...{ method: 'GET', route: '/connections/:key/credentials', scopes: ['credentials:read'] },
    ...{ path: () => `/connections/${world.slug}/credentials` },
    // No session ever.
    expected: [401, 403, 403, 403, 200, 403, 200, 403],
  },
  {
    ...{ method: 'GET', route: '/connections/:key/checks', scopes: ['connections:read'] },
    ...{ path: () => `/connections/${world.slug}/checks`, expected: read(403) },
  },
  {
    ...{ method: 'GET', route: '/connections/:key/picture', scopes: ['connections:read'] },
    // There is none, which only those may learn who may read the connection.
    ...{
      path: () => `/connections/${world.slug}/picture`,
      expected: [401, 404, 404, 404, 404, 403, 404, 403],
    },
  },
  {
    ...{
      method: 'POST',
      route: '/connections/:key/validate',
      scopes: ['connections:write', 'connections:read'],
    },
    ...{ path: () => `/connections/${world.slug}:default/validate`, expected: use },
  },
  {
    ...{
      method: 'POST',
      route: '/connections/:key/disconnect',
      scopes: ['connections:write', 'connections:read'],
    },
    ...{ path: () => `/connections/${world.slug}/disconnect`, expected: use },
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
    ...{ path: () => `/integrations/${world.slug}/connections`, expected: read(403) },
  },
  {
    ...{ method: 'POST', route: '/integrations/:id/connections' },
    ...{ scopes: ['connections:write', 'connections:read'], body: () => ({ name: `new-${world.made++}` }) },
    ...{ path: () => `/integrations/${world.slug}/connections`, expected: write(201, 201) },
  },
  {
    ...{ method: 'PATCH', route: '/integrations/:id/connections/:name' },
    ...{ scopes: ['connections:write', 'connections:read', 'integrations:read'] },
    ...{ path: world.freshConnection, body: () => ({ enabled: true }), expected: write(200, 200) },
  },
  {
    ...{ method: 'DELETE', route: '/integrations/:id/connections/:name' },
    ...{ scopes: ['connections:write', 'connections:read', 'integrations:read'] },
    ...{ path: world.freshConnection, expected: write(204, 204) },
  },
  { method: 'GET', route: '/events', scopes: ['events:read'], path: () => '/events', expected: read(200) },
  {
    ...{ method: 'GET', route: '/connections', scopes: ['connections:read'], path: () => '/connections' },
    expected: read(200),
  },
  {
    ...{ method: 'PATCH', route: '/connections/:key', scopes: ['connections:write', 'connections:read'] },
    ...{
      path: () => `/connections/${world.slug}`,
      body: () => ({ enabled: true }),
      expected: write(200, 200),
    },
  },
  {
    ...{ method: 'PATCH', route: '/integrations/:id', scopes: ['integrations:write', 'integrations:read'] },
    ...{
      path: () => `/integrations/${world.slug}`,
      body: () => ({ name: 'Faulty' }),
      expected: write(200, 200),
    },
  },
  {
    ...{ method: 'GET', route: '/events/export', scopes: ['events:read'] },
    ...{ path: () => '/events/export?format=json', expected: read(200) },
  },
]
