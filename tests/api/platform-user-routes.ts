import type { Row } from './routes'

/** Neither a session of the console nor a secret key is a user’s. */
const users = [401, 401, 401, 401, 403, 403, 403, 403]
/** Anybody may know it; a secret key is told that it has no business here. */
const anybody = [200, 200, 200, 200, 403, 403, 403, 403]

const ask = { basic: true, scopes: ['platform'], expected: users } satisfies Partial<Row>

const at = (method: string, route: string, path = route, body?: object): Row => ({
  ...{ ...ask, method, route: `/platform_user${route}`, path: () => `/platform_user${path}` },
  ...(body && { body: () => body }),
})

const id = '019a0000-0000-7000-8000-000000000000'

/** The user API's routes. What users may do there is told by tests/platform. */
export const platformUserRoutes = (): Row[] => [
  { ...at('GET', '/platform'), expected: anybody },
  { ...at('GET', '/platform/connectors'), expected: anybody },
  {
    ...at('GET', '/platform/connectors/:slug', '/platform/connectors/nothing'),
    expected: [404, 404, 404, 404, 403, 403, 403, 403],
  },
  at('GET', '/session'),
  at('GET', '/connectors'),
  at('GET', '/connectors/:slug', '/connectors/faulty'),
  at('GET', '/connections'),
  at('GET', '/connections/:slug', '/connections/faulty'),
  at('POST', '/connections/:slug', '/connections/faulty', {}),
  at('DELETE', '/connections/:slug', '/connections/faulty'),
  at('GET', '/connection/:id', `/connection/${id}`),
  at('DELETE', '/connection/:id', `/connection/${id}`),
  at('PUT', '/authorizations/:prototype', '/authorizations/faulty', { state: id }),
  at('GET', '/authorizations/:prototype/:id', `/authorizations/faulty/${id}`),
  at('POST', '/sessions', '/sessions', {}),
  at('DELETE', '/sessions'),
  at('POST', '/sessions/token'),
  at('POST', '/sessions/ott'),
  at('GET', '/events'),
]
