import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { allowInsecureRequests, customFetch, discovery } from 'openid-client'
import { describe, expect, test, vi } from 'vitest'
import { isProviderFailure } from '@/lib/core/failure'
import { door, failureOf, listen, openDoor } from './doors'

/** A server on loopback, and a fetch that may reach it alone. */
async function serve(listener: RequestListener) {
  const at = await listen(createServer(listener))
  return { ...at, ...door({ allow: [at.endpoint] }) }
}

describe('an answer', () => {
  test('is handed on whole, as a standard Response, without the headers of its travel', async () => {
    const { url, fetch } = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.setHeader('content-type', 'application/json')
      response.setHeader('set-cookie', ['a=1', 'b=2'])
      response.statusCode = 201
      response.end(gzipSync('{"ok":true}'))
    })
    const response = await fetch()(url)
    expect([response instanceof Response, response.status]).toEqual([true, 201])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.has('content-encoding') || response.headers.has('content-length')).toBe(false)
    expect(await response.json()).toEqual({ ok: true })
  })

  test('keeps what the caller asked: method, headers and body, in whatever form', async () => {
    const { url, fetch } = await serve(async (request, response) => {
      const body = (await request.toArray()).join('')
      response.end(
        [request.method, request.headers['content-type'], request.headers['user-agent'], body].join(' '),
      )
    })
    const form = new URLSearchParams({ grant_type: 'refresh_token' })
    const formType = 'application/x-www-form-urlencoded;charset=UTF-8'
    const ask = async (...to: Parameters<typeof globalThis.fetch>) => (await fetch()(...to)).text()
    expect(await ask(url, { method: 'POST', body: form })).toBe(
      `POST ${formType} Patchbay grant_type=refresh_token`,
    )
    expect(await ask(new URL(url), { headers: { 'User-Agent': 'mine' } })).toBe('GET  mine ')
    expect(await ask(new Request(url, { method: 'PUT', body: 'x' }))).toBe(
      'PUT text/plain;charset=UTF-8 Patchbay x',
    )
  })

  test.each([204, 205, 304, 302, 404, 500])('of status %i is an answer', async (status) => {
    const { url, fetch } = await serve((_, response) => response.writeHead(status).end())
    expect((await fetch()(url)).status).toBe(status)
  })

  test('of a status that is none of HTTP’s is refused', async () => {
    const { url, fetch } = await serve((_, response) => response.writeHead(999).end())
    expect((await failureOf(fetch()(url))).code).toBe('unexpected_answer')
  })

  test('serves openid-client, which discovers through it', async () => {
    const { url, endpoint, fetch } = await serve((_, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ issuer: `http://${endpoint}`, token_endpoint: `${url}token` }))
    })
    const ask = (to: string, init: object) => fetch()(to, init)
    const options = { [customFetch]: ask, execute: [allowInsecureRequests] }
    const found = await discovery(new URL(url), 'id', undefined, undefined, options)
    expect(found.serverMetadata().token_endpoint).toBe(`${url}token`)
  })
})

describe('a redirect', () => {
  const inner = [
    'http://127.0.0.1:9/',
    'http://localhost/',
    'https://169.254.169.254/',
    'file:///etc/passwd',
    '//[::1]/',
    '',
  ]
  test.each([301, 302, 303, 307, 308])('D17 %i is not followed, wherever it leads', async (status) => {
    for (const location of inner) {
      let hits = 0
      const { url, fetch } = await serve((_, response) => {
        hits++
        response.writeHead(status, { location }).end()
      })
      const response = await fetch()(url, { redirect: 'follow' })
      expect([response.status, response.headers.get('location'), hits]).toEqual([status, location, 1])
    }
  })

  test('D19 to itself ends after one request', async () => {
    let hits = 0
    const { url, fetch } = await serve((request, response) => {
      hits++
      response.writeHead(302, { location: request.url }).end()
    })
    expect((await fetch()(url)).status).toBe(302)
    expect(hits).toBe(1)
  })
})

describe('bounds', () => {
  const limits = { timeoutMs: 400, maxBytes: 10_000 }

  test.each([
    ['P06 that never answers', () => {}],
    [
      'D39 that sends one byte at a time',
      (_, response) => void setInterval(() => response.write('x'), 50).unref(),
    ],
    [
      'P06 that stops in the middle',
      (_, response) => void response.writeHead(200, { 'content-length': 9 }).write('x'),
    ],
  ] satisfies [string, RequestListener][])('%s is left after the whole deadline', async (_what, listener) => {
    const closed = vi.fn()
    const { url, endpoint, fetch } = await serve((request, response) => {
      request.socket.once('close', closed)
      listener(request, response)
    })
    const begun = performance.now()
    const failure = await failureOf(fetch(limits)(url))
    expect(failure).toMatchObject({ code: 'timeout', params: { target: endpoint } })
    expect(performance.now() - begun).toBeLessThan(2_000)
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })

  test('P07 an endless body is cut off and its socket freed', async () => {
    const closed = vi.fn()
    const { url, fetch } = await serve((_, response) => {
      const pump = () => {
        while (response.write(Buffer.alloc(65_536))) {}
      }
      response.on('drain', pump).on('close', closed)
      pump()
    })
    expect((await failureOf(fetch(limits)(url))).code).toBe('unexpected_answer')
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })

  test('P07 a gzip bomb is cut off long before it is inflated', async () => {
    const bomb = gzipSync(Buffer.alloc(128 * 1024 * 1024))
    const { url, fetch } = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(bomb)
    })
    const before = process.memoryUsage().arrayBuffers
    expect((await failureOf(fetch({ ...limits, timeoutMs: 5_000 })(url))).code).toBe('unexpected_answer')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024)
  })

  test('a body of exactly the limit is taken, and one byte more is not', async () => {
    const { url, fetch } = await serve((request, response) =>
      response.end('x'.repeat(Number(request.url?.slice(1)))),
    )
    expect((await (await fetch(limits)(`${url}10000`)).text()).length).toBe(10_000)
    expect((await failureOf(fetch(limits)(`${url}10001`))).code).toBe('unexpected_answer')
  })

  test('D39 endless headers are refused', async () => {
    const { endpoint, url } = await listen(
      createTcp((socket) => {
        socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n')
        const timer = setInterval(() => socket.write(`x-${'a'.repeat(4_000)}: b\r\n`), 1)
        socket.on('close', () => clearInterval(timer))
      }),
    )
    const { fetch } = door({ allow: [endpoint] })
    expect((await failureOf(fetch()(url))).code).toBe('unexpected_answer')
  })

  test('bytes that are not HTTP, or not the promised gzip, are an unexpected answer', async () => {
    const raw = await listen(
      createTcp((socket) => socket.on('data', () => socket.end('SSH-2.0-OpenSSH_9\r\n'))),
    )
    expect((await failureOf(door({ allow: [raw.endpoint] }).fetch()(raw.url))).code).toBe('unexpected_answer')
    const { url, fetch } = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end('this is not gzip')
    })
    expect((await failureOf(fetch()(url))).code).toBe('unexpected_answer')
  })
})

describe('failures', () => {
  test('P06 a port where nobody listens, a connection that is reset, and one half closed without a word', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const free = `127.0.0.1:${(closed.address() as AddressInfo).port}`
    await promisify(closed.close.bind(closed))()
    const { endpoint, url } = await listen(
      createTcp((socket) => socket.on('error', () => {}).resetAndDestroy()),
    )
    const half = await listen(
      createTcp({ allowHalfOpen: true }, (socket) => socket.on('data', () => socket.end())),
    )
    const { fetch } = door({ allow: [endpoint, free, half.endpoint] })
    expect((await failureOf(fetch()(half.url))).code).toBe('connection_failed')
    expect(await failureOf(fetch()(`http://${free}/`))).toMatchObject({
      code: 'connection_failed',
      params: { target: free },
    })
    const { code, cause } = await failureOf(fetch()(url))
    expect([code, cause instanceof Error]).toEqual(['connection_failed', true])
  })

  test('a request that cannot be made is the caller’s mistake, not the provider’s', async () => {
    const { fetch } = openDoor()
    await expect(fetch()('https://api.good.com/', { method: 'TRACE' })).rejects.toBeInstanceOf(TypeError)
    await expect(
      fetch()('https://api.good.com/', { headers: { 'x-a': 'a\r\nb: c' } }),
    ).rejects.toBeInstanceOf(TypeError)
  })

  test('the caller’s own abort is the caller’s own reason', async () => {
    const { url, fetch } = await serve(() => {})
    const why = new Error('the user left')
    await expect(fetch()(url, { signal: AbortSignal.abort(why) })).rejects.toBe(why)
    const later = new AbortController()
    const pending = fetch()(url, { signal: later.signal })
    setTimeout(() => later.abort(why), 50)
    await expect(pending).rejects.toBe(why)
    expect(isProviderFailure(why)).toBe(false)
  })

  test('D31 a blocked open port, closed port and unroutable address are told apart by nothing', async () => {
    const { endpoint } = await listen(createServer((_, response) => response.end()))
    const { counted, fetch } = openDoor()
    const failures = []
    for (const target of [endpoint, '127.0.0.1:9', '10.255.255.1:443']) {
      const failure = await failureOf(fetch()(`https://${target}/`))
      failures.push([failure.message, failure.code, Object.keys(failure.params), failure.cause])
    }
    expect(new Set(failures.map(String)).size).toBe(1)
    expect(counted.connected).toEqual([])
  })

  test('whoever watches for blocked targets is told each one', async () => {
    const onBlocked = vi.fn()
    const { fetch } = openDoor({ names: { 'api.good.com': ['10.0.0.5'] } })
    await failureOf(fetch({ onBlocked })('https://127.0.0.1/'))
    await failureOf(fetch({ onBlocked })('https://api.good.com/'))
    await failureOf(fetch({ onBlocked })('https://unknown.good.com/'))
    expect(onBlocked.mock.calls).toEqual([['127.0.0.1:443'], ['api.good.com:443']])
  })
})
