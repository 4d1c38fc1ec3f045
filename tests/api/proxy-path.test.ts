import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/lib/store/database'
import { proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

const get = (path: string, more: Partial<Sent> = {}) =>
  house.send({ path: `/${slug}/request${path}`, ...more })

describe('a request by its path', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s goes to the API with the credential',
    async (method) => {
      const body = method === 'GET' ? '' : '{"a":1}'
      const answer = await get('/items/1?x=1', {
        method,
        body,
        headers: body ? { 'content-length': '7' } : {},
      })
      expect([answer.status, JSON.parse(answer.text)]).toEqual([
        200,
        { method, url: '/v1/items/1?x=1', authorization: expect.stringMatching(/^Bearer access-/), body },
      ])
    },
  )

  it('HEAD is answered with headers and without a body', async () => {
    house.upstream.answer = (_, response) =>
      response.writeHead(200, { 'content-length': '1000', etag: '"x"' }).end()
    const answer = await get('/file', { method: 'HEAD' })
    expect([answer.status, answer.headers['content-length'], answer.headers.etag, answer.text]).toEqual([
      ...[200, '1000', '"x"', ''],
    ])
    expect(house.upstream.seen[0]?.method).toBe('HEAD')
  })

  it.each([204, 304, 201, 206, 207, 301, 400, 403, 404, 409, 418, 422, 451, 501])(
    'status %d is the provider’s',
    async (status) => {
      const bodiless = status === 204 || status === 304
      house.upstream.answer = (_, response) =>
        response.writeHead(status, { etag: '"x"' }).end(bodiless ? '' : 'body')
      const answer = await get('/x', { headers: { 'if-none-match': '"x"' } })
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([
        status,
        bodiless ? '' : 'body',
        '"x"',
      ])
      expect(house.upstream.seen[0]?.headers['if-none-match']).toBe('"x"')
    },
  )

  it('keeps encoded slashes and lists as they were written, and takes the connection’s name out', async () => {
    await house.plant(slug, { name: 'second' })
    await get('/a%2Fb/c%20d?ids=1&connection=second&ids=2&q=a+b%2Bc')
    await get('/x', { headers: { 'patchbay-connection': 'second' } })
    await get('/x')
    const [one, two, three] = house.upstream.seen
    expect(one?.url).toBe('/v1/a%2Fb/c%20d?ids=1&ids=2&q=a+b%2Bc')
    expect(two?.headers.authorization).toBe(one?.headers.authorization)
    expect(three?.headers.authorization).not.toBe(one?.headers.authorization)
    expect(two?.headers['patchbay-connection']).toBeUndefined()
  })

  it('names the integration by id or slug, and a connection by name or id', async () => {
    const { id } = await database().integration.findUniqueOrThrow({ where: { slug } })
    const connection = await database().connection.findFirstOrThrow({
      where: { integrationId: id, name: 'default' },
    })
    for (const path of [
      `/${id}/request/x`,
      `/${id.toUpperCase()}/request/x`,
      `/${slug}/request/x?connection=${connection.id}`,
    ])
      expect((await house.send({ path })).status).toBe(200)
  })

  it('is answered with ranges, binary and compressed bytes exactly as they came', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256))
    house.upstream.answer = (arrival, response) =>
      response
        .writeHead(206, {
          ...{ 'content-type': 'application/octet-stream', 'content-range': 'bytes 0-69999/100000' },
          ...{ 'content-encoding': 'gzip', 'x-range': arrival.headers.range },
        })
        .end(bytes)
    const answer = await get('/file', { headers: { range: 'bytes=0-69999', 'accept-encoding': 'gzip' } })
    expect([answer.status, answer.headers['content-range'], answer.headers['x-range']]).toEqual([
      ...[206, 'bytes 0-69999/100000', 'bytes=0-69999'],
    ])
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.body.equals(bytes)).toBe(true)
  })

  it('takes multipart and binary bodies as they are, with a length and without', async () => {
    const form = Buffer.concat([
      Buffer.from('--b\r\ncontent-disposition: form-data; name="f"\r\n\r\n'),
      Buffer.from([0, 255, 13, 10]),
      Buffer.from('\r\n--b--\r\n'),
    ])
    const type = { 'content-type': 'multipart/form-data; boundary=b' }
    await get('/upload', {
      method: 'POST',
      headers: { ...type, 'content-length': String(form.length) },
      body: form,
    })
    await get('/upload', { method: 'PUT', headers: { ...type, 'transfer-encoding': 'chunked' }, body: form })
    for (const arrival of house.upstream.seen) {
      expect(arrival.body.equals(form)).toBe(true)
      expect(arrival.headers['content-type']).toBe(type['content-type'])
    }
    expect(house.upstream.seen.map(({ headers }) => headers['content-length'])).toEqual([
      String(form.length),
      undefined,
    ])
  })
})
