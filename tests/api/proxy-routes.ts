import type { Row, World } from './routes'

/** A program's alone, with the scope for it. Keys are bound to another integration than these are about. */
const expected = [401, 403, 403, 403, 200, 403, 403, 403]

/** The routes of the proxy: one address, by every method that it takes. */
export const proxyRoutes = (world: World): Row[] => [
  {
    ...{ method: 'POST', route: '/integrations/:id/request', scopes: ['proxy'], expected },
    ...{
      path: async () => `/integrations/${await world.freshConnected()}/request`,
      body: () => ({ url: 'me' }),
    },
  },
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
    (method): Row => ({
      ...{ method, route: '/integrations/:id/request/*', scopes: ['proxy'], expected },
      path: async () => `/integrations/${await world.freshConnected()}/request/me`,
      ...(method === 'GET' || method === 'OPTIONS' ? {} : { body: () => ({ a: 1 }) }),
    }),
  ),
]
