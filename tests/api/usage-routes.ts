import type { Row, World } from './routes'

const read = [401, 200, 200, 200, 200, 403, 200, 403]

/** Who calls for what. */
export const usageRoutes = (world: World): Row[] => [
  {
    ...{ method: 'GET', route: '/connections/:key/usage', scopes: ['connections:read'], expected: read },
    path: () => `/connections/${world.slug}/usage`,
  },
  {
    ...{ method: 'GET', route: '/integrations/:id/usage', scopes: ['connections:read'], expected: read },
    path: () => `/integrations/${world.slug}/usage`,
  },
  {
    // There is no such key, which only admins may learn.
    ...{ method: 'GET', route: '/api-keys/:id/usage', scopes: ['connections:read'] },
    ...{ path: () => '/api-keys/unknown/usage', expected: [401, 403, 403, 404, 403, 403, 403, 403] },
  },
]

/** No key sets the logo; nobody has set one here, and JSON is none. */
export const logoRoutes = (): Row[] => [
  { ...logo, method: 'GET', expected: Array(8).fill(404) },
  { ...logo, method: 'PUT', body: () => ({}), expected: [401, 403, 403, 415, 403, 403, 403, 403] },
  { ...logo, method: 'DELETE', expected: [401, 403, 403, 204, 403, 403, 403, 403] },
]

const logo = { route: '/logo', scopes: ['metrics'], path: () => '/logo' } satisfies Partial<Row>
