import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from '@/lib/core/provider'

export const GOOD_KEY = 'key-that-is-good'

/** A stand-in on 127.0.0.1 for an API that knows its callers by a key in a header, in the query, by Basic or in the path. */
export interface KeyServer {
  origin: string
  /** The keys that it accepts now. */
  accepted: Set<string>
  /** Keys that it knows, but lets do nothing. */
  limited: Set<string>
  /** What it answers instead, if anything: a status, or silence for as long as the caller waits. */
  fault: number | 'silence' | null
  hits: number
  stop(): Promise<void>
}

export async function startKeyServer(): Promise<KeyServer> {
  const server = createServer((request, response) => {
    known.hits++
    if (known.fault === 'silence') return
    const key = keyOf(request)
    const status = known.fault ?? (known.accepted.has(key) ? 200 : known.limited.has(key) ? 403 : 401)
    response.writeHead(status, { 'content-type': 'application/json' })
    const body =
      status === 200
        ? { id: `account of ${key.length}`, name: 'Acme' }
        : { error: status === 403 ? 'restricted_key' : `no such key: ${key}` }
    response.end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const known: KeyServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: new Set([GOOD_KEY]),
    limited: new Set(),
    fault: null,
    hits: 0,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return known
}

function keyOf({ headers, url = '/' }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1]
  return (
    (headers['x-api-key'] as string | undefined) ??
    searchParams.get('key') ??
    (basic && Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':')) ??
    /^\/bot([^/]+)\//.exec(pathname)?.[1] ??
    ''
  )
}

/** Its definition: a key in a header, and an open field that is part of the address. */
export function keyProvider(server: KeyServer, changes: Partial<Provider> = {}): Provider {
  return {
    key: 'keyed',
    name: 'Keyed',
    description: 'An API with keys.',
    categories: ['Development'],
    authType: 'api_key',
    fields: [
      { key: 'place', label: 'Place', type: 'text', required: false, secret: false, default: 'v1' },
      { key: 'api_key', label: 'API key', type: 'password', required: true, secret: true },
    ],
    identity: { url: `${server.origin}/{place}/me`, id: ['id'], name: ['name'] },
    probe: { url: `${server.origin}/{place}/me`, limited: ['restricted_key'] },
    api: {
      baseUrl: `${server.origin}/{place}`,
      credential: { in: 'header', name: 'X-Api-Key', prefix: '', value: '{api_key}' },
    },
    endNote: 'Delete the key at Keyed.',
    ...changes,
  }
}
