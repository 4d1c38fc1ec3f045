import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { createIntegration } from '@/lib/operations/create-integration'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { ask, browserOf, type Caller, person } from './callers'

let admin: Caller
beforeAll(async () => {
  await openHouse([])
  admin = await person('admin')
  await createIntegration(await signedIn(), { provider: 'google' })
})
afterAll(closeHouse)

const post = (body: BodyInit | undefined, headers: Caller = {}) =>
  api.request('/api/integrations', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...admin, ...headers },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  })

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.code}`
}

/** Runs `work`, and says whether it left anything behind. */
async function leavesNothing(work: () => Promise<unknown>): Promise<void> {
  const count = () => Promise.all([database().integration.count(), database().customProvider.count()])
  const before = await count()
  await work()
  expect(await count()).toEqual(before)
}

describe('an error', () => {
  it('has a code, a sentence and the request’s id, and says so in JSON', async () => {
    const response = await ask(admin, 'GET', '/integrations/nothing')
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({
      error: {
        code: 'not_found',
        message: expect.any(String),
        requestId: response.headers.get('x-request-id'),
      },
    })
  })

  it('is problem details for who asks for them (RFC 9457)', async () => {
    const accept = { accept: 'application/problem+json' }
    const response = await ask({ ...admin, ...accept }, 'POST', '/integrations', {
      provider: 'NO',
      slug: '-',
    })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toMatchObject({
      ...{ type: 'about:blank', status: 400, code: 'invalid_input', title: expect.any(String) },
      errors: [{ pointer: '#/provider' }, { pointer: '#/slug' }],
    })
  })

  it('names every input at fault', async () => {
    const response = await ask(admin, 'POST', '/integrations', {
      provider: 'NO',
      slug: '-',
      name: ' ',
      mode: 'x',
    })
    const { error } = await response.json()
    expect(Object.keys(error.fields).sort()).toEqual(['mode', 'name', 'provider', 'slug'])
    expect(error.message).not.toMatch(/[{}]|undefined/)
  })

  it('says how to come in, and when to come back', async () => {
    expect((await ask({}, 'GET', '/integrations')).headers.get('www-authenticate')).toBe('Bearer')
    const actor = await signedIn()
    for (let i = 0; i < LIMITS.discover.points; i++) await consumePoint(LIMITS.discover, actor.id)
    const body = { key: 'x', name: 'X', discoveryUrl: 'https://acme.com' }
    const response = await ask(await browserOf(actor.sessionId), 'POST', '/providers', body)
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a body', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  const valid = { provider: 'google' }

  it.each<[string, BodyInit | undefined, string]>([
    ['L01 half of one', '{"provider":', '400 invalid_json'],
    ['L01 none', undefined, '400 invalid_json'],
    ['L01 nothing', '', '400 invalid_json'],
    ['L01 a form in disguise', 'provider=google', '400 invalid_json'],
    ['L01 bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), '400 invalid_json'],
    ['null', 'null', '400 invalid_input'],
    ['a list', '[]', '400 invalid_input'],
    ['a text', '"google"', '400 invalid_input'],
    ['a member too many', JSON.stringify({ ...valid, owner: 'x' }), '400 invalid_input'],
    ['L09 a prototype', '{"provider":"google","__proto__":{"admin":true}}', '400 invalid_input'],
    ['L03 NUL in a value', JSON.stringify({ ...valid, name: 'a\u0000b' }), '400 bad_request'],
    ['L03 NUL in a key', JSON.stringify({ ...valid, 'a\u0000': 1 }), '400 bad_request'],
    ['L04 half a character', '{"provider":"google","name":"\\ud800"}', '400 bad_request'],
    ['L04 half a character in a key', '{"provider":"google","\\udc00":1}', '400 bad_request'],
    ['L04 a text that turns around', JSON.stringify({ ...valid, name: 'a\u202eb' }), '400 invalid_input'],
    ['L04 a line that is two', JSON.stringify({ ...valid, name: 'a\nb' }), '400 invalid_input'],
    ['L08 a thousand levels', deep(1_000), '400 bad_request'],
    ['L08 a hundred thousand levels', deep(100_000), '400 bad_request'],
    ['L02 300 kB', JSON.stringify({ ...valid, name: 'x'.repeat(300_000) }), '413 payload_too_large'],
  ])('%s is refused, and nothing is stored', (_, body, expected) =>
    leavesNothing(async () => expect(await codeOf(await post(body))).toBe(expected)),
  )

  it('L02 without end and without a length is refused at 256 kB', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 16_384
        controller.enqueue(new Uint8Array(16_384).fill(0x20))
      },
    })
    expect(await codeOf(await post(endless))).toBe('413 payload_too_large')
    expect(sent).toBeLessThan(512 * 1024)
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    'application/jsonp',
    'text/json, application/json',
    '',
  ])('I06 as %j is refused', (type) =>
    leavesNothing(async () =>
      expect(await codeOf(await post(JSON.stringify(valid), { 'content-type': type }))).toBe(
        '415 unsupported_media_type',
      ),
    ),
  )

  it.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/hal+json'])(
    'as %s is taken',
    async (type) => {
      expect((await post(JSON.stringify(valid), { 'content-type': type })).status).toBe(201)
    },
  )

  it('L04 half a character is refused wherever it could reach the database', () =>
    leavesNothing(async () => {
      const oauth2 = { authorizationUrl: 'https://acme.com/a', tokenUrl: 'https://acme.com/t' }
      const definition = { key: 'halved', name: 'Halved', authType: 'oauth2', oauth2 }
      const spoilt = JSON.stringify({ ...definition, description: 'XX' }).replace('XX', '\\ud83d')
      expect(await codeOf(await ask(admin, 'POST', '/providers', spoilt))).toBe('400 bad_request')
      const setup = '{"fields":{"client_id":"x","client_secret":"\\udead"}}'
      expect(await codeOf(await ask(admin, 'PUT', '/integrations/google/setup', setup))).toBe(
        '400 bad_request',
      )
    }))

  it('J01 markup in a name is a name', async () => {
    const name = '<img src=x onerror=alert(1)>"></script>{{7*7}}'
    const response = await ask(admin, 'POST', '/integrations', { ...valid, name })
    expect(response.headers.get('content-type')).toBe('application/json')
    expect((await response.json()).name).toBe(name)
  })
})

describe('a query', () => {
  it.each([
    '/integrations?count=1&count=2',
    '/integrations?start=1&start=1',
    '/integrations?q=a&q=b',
    '/integrations?count=0',
    '/integrations?count=1001',
    '/integrations?count=ten',
    '/integrations?count=1.5',
    '/integrations?count=',
    '/integrations?start=-1',
    '/integrations?start=99999999',
    `/integrations?q=${'x'.repeat(201)}`,
    '/integrations?q=%00',
    '/integrations?q=%E2%80%AE',
    '/events?before=x',
    '/events?before=-1',
    '/events?before=9999999999999999999',
    '/events?connection=google',
    '/events?count=1&count=1',
  ])('L09 %s is refused', async (path) => {
    expect(await codeOf(await ask(admin, 'GET', path))).toBe('400 invalid_input')
  })

  it.each(['%', 'g%e', '_', '\\', "' or 1=1 --", '%F0%28%8C%28', '🔑'])(
    'a search for %j is a search',
    async (q) => {
      const response = await ask(
        admin,
        'GET',
        `/integrations?q=${q.startsWith('%F') ? q : encodeURIComponent(q)}`,
      )
      expect(await response.json()).toMatchObject({ total: 0, count: 0, start: 0 })
    },
  )

  it('a page says where it begins and how many there are', async () => {
    for (let i = 0; i < 3; i++) await ask(admin, 'POST', '/integrations', { provider: 'slack' })
    const page = await (await ask(admin, 'GET', '/integrations?q=SLACK&start=1&count=1')).json()
    expect(page).toMatchObject({ start: 1, count: 1, total: 3 })
    expect(page._links.self.href).toBe('/api/integrations?start=1&count=1&q=SLACK')
    const [item] = page._embedded['inf:integration']
    expect(item._links.self.href).toBe(`/api/integrations/${item.slug}`)
  })
})
