import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, makeListener } from '@/lib/web/listener'

/** A public URL on the port that is listened on, as on one's own machine; `tls` stands for one behind a proxy. */
const servers: Record<'local' | 'tls', { server: Server; port: number }> = {
  local: { server: createServer(), port: 0 },
  tls: { server: createServer(), port: 0 },
}

// Each says who answered, and what it was told of the request: Hono by the raw headers, Next by the object.
const api: Answer = getRequestListener(
  (asked) => Response.json({ by: 'api', url: asked.url, headers: Object.fromEntries(asked.headers) }),
  { overrideGlobalObjects: false },
)
const pages: Answer = (asked, response) =>
  response.end(JSON.stringify({ by: 'pages', headers: asked.headers }))

beforeAll(async () => {
  for (const [name, entry] of Object.entries(servers)) {
    entry.server.listen(0, '127.0.0.1')
    await once(entry.server, 'listening')
    const address = entry.server.address()
    entry.port = address !== null && typeof address === 'object' ? address.port : 0
    const publicUrl = name === 'tls' ? 'https://patchbay.example.com' : `http://localhost:${entry.port}`
    const doors = { publicUrl, port: entry.port, api, pages: Promise.resolve(pages) }
    entry.server.on('request', makeListener(doors))
  }
})
afterAll(() => {
  for (const { server } of Object.values(servers)) server.close().closeAllConnections()
})

interface Answered {
  status: number
  headers: IncomingHttpHeaders
  body: {
    by?: string
    url?: string
    headers: Record<string, string>
    error?: { code: string; requestId: string }
  }
}

async function ask(
  path: string,
  headers: Record<string, string> = {},
  { method = 'GET', to = 'local' }: { method?: string; to?: 'local' | 'tls' } = {},
): Promise<Answered> {
  const { port } = servers[to]
  const host = to === 'local' ? `localhost:${port}` : 'patchbay.example.com'
  const asked = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { host, ...headers },
    agent: false,
  }).end()
  const [response] = await once(asked, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return {
    status: response.statusCode,
    headers: response.headers,
    body: text ? JSON.parse(text) : { headers: {} },
  }
}

/** The status line that a raw request gets, or '' when the connection is just closed. */
async function say(text: string): Promise<string> {
  const socket = connect(servers.local.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(text)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await once(socket, 'close')
  return answer.split('\r\n')[0] ?? ''
}

describe('who answers', () => {
  it.each([
    ['/api/health', 'api'],
    ['/api', 'api'],
    ['/api?x=1', 'api'],
    ['/api/authors', 'api'],
    ['/api/auth', 'pages'],
    ['/api/auth/session', 'pages'],
    ['/', 'pages'],
    ['/apis', 'pages'],
    ['/_next/static/x.js', 'pages'],
  ])('%s is answered by %s', async (path, by) => {
    expect((await ask(path)).body.by).toBe(by)
  })

  it.each(['*', '//evil.example/x', '/\\evil.example', '/a%00b', '/%zz', '/a\u00fc', 'http://evil.example/'])(
    'the target %s is refused',
    async (target) => {
      expect(await say(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).toContain(
        ' 400 ',
      )
    },
  )
})

describe.each(['/api/x', '/x'])('what a client says of itself at %s', (path) => {
  it('replaces neither the request id nor the address nor the host', async () => {
    const { headers, body } = await ask(path, {
      'x-request-id': 'mine',
      'x-patchbay-address': '6.6.6.6',
      'x-forwarded-for': '9.9.9.9, 203.0.113.7',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    })
    expect(body.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['x-request-id']).toBe(body.headers['x-request-id'])
    expect(body.headers['x-patchbay-address']).toBe('203.0.113.7')
    expect(body.headers['x-forwarded-for']).toBe('203.0.113.7')
    expect(body.headers['x-forwarded-host']).toBe(`localhost:${servers.local.port}`)
    expect(body.headers['x-forwarded-proto']).toBeUndefined()
    expect(body.headers.forwarded).toBeUndefined()
  })

  it('the Host that reaches the inside is the public one', async () => {
    const { body } = await ask(path, { host: 'evil.example' })
    expect(body.headers.host).toBe(`localhost:${servers.local.port}`)
    if (body.url) expect(body.url).toBe(`http://localhost:${servers.local.port}${path}`)
  })

  it('does not steer Next from within, and does what Next’s own client needs', async () => {
    const steering = [
      'x-middleware-subrequest',
      'x-middleware-rewrite',
      'x-invoke-path',
      'x-now-route-matches',
    ]
    const more = ['x-matched-path', 'x-nextjs-data']
    const needed = ['rsc', 'next-router-state-tree', 'next-action', 'next-url', 'cookie', 'authorization']
    const all = [...steering, ...more, ...needed]
    const { body } = await ask(path, Object.fromEntries(all.map((name) => [name, 'x'])))
    expect(all.filter((name) => name in body.headers)).toEqual(needed)
  })
})

describe('every answer', () => {
  it.each([
    ['/api/x', 'local'],
    ['/', 'local'],
    ['/%zz', 'local'],
    ['/', 'tls'],
  ] as const)('%s on %s carries the security headers, and names no software', async (path, to) => {
    const { headers } = await ask(path, {}, { to })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers.server).toBeUndefined()
    const hsts = to === 'tls' ? 'max-age=31536000; includeSubDomains' : undefined
    expect(headers['strict-transport-security']).toBe(hsts)
  })

  it('under /oauth2 tells nobody the address, which holds a code', async () => {
    expect((await ask('/oauth2/callback?code=x')).headers['referrer-policy']).toBe('no-referrer')
  })
})

describe('the one address', () => {
  it('a page under another loopback name is sent to the public one, query and all', async () => {
    const { port } = servers.local
    for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
      const page = await ask('/integrations?q=a%20b', { host })
      expect([page.status, page.headers.location]).toEqual([
        307,
        `http://localhost:${port}/integrations?q=a%20b`,
      ])
      const callback = await ask('/oauth2/callback/github?code=x&state=y', { host })
      expect(callback.status).toBe(303)
      expect(callback.headers.location).toBe(`http://localhost:${port}/oauth2/callback/github?code=x&state=y`)
    }
  })

  it('the API, what Next’s client fetches, and forms are not', async () => {
    const host = `127.0.0.1:${servers.local.port}`
    expect((await ask('/api/health', { host })).status).toBe(200)
    expect((await ask('/integrations', { host, rsc: '1' })).status).toBe(200)
    expect((await ask('/_next/static/x.js', { host })).status).toBe(200)
    expect((await ask('/integrations', { host }, { method: 'POST' })).status).toBe(200)
  })

  it('behind a reverse proxy that sends its own name for the Host, nothing goes round in circles', async () => {
    expect((await ask('/', { host: `127.0.0.1:${servers.tls.port}` }, { to: 'tls' })).status).toBe(200)
    expect((await ask('/', { host: 'localhost' }, { to: 'tls' })).status).toBe(200)
  })
})

describe('another site’s form', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('from %s is refused', async (origin) => {
    const { status, body } = await ask('/setup', { origin }, { method: 'POST' })
    expect(status).toBe(403)
    expect(body.error?.code).toBe('cross_origin')
  })

  it('from our own is taken, and so is what says no origin', async () => {
    const origin = `http://localhost:${servers.local.port}`
    expect((await ask('/setup', { origin }, { method: 'POST' })).status).toBe(200)
    expect((await ask('/setup', {}, { method: 'POST' })).status).toBe(200)
    expect(
      (await ask('/', { origin: 'https://patchbay.example.com' }, { method: 'POST', to: 'tls' })).status,
    ).toBe(200)
  })
})
