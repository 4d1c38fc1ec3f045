import { beforeAll, describe, expect, it } from 'vitest'
import { type Answered, proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

/** A request as `POST …/request` describes it. */
const describeTo = (body: object | string, more: Partial<Sent> = {}): Promise<Answered> =>
  house.send({
    ...{ method: 'POST', path: `/${slug}/request`, headers: { 'content-type': 'application/json' } },
    ...{ body: typeof body === 'string' ? body : JSON.stringify(body), ...more },
  })

const outcome = ({ status, code }: Answered) => `${status} ${code}`

describe('a request by its description', () => {
  it('has GET, JSON, text and parameters', async () => {
    await describeTo({ url: 'items' })
    await describeTo({
      method: 'POST',
      url: '/items?a=1#x',
      data: { b: [2] },
      params: { c: ['x', 1, true], 'd&': 'e f' },
    })
    await describeTo({ method: 'PUT', url: 'notes', data: 'plain', headers: { 'X-Custom': 'y' } })
    await describeTo({
      method: 'PATCH',
      url: 'notes',
      data: null,
      headers: { 'Content-Type': 'application/merge-patch+json' },
    })
    const seen = house.upstream.seen.map(({ method, url, headers, body }) => [
      method,
      url,
      headers['content-type'],
      body.toString(),
    ])
    expect(seen).toEqual([
      ['GET', '/v1/items', undefined, ''],
      ['POST', '/v1/items?a=1&c=x&c=1&c=true&d%26=e%20f', 'application/json', '{"b":[2]}'],
      ['PUT', '/v1/notes', 'text/plain; charset=utf-8', 'plain'],
      ['PATCH', '/v1/notes', 'application/merge-patch+json', 'null'],
    ])
    expect(house.upstream.seen[2]?.headers['x-custom']).toBe('y')
  })

  it('may name a whole address on the API, and no other', async () => {
    expect((await describeTo({ url: `${house.upstream.origin}/v1/x` })).status).toBe(200)
    for (const url of [
      'https://evil.example/x',
      'http://127.0.0.1:1/v1/x',
      `${house.upstream.origin}/v2`,
      'http://localhost/v1/x',
    ])
      expect(outcome(await describeTo({ url }))).toBe('400 url_not_allowed')
    expect(house.upstream.seen).toHaveLength(1)
  })

  it.each<[string, object | string, string]>([
    ['L01 half of one', '{"url":', '400 invalid_json'],
    ['L01 bytes that are not UTF-8', '{"url":"\xff', '400 invalid_json'],
    ['no address', {}, '400 invalid_input'],
    ['a number for an address', { url: 1 }, '400 invalid_input'],
    ['a member too many', { url: 'x', connection: 'y' }, '400 invalid_input'],
    ['headers that are none', { url: 'x', headers: { a: 1 } }, '400 invalid_input'],
    ['parameters in parameters', { url: 'x', params: { a: { b: 1 } } }, '400 invalid_input'],
    ['a GET with data', { url: 'x', data: 'y' }, '400 bad_request'],
    [
      'L08 a thousand levels',
      `{"url":"x","method":"PUT","data":${'['.repeat(1000)}${']'.repeat(1000)}}`,
      '400 bad_request',
    ],
    [
      'L02 more than a megabyte',
      { url: 'x', method: 'PUT', data: 'x'.repeat(1_100_000) },
      '413 payload_too_large',
    ],
    ['E11 a line end in its address', { url: 'a\r\nb' }, '400 url_not_allowed'],
    ['L04 half a character in its address', '{"url":"a\\ud800"}', '400 url_not_allowed'],
    ['E16 a header with a line end', { url: 'x', headers: { 'X-A': 'a\r\nX-B: c' } }, '400 invalid_input'],
    ['E16 a header with a line feed', { url: 'x', headers: { 'X-A': 'a\nb' } }, '400 invalid_input'],
    ['E16 a header with NUL', { url: 'x', headers: { 'X-A': '\0' } }, '400 invalid_input'],
    [
      'E16 a header with what would be cut to a line end',
      { url: 'x', headers: { 'X-A': '\u010d\u010a' } },
      '400 invalid_input',
    ],
    ['E16 a header’s name with a line end', { url: 'x', headers: { 'a\r\nb': 'c' } }, '400 invalid_input'],
    ['E19 a method in small letters', { url: 'x', method: 'get' }, '405 method_not_allowed'],
    ['E19 TRACE', { url: 'x', method: 'TRACE' }, '405 method_not_allowed'],
    ['E19 CONNECT', { url: 'x', method: 'CONNECT' }, '405 method_not_allowed'],
    ['E19 PRI', { url: 'x', method: 'PRI' }, '405 method_not_allowed'],
    ['E19 FOO', { url: 'x', method: 'FOO' }, '405 method_not_allowed'],
    ['E19 two', { url: 'x', method: 'GET /y HTTP/1.1' }, '405 method_not_allowed'],
  ])('%s is refused, and nothing is sent', async (_, body, expected) => {
    const sent = typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.from(JSON.stringify(body))
    expect(outcome(await describeTo('', { body: sent }))).toBe(expected)
    expect(house.upstream.seen).toEqual([])
  })

  it('is JSON, and nothing else', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(outcome(await describeTo({ url: 'x' }, { headers: { 'content-type': type } }))).toBe(
        '415 unsupported_media_type',
      )
  })
})
