import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/lib/store/database'
import { GOOD_KEY } from '../support/key-provider'
import { ask, person } from './callers'
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

describe('whose credential goes along', () => {
  it('E13, E14, E18 is the connection’s alone, to the API’s own host', async () => {
    const key = house.caller.authorization?.slice(7) ?? ''
    const headers = {
      ...{
        cookie: 'session=x',
        'x-api-key': key,
        'proxy-authorization': 'Basic x',
        'x-custom': key,
        'x-fine': '1',
      },
      ...{
        'x-forwarded-for': '1.2.3.4',
        'x-forwarded-host': 'evil',
        forwarded: 'for=x',
        'x-real-ip': '1.1.1.1',
      },
      ...{
        'x-middleware-subrequest': 'middleware',
        'x-nextjs-data': '1',
        'next-action': 'x',
        traceparent: 'x'.repeat(4000),
      },
      ...{ connection: 'close, x-private', 'x-private': '1', te: 'trailers', host: 'evil.example' },
    }
    await get(`/x?api_key=${key}&access_token=evil&a=1`, { headers })
    await describeTo({
      url: 'x',
      headers: { Authorization: 'Bearer evil', Host: 'evil', Cookie: 'a=b', 'X-Fine': '1' },
    })
    for (const { rawHeaders, headers: sent } of house.upstream.seen) {
      const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
      expect(names.sort()).toEqual(['authorization', 'connection', 'host', 'user-agent', 'x-fine'])
      expect(sent.host).toBe(house.upstream.host)
      expect(sent.authorization).toMatch(/^Bearer access-/)
    }
    expect(house.upstream.seen[0]?.url).toBe('/v1/x?a=1')
  })

  it('E29 is each connection’s own, over sockets that all of them share', async () => {
    const slugs = await Promise.all(['left', 'right'].map((key) => house.setUp(key)))
    const own = new Map<string, string>()
    for (const one of slugs) {
      await house.plant(one)
      own.set(one, JSON.parse((await house.send({ path: `/${one}/request/me` })).text).authorization)
    }
    expect(new Set(own.values()).size).toBe(2)
    house.upstream.reset()
    const asked = Array.from({ length: 60 }, (_, at) => slugs[at % 2] ?? '')
    const answers = await Promise.all(asked.map((one) => house.send({ path: `/${one}/request/me` })))
    expect(answers.map(({ text }) => JSON.parse(text).authorization)).toEqual(
      asked.map((one) => own.get(one)),
    )
    const shared = new Map<unknown, Set<unknown>>()
    for (const { socket, headers } of house.upstream.seen)
      shared.set(socket, (shared.get(socket) ?? new Set()).add(headers.authorization))
    expect(Math.max(...[...shared.values()].map(({ size }) => size))).toBe(2)
  })

  it('E29 signs in no socket: NTLM and Negotiate are no places for a credential', async () => {
    const definition = (prefix: string) => ({
      ...{ key: 'socketed', name: 'Socketed', authType: 'api_key' },
      fields: [{ key: 'api_key', label: 'K', type: 'password', required: true, secret: true }],
      api: {
        baseUrl: 'https://acme.com',
        credential: { in: 'header', name: 'Authorization', prefix, value: '{api_key}' },
      },
    })
    const admin = await person('admin')
    for (const prefix of ['NTLM ', 'negotiate '])
      expect((await ask(admin, 'POST', '/providers', definition(prefix))).status).toBe(400)
    expect((await ask(admin, 'POST', '/providers', definition('Token '))).status).toBe(201)
  })

  it.each<
    [
      string,
      object,
      Record<string, string>,
      (seen: { url: string; headers: Record<string, unknown> }) => unknown,
      unknown,
    ]
  >([
    [
      'a header',
      { in: 'header', name: 'X-Api-Key', prefix: '', value: '{api_key}' },
      { api_key: GOOD_KEY },
      ({ headers }) => headers['x-api-key'],
      GOOD_KEY,
    ],
    [
      'E10 the query',
      { in: 'query', name: 'key', value: '{api_key}' },
      { api_key: 'a b&c' },
      ({ url }) => url,
      '/v1/x?a=1&key=a%20b%26c',
    ],
    [
      'Basic',
      { in: 'basic', username: '{user}', password: '{api_key}' },
      { user: 'me', api_key: 'pä' },
      ({ headers }) => headers.authorization,
      `Basic ${Buffer.from('me:pä').toString('base64')}`,
    ],
  ])('goes into %s where the provider’s data says so', async (_, credential, fields, found, expected) => {
    const key = `place-${Object.keys(fields).length}-${credential && 'in' in credential ? credential.in : ''}`
    const api = { baseUrl: `${house.upstream.origin}/v1`, credential }
    const own = await house.setUp(key, { authType: 'api_key', fields: [], api: api as never })
    await house.plantKey(own, fields)
    await house.send({ path: `/${own}/request/x?a=1&key=evil`, headers: { 'x-api-key': 'evil' } })
    const [arrival] = house.upstream.seen
    expect(arrival && found(arrival)).toBe(expected)
  })

  it('goes into the path of a bot, where no redirect shows it', async () => {
    const api = { baseUrl: `${house.upstream.origin}/bot{bot_token}`, credential: { in: 'url' } }
    const own = await house.setUp('robot', { authType: 'bot_token', fields: [], api: api as never })
    await house.plantKey(own, { bot_token: '123:secret-of-the-bot' })
    house.upstream.answer = ({ url }, response) =>
      response.writeHead(302, { location: `${url}/there`, 'x-echo': url }).end()
    const answer = await house.send({ path: `/${own}/request/getMe` })
    expect(house.upstream.seen[0]?.url).toBe('/bot123:secret-of-the-bot/getMe')
    expect(JSON.stringify(answer.headers)).not.toContain('secret-of-the-bot')
    expect((await house.send({ path: `/${own}/request/../x` })).status).toBe(400)
  })

  it('goes in a signature that covers the body', async () => {
    const credential = {
      in: 'sigv4',
      service: 'ses',
      region: 'eu-west-1',
      accessKey: '{id}',
      secretKey: '{secret}',
    }
    const api = { baseUrl: house.upstream.origin, credential }
    const own = await house.setUp('signed', { authType: 'key_secret', fields: [], api: api as never })
    await house.plantKey(own, { id: 'AKID', secret: 'shh' })
    const body = '{"a":1}'
    const post = {
      method: 'POST',
      path: `/${own}/request/v2/mail`,
      headers: { 'content-type': 'application/json', 'content-length': '7' },
      body,
    }
    expect((await house.send(post)).status).toBe(200)
    const [arrival] = house.upstream.seen
    expect(arrival?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/ses\/aws4_request, SignedHeaders=/,
    )
    expect([arrival?.body.toString(), arrival?.headers['content-length']]).toEqual([body, '7'])
    const endless = { ...post, headers: { 'transfer-encoding': 'chunked' } }
    expect(outcome(await house.send(endless))).toBe('413 payload_too_large')
  })

  it('has the provider’s and the integration’s own headers beside it, unless the caller sends theirs', async () => {
    const credential = { in: 'header', name: 'Authorization', prefix: 'Bearer ' }
    const api = {
      baseUrl: house.upstream.origin,
      credential,
      headers: { 'acme-version': '1' },
      callerHeaders: ['acme-tenant'],
    }
    const own = await house.setUp('versioned', { api: api as never })
    await house.plant(own)
    await database().integration.update({
      where: { slug: own },
      data: { headers: { 'X-Team': 'red', 'X-Who': ['$', '{user.email}'].join('') } },
    })
    await house.send({ path: `/${own}/request/x` })
    await house.send({
      path: `/${own}/request/x`,
      headers: { 'acme-version': '2', 'acme-tenant': 't', 'acme-other': 'o', 'x-team': 'blue' },
    })
    const seen = house.upstream.seen.map(({ headers }) => [
      headers['acme-version'],
      headers['acme-tenant'],
      headers['acme-other'],
      headers['x-team'],
      headers['x-who'],
    ])
    expect(seen).toEqual([
      ['1', undefined, undefined, 'red', undefined],
      ['2', 't', undefined, 'blue', undefined],
    ])
  })

  it('goes with what the integration’s headers say of the person whose connection it is', async () => {
    const own = await house.setUp('personal')
    const id = await house.plant(own)
    const headers = { 'X-Who': ['$', '{user.email}'].join('') }
    await database().integration.update({ where: { slug: own }, data: { headers } })
    const owner = { ownerType: 'user' as const, ownerId: house.admin.id }
    await database().connection.update({ where: { id }, data: owner })
    await house.send({ path: `/${own}/request/x?connection=${id}` })
    expect(house.upstream.seen[0]?.headers['x-who']).toBe(house.admin.email)
  })

  it('goes to the base that the connection has for itself', async () => {
    await house.plant(slug, { name: 'elsewhere' })
    const { id } = await database().connection.findFirstOrThrow({ where: { name: 'elsewhere' } })
    await database().connection.update({
      where: { id },
      data: { apiBase: `${house.upstream.origin}/tenant-7/api` },
    })
    await get('/x?connection=elsewhere')
    expect(house.upstream.seen[0]?.url).toBe('/tenant-7/api/x')
    await database().connection.update({
      where: { id },
      data: { apiBase: `${house.upstream.origin}/tenant-8` },
    })
    await get('/x?connection=elsewhere')
    expect(house.upstream.seen[1]?.url).toBe('/tenant-8/x')
  })
})
