import { describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { database } from '@/lib/store/database'
import { subjectCookieName } from '@/lib/web/subject-cookie'
import { ask, backEnd, type Caller, nobody, person, program } from '../api/callers'
import { PUBLIC_URL } from '../support/house'
import { catalogHouse, SHOP } from './catalog-house'

const house = catalogHouse()

const reach = (caller: Caller, method = 'GET', path = '/session') =>
  ask(caller, method, `/platform_user${path}`)

async function saidBy(response: Response): Promise<string> {
  const body = await response.json()
  expect(Object.keys(body)).toEqual(['error'])
  return `${response.status} ${body.error}`
}

const corsOf = ({ headers }: Response) =>
  [...headers].filter(([name]) => name.startsWith('access-control-')).map(([name]) => name)

describe('who is let in', () => {
  it('nobody without a token, and the answer says which', async () => {
    for (const caller of [
      nobody,
      await person('admin'),
      { cookie: `${subjectCookieName()}=${'x'.repeat(43)}` },
    ]) {
      const response = await reach(caller)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm=/)
      expect(await saidBy(response)).toMatch(/^401 Send a user token: Authorization: Bearer/)
    }
  })

  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('H nobody with alg none, another’s signature, or no token at all', async () => {
    const { subject } = await house.guest()
    const good = await signUserToken(house.admin, subject)
    const [, claims = '', signature] = good.split('.')
    const forged = [
      `${encoded({ alg: 'none', typ: 'JWT' })}.${claims}.`,
      `${encoded({ alg: 'none', typ: 'JWT' })}.${claims}.${signature}`,
      `${good.slice(0, -2)}xx`,
      ...['x', 'Bearer', `${good} ${good}`, ''],
    ]
    for (const token of forged) {
      const response = await reach({ authorization: `Bearer ${token}` })
      expect(await saidBy(response)).toBe(
        '401 This user token is not ours, or has expired. Ask your server for a new one.',
      )
    }
    expect((await reach({ authorization: `Bearer ${good}` })).status).toBe(200)
  })

  it('H, L no secret key, which is said; and noted where a browser sent it', async () => {
    const keys = [await backEnd(), await program(['platform'])]
    const paths = ['/session', '/platform', '/platform/connectors', '/connections']
    for (const key of keys)
      for (const path of paths)
        expect(await saidBy(await reach(key, 'GET', path))).toMatch(/^403 Secret keys are not taken here/)
    const before = await database().event.count({ where: { type: 'security.denied' } })
    for (const key of keys)
      expect(await saidBy(await reach({ ...key, origin: SHOP }))).toMatch(
        /^403 This secret key was sent by a browser/,
      )
    expect(await database().event.count({ where: { type: 'security.denied' } })).toBe(before + 2)
    const { caller } = await house.guest()
    expect((await reach({ ...caller, ...keys[0] })).status).toBe(403)
    expect((await reach({ ...keys[0] }, 'POST', '/sessions')).status).toBe(403)
  })

  it('a wrong address or method is one sentence too', async () => {
    const { caller } = await house.guest()
    expect(await saidBy(await reach(caller, 'GET', '/nothing'))).toMatch(/^404 /)
    expect(await saidBy(await reach(caller, 'PATCH', '/session'))).toMatch(/^40[45] /)
  })

  it('I06 no body but JSON', async () => {
    const { caller } = await house.guest()
    const given = { ...caller, 'content-type': 'text/plain' }
    const response = await api.request('/api/platform_user/connections/local', {
      ...{ method: 'POST', headers: given, body: '{}' },
    })
    expect(response.status).toBe(415)
  })
})

describe('a cookie', () => {
  it('I01 changes something for our own pages and the configured origins alone', async () => {
    const { caller } = await house.guest()
    const { cookie = '' } = caller
    const begin = (headers: Caller) => reach({ cookie, ...headers }, 'POST', '/sessions/ott')
    for (const origin of [PUBLIC_URL, SHOP]) expect((await begin({ origin })).status).toBe(200)
    expect(await saidBy(await begin({}))).toMatch(/^403 This request came from another site/)
    for (const origin of ['https://evil.example', 'null', 'https://shop.example.com.evil.example'])
      expect(await saidBy(await begin({ origin }))).toMatch(/^403 Pages of .* may not use this API/)
  })

  it('is set for use within a page of another site only there, and where it is safe', async () => {
    const { subject } = await house.guest()
    const authorization = `Bearer ${await signUserToken(house.admin, subject)}`
    const signIn = (headers: Caller) => reach({ authorization, ...headers }, 'POST', '/sessions')
    const elsewhere = await signIn({ origin: SHOP, 'sec-fetch-site': 'cross-site' })
    // On http no browser takes SameSite=None.
    expect(elsewhere.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/i)
    expect((await signIn({ origin: 'https://evil.example' })).headers.getSetCookie()).toEqual([])
  })
})

describe('H12 pages of other origins', () => {
  const paths = ['/session', '/connections', '/platform', '/platform/connectors', '/nothing']

  it.each(paths)('%s is read by those that are configured, by name, with cookies', async (path) => {
    const { caller } = await house.guest()
    const response = await reach({ ...caller, origin: SHOP }, 'GET', path)
    expect(response.headers.get('access-control-allow-origin')).toBe(SHOP)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
    expect(response.headers.get('vary')).toMatch(/Origin/)
  })

  const strangers = [
    ...['https://evil.example', 'null', 'http://shop.example.com', 'https://shop.example.com:444'],
    ...[
      'https://x.shop.example.com',
      'https://shop.example.com.evil.example',
      'https://SHOP.example.com',
      '*',
    ],
  ]
  it.each(strangers)('no answer, and no preflight, is for %s', async (origin) => {
    const { caller } = await house.guest()
    for (const path of paths) {
      const response = await reach({ ...caller, origin }, 'GET', path)
      expect([response.status, corsOf(response)]).toEqual([403, []])
      expect(response.headers.get('vary')).toMatch(/Origin/)
    }
    const asked = { origin, 'access-control-request-method': 'POST' }
    const preflight = await reach(asked, 'OPTIONS', '/connections/local')
    expect([preflight.status, corsOf(preflight)]).toEqual([403, []])
  })

  it('a preflight is answered for what there is', async () => {
    const asked = { origin: SHOP, 'access-control-request-method': 'PUT' }
    const preflight = await reach(asked, 'OPTIONS', '/authorizations/local')
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(SHOP)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE')
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization, Content-Type/)
  })

  it('errors are read too, and our own pages need none of it', async () => {
    const refused = await reach({ origin: SHOP })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, SHOP])
    const { caller } = await house.guest()
    const own = await reach(caller)
    expect([own.status, corsOf(own)]).toEqual([200, []])
  })

  it('no other part of the API has any of it', async () => {
    const server = { ...(await backEnd()), origin: SHOP }
    for (const path of [
      '/platform/users/ann/connections',
      '/platform/jwks.json',
      '/health',
      '/connections',
    ]) {
      expect(corsOf(await ask(server, 'GET', path))).toEqual([])
      const asked = { origin: SHOP, 'access-control-request-method': 'GET' }
      expect(corsOf(await ask(asked, 'OPTIONS', path))).toEqual([])
    }
  })
})
