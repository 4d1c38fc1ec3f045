import type { Row, World } from './routes'

const scopes: Row['scopes'] = ['connections:write', 'connections:read']

/** The routes of what is connected for whoever asks. Keys are bound to another integration than these are about. */
export const ownRoutes = (world: World): Row[] => [
  {
    ...{ method: 'GET', route: '/openapi.json', scopes: ['metrics'], path: () => '/openapi.json' },
    expected: Array(8).fill(200),
  },
  {
    ...{ method: 'GET', route: '/integrations/:id/connect', scopes: ['connections:write'] },
    ...{ path: () => `/integrations/${world.slug}/connect` },
    // A browser's alone, with a session.
    expected: [401, 403, 302, 302, 403, 403, 403, 403],
  },
  {
    ...{ method: 'POST', route: '/integrations/:id/connect', scopes },
    ...{ path: () => '/integrations/keyed/connect', body: () => ({ fields: { api_key: 'k' }, test: false }) },
    expected: [401, 403, 201, 201, 201, 403, 403, 403],
  },
  {
    ...{ method: 'GET', route: '/integrations/:id/connection', scopes: ['connections:read'] },
    path: () => `/integrations/${world.integrationId}/connection`,
    expected: [401, 200, 200, 200, 200, 403, 200, 403],
  },
  {
    ...{ method: 'DELETE', route: '/integrations/:id/connection', scopes },
    path: async () => `/integrations/${await world.freshConnected()}/connection`,
    expected: [401, 403, 403, 204, 204, 403, 403, 403],
  },
  {
    ...{ method: 'GET', route: '/integration-connections', scopes: ['connections:read'] },
    ...{ path: () => '/integration-connections', expected: [401, 200, 200, 200, 200, 403, 200, 200] },
  },
  {
    ...{ method: 'POST', route: '/connections/:key/refresh', scopes },
    ...{ path: () => `/connections/${world.slug}/refresh` },
    expected: [401, 403, 200, 200, 200, 403, 200, 403],
  },
]
