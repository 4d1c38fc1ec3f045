import { beforeAll, describe, expect, it } from 'vitest'
import { type Answered, proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

const get = (path: string, more: Partial<Sent> = {}) =>
  house.send({ path: `/${slug}/request${path}`, ...more })

/** A request as `POST …/request` describes it. */
const describeTo = (body: object | string, more: Partial<Sent> = {}): Promise<Answered> =>
  house.send({
    ...{ method: 'POST', path: `/${slug}/request`, headers: { 'content-type': 'application/json' } },
    ...{ body: typeof body === 'string' ? body : JSON.stringify(body), ...more },
  })

const outcome = ({ status, code }: Answered) => `${status} ${code}`

describe('what never leaves the API’s base', () => {
  it.each([
    ['E01', '//evil.example/x'],
    ['E02', '/\\evil.example/x'],
    ['E02', '/%5c%5cevil.example/../..'],
    ['E07', '/../admin'],
    ['E07', '/a/../../admin'],
    ['E07', '/%2e%2e/admin'],
    ['E07', '/.%2e/admin'],
    ['E07', '/..%2fadmin'],
    ['E07', '/..%5cadmin'],
    ['E11', '/a%0d%0aX-B:1'],
    ['E11', '/a%00'],
    ['E11', '/a?x=%0d%0a'],
    ['E11', '/a%09'],
  ])('%s %s is refused', async (_, path) => {
    const answer = await get(path)
    expect([400, 404]).toContain(answer.status)
    expect(house.upstream.seen).toEqual([])
  })

  it.each([
    ['E03', '/https://evil.example/x', '/v1/https://evil.example/x'],
    ['E05', '/@evil.example/x', '/v1/@evil.example/x'],
    ['E05', '/:443@evil.example/', '/v1/:443@evil.example/'],
    ['E09', '/1evil', '/v1/1evil'],
  ])('%s %s stays below it', async (_, path, url) => {
    await get(path)
    expect(house.upstream.seen.map((arrival) => arrival.url)).toEqual([url])
  })

  it.each([
    'E04 https:/evil.example',
    'E04 https:evil.example',
    'E02 \\\\evil.example',
    'E01 //evil.example',
    'E03 HTTPS://evil.example',
  ])('%s is refused in a description', async (row) => {
    expect(outcome(await describeTo({ url: row.slice(4) }))).toBe('400 url_not_allowed')
    expect(house.upstream.seen).toEqual([])
  })
})
