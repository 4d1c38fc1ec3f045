import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Endpoint = 'metadata' | 'authorize' | 'token' | 'userinfo' | 'probe' | 'revoke'

/** How an endpoint answers, where it is not to answer properly. */
export interface Fault {
  status?: number
  /** An object is sent as JSON, text and bytes as they are. */
  body?: unknown
  contentType?: string
  headers?: Record<string, string>
  /** Before anything is sent. */
  delayMs?: number
  /** `silence`: nothing is ever sent. `cut`: the connection is closed halfway. `drip`: a byte now and then, without end. */
  manner?: 'silence' | 'cut' | 'drip'
  /** After so many answers it behaves again. */
  times?: number
}

/** One request as it arrived. */
export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface FaultyProvider {
  origin: string
  urls: Record<Endpoint, string>
  /** Makes an endpoint misbehave; null mends it. */
  set(endpoint: Endpoint, fault: Fault | null): void
  /** What arrived at an endpoint, oldest first. */
  received(endpoint: Endpoint): Received[]
  hits(endpoint: Endpoint): number
  /** All faults mended, all requests forgotten. */
  reset(): void
  stop(): Promise<void>
}

const paths: Record<string, Endpoint> = {
  '/.well-known/openid-configuration': 'metadata',
  '/authorize': 'authorize',
  '/token': 'token',
  '/userinfo': 'userinfo',
  '/probe': 'probe',
  '/revoke': 'revoke',
}

/**
 * A stand-in on 127.0.0.1 for what no real server can be made to do. Written from RFC 6749, RFC 7009, RFC 8414 and
 * RFC 9207. Unless told otherwise it consents at once and answers properly, with a new token each time.
 */
export async function startFaultyProvider(options: { port?: number } = {}): Promise<FaultyProvider> {
  const faults = new Map<Endpoint, Fault>()
  const received = new Map<Endpoint, Received[]>()
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const endpoint = paths[pathname]
    if (endpoint === undefined)
      return send(response, { status: 404, body: 'not found', contentType: 'text/plain' })
    const arrived = await receive(request)
    received.set(endpoint, [...(received.get(endpoint) ?? []), arrived])
    const count = received.get(endpoint)?.length ?? 0
    await answer(response, {
      ...properAnswer(endpoint, origin, arrived, count),
      ...takeFault(faults, endpoint),
    })
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const urls = Object.fromEntries(Object.entries(paths).map(([path, endpoint]) => [endpoint, origin + path]))
  return {
    origin,
    urls: urls as Record<Endpoint, string>,
    set: (endpoint, fault) => (fault === null ? faults.delete(endpoint) : faults.set(endpoint, { ...fault })),
    received: (endpoint) => received.get(endpoint) ?? [],
    hits: (endpoint) => received.get(endpoint)?.length ?? 0,
    reset: () => {
      faults.clear()
      received.clear()
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function takeFault(faults: Map<Endpoint, Fault>, endpoint: Endpoint): Fault {
  const fault = faults.get(endpoint)
  if (fault?.times !== undefined) {
    fault.times -= 1
    if (fault.times <= 0) faults.delete(endpoint)
  }
  return fault ?? {}
}

function properAnswer(endpoint: Endpoint, origin: string, arrived: Received, count: number): Fault {
  switch (endpoint) {
    case 'metadata':
      return { body: metadataOf(origin) }
    case 'authorize':
      return {
        status: 302,
        headers: { location: callbackOf(arrived, origin) },
        body: '',
        contentType: 'text/plain',
      }
    case 'token':
      return {
        body: {
          access_token: `access-${count}`,
          refresh_token: `refresh-${count}`,
          token_type: 'Bearer',
          expires_in: 3600,
        },
      }
    case 'userinfo':
    case 'probe':
      return { body: { ok: true, sub: 'alice', name: 'Alice Example', email: 'alice@example.test' } }
    case 'revoke':
      return { body: { ok: true } }
  }
}

/** RFC 8414 §2 */
function metadataOf(origin: string): Record<string, unknown> {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/token`,
    userinfo_endpoint: `${origin}/userinfo`,
    revocation_endpoint: `${origin}/revoke`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access', 'read'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    authorization_response_iss_parameter_supported: true,
  }
}

/** RFC 6749 §4.1.2, RFC 9207 §2 */
function callbackOf({ path }: Received, origin: string): string {
  const query = new URL(path, origin).searchParams
  const callback = new URL(query.get('redirect_uri') ?? origin)
  callback.search = new URLSearchParams({
    code: 'code',
    state: query.get('state') ?? '',
    iss: origin,
  }).toString()
  return callback.href
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = 'GET', url = '/', headers } = request
  return { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
}

async function answer(response: ServerResponse, fault: Fault): Promise<void> {
  if (fault.manner === 'silence') return
  if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  if (fault.manner === 'drip') return drip(response, fault)
  if (fault.manner === 'cut') {
    response.writeHead(fault.status ?? 200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"access_token":"')
    setTimeout(() => response.destroy(), 20)
    return
  }
  send(response, fault)
}

function send(
  response: ServerResponse,
  { status = 200, body, contentType = 'application/json', headers = {} }: Fault,
): void {
  const plain = typeof body === 'string' || body instanceof Uint8Array
  response.writeHead(status, { 'content-type': contentType, ...headers })
  response.end(plain ? body : JSON.stringify(body))
}

function drip(response: ServerResponse, fault: Fault): void {
  response.writeHead(fault.status ?? 200, { 'content-type': fault.contentType ?? 'application/json' })
  const timer = setInterval(() => response.write(' '), 100)
  response.on('close', () => clearInterval(timer))
}
