import { beforeAll, describe, expect, it } from 'vitest'
import { pool } from '@/lib/store/database'
import { type Answered, proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

const get = (path: string, more: Partial<Sent> = {}) =>
  house.send({ path: `/${slug}/request${path}`, ...more })
const outcome = ({ status, code }: Answered) => `${status} ${code}`
const lines = async () => (await pool().query('select * from "Access" order by id')).rows

describe('an answer', () => {
  it('E20 of another origin’s page cannot run on ours', async () => {
    const hostile = {
      ...{ 'content-type': 'text/html', 'set-cookie': ['a=1', 'b=2'], 'access-control-allow-origin': '*' },
      ...{ location: 'https://evil.example/', 'service-worker-allowed': '/', 'clear-site-data': '"*"' },
      ...{
        'content-security-policy': "script-src 'unsafe-inline'",
        link: '</x>; rel=preload',
        refresh: '0; url=https://evil.example',
      },
    }
    house.upstream.answer = (_, response) => response.writeHead(200, hostile).end('<script>alert(1)</script>')
    const { headers, text } = await get('/page')
    expect(text).toBe('<script>alert(1)</script>')
    expect(headers['content-security-policy']).toMatch(/^sandbox;/)
    expect([
      headers['x-content-type-options'],
      headers['content-disposition'],
      headers['cache-control'],
    ]).toEqual([...['nosniff', 'attachment', 'no-store']])
    for (const name of [
      'set-cookie',
      'access-control-allow-origin',
      'location',
      'service-worker-allowed',
      'clear-site-data',
      'link',
      'refresh',
    ])
      expect([name, headers[name]]).toEqual([name, undefined])
  })

  it.each([301, 302, 303, 307, 308])('E21 %d is not followed, and leads to us or nowhere', async (status) => {
    let target = 'https://evil.example/steal'
    house.upstream.answer = (_, response) => response.writeHead(status, { location: target }).end()
    const away = await get('/x')
    expect([away.status, away.headers.location, away.headers['x-upstream-location']]).toEqual([
      status,
      undefined,
      target,
    ])
    target = 'http://169.254.169.254/latest'
    expect((await get('/x')).headers.location).toBeUndefined()
    target = `${house.upstream.origin}/v1/moved?a=1`
    expect((await get('/x')).headers.location).toBe(`/api/integrations/${slug}/request/moved?a=1`)
    expect(house.upstream.seen).toHaveLength(3)
  })

  it('has its request’s id, and the provider’s beside it', async () => {
    house.upstream.answer = (_, response) => response.writeHead(200, { 'x-request-id': 'theirs' }).end()
    const { headers } = await get('/x')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['x-upstream-request-id']).toBe('theirs')
    expect((await lines())[0].requestId).toBe(headers['x-request-id'])
  })
})

describe('the access log', () => {
  it('has the line before anything is sent', async () => {
    let before: unknown[] = []
    house.upstream.answer = async (_, response) => {
      before = await lines()
      response.end('ok')
    }
    await get('/x')
    expect(before).toMatchObject([{ what: 'proxy', outcome: 'served', actorType: 'api_key', target: slug }])
  })

  it('T06 when it cannot be written, nothing is sent', async () => {
    await pool().query('alter table "Access" rename to "AccessGone"')
    try {
      expect(outcome(await get('/x'))).toBe('503 audit_unavailable')
      expect(house.upstream.seen).toEqual([])
    } finally {
      await pool().query('alter table "AccessGone" rename to "Access"')
    }
  })
})
