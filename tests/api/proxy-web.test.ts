import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf, drain, MB, piece, pour } from '../support/pour'
import { ask, type Caller } from './callers'
import { proxyHouse } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

describe('by the standard request and response', () => {
  const get = (path: string, more: { method?: string; headers?: Caller } = {}) =>
    ask({ ...house.caller, ...more.headers }, more.method ?? 'GET', `/integrations/${slug}/request${path}`)

  it('everything is the same: bodies, HEAD, 204, 304, errors and headers', async () => {
    const answer = await get('/a%2Fb?x=1&x=2')
    expect(await answer.json()).toMatchObject({ url: '/v1/a%2Fb?x=1&x=2' })
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await get('/x', { method: 'HEAD' })).status).toBe(200)
    for (const status of [204, 304]) {
      house.upstream.answer = (_, response) => response.writeHead(status).end()
      expect((await get('/x')).status).toBe(status)
    }
    const refused = await get('/..%2fx')
    expect([refused.status, (await refused.json()).error.code]).toEqual([400, 'url_not_allowed'])
  })

  it('10 MB go up and down', async () => {
    house.upstream.take = async (request, response) => {
      await drain(request)
      pour(response, 10 * MB)
    }
    const body = Buffer.concat(Array.from({ length: 160 }, () => piece))
    const { api } = await import('@/lib/api')
    const answer = await api.request(`/api/integrations/${slug}/request/big`, {
      method: 'PUT',
      headers: house.caller,
      body,
    })
    expect(await drain(answer.body as unknown as AsyncIterable<Uint8Array>)).toEqual({
      bytes: 10 * MB,
      digest: digestOf(10 * MB),
    })
  })

  it('whoever stops reading is not worked for, and nothing else ends', async () => {
    let left = 0
    house.upstream.take = (_, response) => {
      response.on('close', () => left++)
      pour(response, 1000 * MB)
    }
    const reader = (await get('/big')).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await expect.poll(() => left, { timeout: 2_000 }).toBe(1)
  })

  it('an API that breaks off breaks the answer off', async () => {
    house.upstream.take = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half')
      setTimeout(() => response.destroy(), 20)
    }
    await expect((await get('/x')).text()).rejects.toThrow()
  })
})
