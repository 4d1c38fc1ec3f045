import { createServer } from 'node:http'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ApiLimits, Provider } from '@/lib/core/provider'
import { database } from '@/lib/store/database'
import { reserve } from '@/lib/store/limits'
import { proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await connected('acme')
})
afterEach(() => vi.restoreAllMocks())

async function connected(key: string, limits: ApiLimits = {}): Promise<string> {
  const credential = { in: 'header', name: 'Authorization', prefix: 'Bearer ' } as const
  const api: Provider['api'] = { baseUrl: house.upstream.origin, credential, limits }
  const made = await house.setUp(key, { api })
  await house.plant(made)
  return made
}

const get = (more: Partial<Sent> = {}, to = slug) => house.send({ path: `/${to}/request/x`, ...more })

/** Answers with these statuses, and then with 200. */
function failing(...statuses: number[]) {
  const left = [...statuses]
  house.upstream.answer = (_, response) => {
    const status = left.shift() ?? 200
    response.writeHead(status, { 'x-status': String(status) }).end(`answer ${status}`)
  }
}

describe('what passes by itself', () => {
  it.each([429, 500, 502, 503, 504])('%d is asked again, and the answer is the last', async (status) => {
    failing(status, status)
    const answer = await get()
    expect([answer.status, answer.text, house.upstream.seen.length]).toEqual([200, 'answer 200', 3])
  })

  it('is asked three times at most, and handed on as it is', async () => {
    failing(503, 503, 503, 503)
    const answer = await get()
    expect([answer.status, answer.text, house.upstream.seen.length]).toEqual([503, 'answer 503', 3])
  })

  it.each(['PUT', 'DELETE', 'HEAD', 'OPTIONS'])('is asked again by %s, with its body', async (method) => {
    failing(503)
    const body = method === 'PUT' ? 'content' : ''
    const headers: Record<string, string> = body ? { 'content-length': '7' } : {}
    expect((await get({ method, body, headers })).status).toBe(200)
    expect(house.upstream.seen.map((arrival) => arrival.body.toString())).toEqual([body, body])
  })

  it.each(['POST', 'PATCH'])('is not asked again by %s, which could do it twice', async (method) => {
    failing(503)
    const answer = await get({ method, body: 'x', headers: { 'content-length': '1' } })
    expect([answer.status, house.upstream.seen.length]).toEqual([503, 1])
  })

  it('is not asked again with a body that is gone', async () => {
    failing(503)
    const answer = await get({ method: 'PUT', body: 'x', headers: { 'transfer-encoding': 'chunked' } })
    expect([answer.status, house.upstream.seen.length]).toEqual([503, 1])
  })

  it.each([400, 404, 409, 422, 501])('%d does not', async (status) => {
    failing(status)
    expect([(await get()).status, house.upstream.seen.length]).toEqual([status, 1])
  })

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 1_500).toUTCString()],
  ])('is waited for as long as the provider says, in %s', async (_, retryAfter) => {
    const times: number[] = []
    house.upstream.answer = (__, response) => {
      times.push(Date.now())
      response.writeHead(times.length === 1 ? 429 : 200, { 'retry-after': retryAfter() }).end()
    }
    expect((await get()).status).toBe(200)
    const [first = 0, second = 0] = times
    // By clocks of a whole second, one of them may be nearly over.
    expect(second - first).toBeGreaterThan(400)
  })

  it.each(['60', '86400', new Date(Date.now() + 3_600_000).toUTCString()])(
    'that takes longer than a caller waits is told at once, with the time: %s',
    async (retryAfter) => {
      house.upstream.answer = (_, response) =>
        response.writeHead(429, { 'retry-after': retryAfter }).end('slow down')
      const answer = await get()
      expect([answer.status, answer.text, answer.headers['retry-after']]).toEqual([
        429,
        'slow down',
        retryAfter,
      ])
      expect(house.upstream.seen).toHaveLength(1)
    },
  )

  it.each(['-1', 'abc', '', '1e9'])(
    'is waited for as usual where the provider talks nonsense: %j',
    async (retryAfter) => {
      let asked = 0
      house.upstream.answer = (_, response) =>
        response.writeHead(asked++ === 0 ? 503 : 200, { 'retry-after': retryAfter }).end()
      expect((await get()).status).toBe(200)
    },
  )
})

describe('an API that does not answer', () => {
  it('is 502 where nobody is there, after three tries', async () => {
    let tries = 0
    house.upstream.take = (request) => {
      tries++
      request.socket.destroy()
    }
    const answer = await get()
    expect([answer.status, answer.code, tries]).toEqual([502, 'provider_unreachable', 3])
    tries = 0
    expect((await get({ method: 'POST', body: 'x', headers: { 'content-length': '1' } })).status).toBe(502)
    expect(tries).toBe(1)
  })

  it('is 502 for an answer that is no HTTP', async () => {
    house.upstream.take = (request) => request.socket.end('SSH-2.0-OpenSSH\r\n\r\n')
    expect((await get()).code).toBe('provider_unreachable')
  })

  it('is 504 where it takes longer than the provider’s data allows', async () => {
    const slow = await connected('slow', { answerSeconds: 1 })
    let asked = 0
    house.upstream.take = () => asked++
    const answer = await get({}, slow)
    expect([answer.status, answer.code, asked]).toEqual([504, 'provider_timeout', 1])
  })

  it('is what egress does not reach, and said with the line to add', async () => {
    const blocked = await connected('blocked')
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    let hits = 0
    server.on('connection', () => hits++)
    const { port } = server.address() as { port: number }
    const where = { integration: { slug: blocked } }
    await database().connection.updateMany({ where, data: { apiBase: `http://127.0.0.1:${port}` } })
    const answer = await get({}, blocked)
    server.close()
    expect([answer.status, answer.code, hits]).toEqual([409, 'misconfigured', 0])
    expect(answer.text).toContain(`127.0.0.1:${port}`)
  })
})

describe('an integration', () => {
  it('is asked so many at a time; the others wait, and all are answered', async () => {
    const narrow = await connected('narrow', { concurrent: 3 })
    let now = 0
    let most = 0
    house.upstream.answer = async (_, response) => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, 20))
      now--
      response.end()
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => get({}, narrow)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(most).toBe(3)
  })

  it('turns away who would wait behind too many, and keeps no place of who left', async () => {
    const single = await connected('single', { concurrent: 1 })
    const held: (() => void)[] = []
    house.upstream.answer = (_, response) => held.push(() => response.end())
    const waiting = Array.from({ length: 21 }, () => get({}, single))
    await expect.poll(() => held.length).toBe(1)
    // One has the place and twenty wait; whoever comes now is told.
    const refused = await Promise.race([...waiting, ...Array.from({ length: 5 }, () => get({}, single))])
    expect([refused.status, refused.code, refused.headers['retry-after']]).toEqual([
      429,
      'too_many_requests',
      '1',
    ])
    house.upstream.answer = (_, response) => response.end()
    held[0]?.()
    const statuses = (await Promise.all(waiting)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(16)
    expect((await get({}, single)).status).toBe(200)
  })

  it('T10 is asked so often a minute, by all processes together', async () => {
    const rare = await connected('rare', { perMinute: 10 })
    const { id } = await database().integration.findUniqueOrThrow({ where: { slug: rare } })
    // Another process has taken most of it.
    await reserve({ name: 'proxy-10', points: 10, seconds: 60 }, id, 7)
    const answers = []
    for (let at = 0; at < 5; at++) answers.push(await get({}, rare))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    expect(Number(answers[4]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(house.upstream.seen).toHaveLength(3)
    expect((await get()).status).toBe(200)
  })
})
