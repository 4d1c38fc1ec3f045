import type { Row, World } from './routes'

/** No session is let in, whoever's it is; a key needs the scope, and the integration where one is named. */
const read = [401, 401, 401, 401, 200, 403, 200, 403]
/** Who the customers are is no integration's. */
const about = [401, 401, 401, 401, 200, 403, 200, 200]

const ask = { basic: true, scopes: ['platform'] } satisfies Partial<Row>

/** The platform API's routes. */
export const platformRoutes = (world: World): Row[] => [
  {
    ...{ method: 'GET', route: '/platform/jwks.json', scopes: ['metrics'] },
    ...{ path: () => '/platform/jwks.json', expected: Array(8).fill(200) },
  },
  {
    ...{ ...ask, method: 'POST', route: '/platform/users', path: () => '/platform/users', expected: about },
    body: () => ({ user: { external_id: 'bob@example.com' } }),
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/users/:id/connections', expected: about },
    path: () => '/platform/users/ann@example.com/connections',
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/users/:id/connections/:slug', expected: read },
    path: () => `/platform/users/ann@example.com/connections/${world.slug}`,
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/groups/:id/connections/:slug', expected: read },
    path: () => `/platform/groups/acme/connections/${world.slug}`,
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/connections/:userId/:slug', expected: read },
    path: () => `/platform/connections/ann@example.com/${world.slug}`,
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/connections/:id', expected: read },
    path: () => `/platform/connections/${world.customerConnectionId}`,
  },
  {
    ...{ ...ask, method: 'POST', route: '/platform/connect_sessions', expected: about },
    ...{ path: () => '/platform/connect_sessions', body: () => ({ external_id: 'ann@example.com' }) },
  },
  {
    ...{ ...ask, method: 'POST', route: '/platform/contexts', path: () => '/platform/contexts' },
    ...{ body: () => ({ context: { external_id: 'bob@example.com', plan: 'gold' } }), expected: about },
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/contexts/:externalId', expected: about },
    path: () => '/platform/contexts/ann@example.com',
  },
  {
    ...{ ...ask, method: 'PUT', route: '/platform/contexts/:externalId', expected: about },
    ...{ path: () => '/platform/contexts/ann@example.com', body: () => ({ context: { plan: 'gold' } }) },
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/contexts/:externalId/connections', expected: about },
    path: () => '/platform/contexts/ann@example.com/connections',
  },
  {
    ...{ ...ask, method: 'GET', route: '/platform/contexts/:externalId/connections/:slug', expected: read },
    path: () => `/platform/contexts/ann@example.com/connections/${world.slug}`,
  },
]
