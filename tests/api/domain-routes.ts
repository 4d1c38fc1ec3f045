import { randomUUID } from 'node:crypto'
import { transaction } from '@/lib/store/database'
import { createDomain } from '@/lib/store/domains'
import type { Row } from './routes'

// Keys that are bound to an integration reach no domain.
const read = [401, 200, 200, 200, 200, 403, 403, 403]
const write = (ok: number) => [401, 403, 403, ok, ok, 403, 403, 403]
const scopes: Row['scopes'] = ['connections:write', 'connections:read']

/** A domain that nobody has asked anything about. */
async function freshDomain(): Promise<string> {
  const name = `fresh-${randomUUID().slice(0, 8)}.example.com`
  const nothing = { providerId: null, providerName: null, settings: null, faultCode: null, faultParams: {} }
  const found = {
    ...nothing,
    zone: 'example.com',
    host: name.slice(0, -12),
    nameServers: [],
    foundAt: new Date(),
  }
  await transaction((tx) => createDomain(tx, name, found))
  return name
}

const template = {
  ...{ providerId: 'patchbay.example', serviceId: 'web', providerName: 'Patchbay', serviceName: 'Website' },
  records: [{ type: 'A', host: '@', pointsTo: '%ip%', ttl: 600 }],
}
const unknown = () => ({ template: randomUUID() })
const nothing = () => ({ application: randomUUID() })

/** The routes of domains; none of them asks DNS here: that is what tests/domains does. */
export const domainRoutes = (): Row[] => [
  {
    ...{ method: 'GET', route: '/domains/discover', scopes: ['connections:read'] },
    ...{ path: () => '/domains/discover?domain=localhost', expected: read.map(badRequest) },
  },
  {
    ...{ method: 'GET', route: '/domains/templates', scopes: ['connections:read'], expected: read },
    path: () => '/domains/templates',
  },
  {
    ...{ method: 'POST', route: '/domains/templates', scopes: ['connections:write'], expected: write(201) },
    ...{ path: () => '/domains/templates', body: () => ({ template }) },
  },
  {
    ...{ method: 'DELETE', route: '/domains/templates/:id', scopes: ['connections:write'] },
    ...{ path: () => `/domains/templates/${randomUUID()}`, expected: write(404) },
  },
  {
    ...{ method: 'GET', route: '/domains', scopes: ['connections:read'], expected: read },
    path: () => '/domains',
  },
  {
    ...{ method: 'POST', route: '/domains', scopes, expected: write(400) },
    ...{ path: () => '/domains', body: () => ({ domain: 'localhost' }) },
  },
  {
    ...{ method: 'GET', route: '/domains/:domain', scopes: ['connections:read'], expected: read },
    path: async () => `/domains/${await freshDomain()}`,
  },
  {
    ...{ method: 'DELETE', route: '/domains/:domain', scopes: ['connections:write'], expected: write(204) },
    path: async () => `/domains/${await freshDomain()}`,
  },
  {
    ...{ method: 'GET', route: '/domains/:domain/status', scopes: ['connections:read'], expected: read },
    path: async () => `/domains/${await freshDomain()}/status`,
  },
  {
    ...{ method: 'POST', route: '/domains/:domain/preview', scopes: ['connections:read'] },
    ...{ path: async () => `/domains/${await freshDomain()}/preview`, body: unknown },
    expected: read.map((status) => (status === 200 ? 404 : status)),
  },
  {
    ...{ method: 'POST', route: '/domains/:domain/connect', scopes: ['connections:write'] },
    ...{ path: async () => `/domains/${await freshDomain()}/connect`, body: unknown, expected: write(404) },
  },
  {
    ...{ method: 'POST', route: '/domains/:domain/apply', scopes, expected: write(404) },
    ...{ path: async () => `/domains/${await freshDomain()}/apply`, body: nothing },
  },
  {
    ...{ method: 'POST', route: '/domains/:domain/revert', scopes, expected: write(404) },
    ...{ path: async () => `/domains/${await freshDomain()}/revert`, body: nothing },
  },
  {
    ...{ method: 'POST', route: '/domains/:domain/verify', scopes, expected: write(404) },
    path: () => '/domains/unknown.example.com/verify',
  },
]

function badRequest(status: number): number {
  return status === 200 ? 400 : status
}
