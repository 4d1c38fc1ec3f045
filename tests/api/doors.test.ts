import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { required } from '@/lib/env'
import { createIntegration } from '@/lib/operations/create-integration'
import { endSession } from '@/lib/operations/end-session'
import { database } from '@/lib/store/database'
import { sessionCookieName } from '@/lib/web/session-cookie'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { ask, browserOf, type Caller, nobody, person, program } from './callers'

let admin: Caller
beforeAll(async () => {
  await openHouse([])
  admin = await person('admin')
  await createIntegration(await signedIn(), { provider: 'google' })
})
afterAll(closeHouse)

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.code}`
}

/** The ids that nobody has. */
const STRANGE = [
  'nothing',
  crypto.randomUUID(),
  'GOOGLE',
  '%00',
  'goo%00gle',
  '..%2F..%2Fetc%2Fpasswd',
  '%F0%28%8C%28',
  '%ED%A0%80',
  "google'%20or%201=1",
  'google%3Adefault%3Ax',
  '__proto__',
  'constructor',
  'x'.repeat(300),
]

describe('an id that nobody has', () => {
  const setup = { fields: {} }
  const definition = {
    ...{ key: 'x', name: 'X', authType: 'oauth2' },
    oauth2: { authorizationUrl: 'https://acme.com/a', tokenUrl: 'https://acme.com/t' },
  }
  it.each(STRANGE)('G02, L03 %s is not found, whatever is done to it', async (id) => {
    for (const [method, path, body] of [
      ['GET', `/providers/${id}`],
      ['DELETE', `/providers/${id}`],
      ['GET', `/integrations/${id}`],
      ['DELETE', `/integrations/${id}`],
      ['PUT', `/integrations/${id}/setup`, setup],
      ['GET', `/connections/${id}`],
      ['GET', `/connections/${id}/checks`],
      ['GET', `/connections/${id}/picture`],
      ['POST', `/connections/${id}/validate`],
      ['POST', `/connections/${id}/disconnect`],
    ] as const)
      expect(`${method} ${path} ${await codeOf(await ask(admin, method, path, body))}`).toBe(
        `${method} ${path} 404 not_found`,
      )
    expect((await ask(admin, 'PUT', `/providers/${id}`, { ...definition })).status).toBe(400)
  })
})

describe('a method', () => {
  it.each([
    ['PATCH', '/providers', 'GET, HEAD, POST'],
    ['DELETE', '/events', 'GET, HEAD'],
    ['GET', '/connections/google/disconnect', 'POST'],
    ['GET', '/connections/google/validate', 'POST'],
    ['HEAD', '/connections/google/disconnect', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
    ['POST', '/integrations/google/setup', 'PUT'],
  ])('I04, I07 %s of %s is refused, with those that are taken', async (method, path, allow) => {
    const before = await database().event.count()
    const response = await ask(admin, method, path)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')?.split(', ').sort()).toEqual(allow.split(', ').sort())
    expect(await database().event.count()).toBe(before)
  })

  it('I07 is the request’s own, whatever a header or a field says', async () => {
    const override = { ...admin, 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' }
    expect((await ask(override, 'GET', '/integrations/google?_method=DELETE')).status).toBe(200)
    expect((await ask(override, 'POST', '/integrations/google', { _method: 'DELETE' })).status).toBe(405)
    expect((await ask(admin, 'GET', '/integrations/google')).status).toBe(200)
  })

  it('HEAD is GET without a body', async () => {
    const response = await ask(admin, 'HEAD', '/integrations')
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('another site', () => {
  const origins = [
    'https://evil.example',
    'null',
    'http://localhost:3001',
    'https://localhost:3000',
    `${PUBLIC_URL}.evil.example`,
    `${PUBLIC_URL}/`,
  ]
  it.each(origins)('I01 cannot change anything with somebody’s session: Origin %s', async (origin) => {
    const before = await database().integration.count()
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json',
    ]) {
      const headers = { ...admin, origin, 'content-type': type }
      for (const [method, path] of [
        ['POST', '/integrations'],
        ['POST', '/connections/google/disconnect'],
        ['DELETE', '/integrations/google'],
        ['PUT', '/integrations/google/setup'],
      ] as const)
        expect(await codeOf(await ask(headers, method, path, '{"provider":"google","fields":{}}'))).toBe(
          '403 cross_origin',
        )
    }
    expect(await database().integration.count()).toBe(before)
  })

  it('I01 nor without an Origin', async () => {
    const { origin, ...headers } = admin
    expect(origin).toBe(PUBLIC_URL)
    expect(await codeOf(await ask(headers, 'POST', '/integrations', { provider: 'google' }))).toBe(
      '403 cross_origin',
    )
  })

  it('H12 is never told that it may read the answer', async () => {
    const key = await program(['integrations:read'])
    const preflight = {
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    }
    for (const caller of [admin, key, { ...key, ...preflight }, nobody])
      for (const method of ['GET', 'OPTIONS']) {
        const response = await ask({ ...caller, origin: 'https://evil.example' }, method, '/integrations')
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
  })
})

describe('who asks', () => {
  it.each([
    '',
    ' ',
    'Bearer',
    'Bearer  ',
    'Bearer x',
    'Bearer Bearer x',
    'bearer pbk_',
    `Bearer pbk_abcdef012345_${'A'.repeat(43)}`,
    `Bearer pbk_abcdef012345_${'A'.repeat(44)}`,
    'Basic dXNlcjpwYXNz',
    'Digest x',
    `Bearer ${'x'.repeat(1_000_000)}`,
    'Bearer é',
    'Bearer x, Bearer y',
  ])('H04 a garbled Authorization is refused, even beside a session: %#', async (authorization) => {
    expect(await codeOf(await ask({ ...admin, authorization }, 'GET', '/integrations'))).toBe(
      '401 invalid_api_key',
    )
  })

  it('H04 two Authorization headers are none', async () => {
    const key = await program(['integrations:read'])
    const headers = new Headers(key)
    headers.append('authorization', key.authorization ?? '')
    expect((await api.request('/api/integrations', { headers })).status).toBe(401)
    expect(
      (
        await ask(
          { authorization: (key.authorization ?? '').replace('Bearer', 'bEARER') },
          'GET',
          '/integrations',
        )
      ).status,
    ).toBe(200)
  })

  it('H05 a key in the address is nobody’s', async () => {
    const key = (await program(['integrations:read'])).authorization?.slice(7)
    for (const name of ['api_key', 'key', 'access_token', 'authorization'])
      expect((await ask(nobody, 'GET', `/integrations?${name}=${key}`)).status).toBe(401)
  })

  it('R05 a session that has ended is refused at once', async () => {
    const actor = await signedIn()
    const browser = await browserOf(actor.sessionId)
    expect((await ask(browser, 'GET', '/integrations')).status).toBe(200)
    await endSession(actor)
    expect(await codeOf(await ask(browser, 'GET', '/integrations'))).toBe('401 unauthenticated')
  })

  it('R04 a cookie that we did not make is nobody’s', async () => {
    const { sessionId } = await signedIn()
    const secret = required('nextAuthSecret')
    const forged = [
      '',
      'garbage',
      'a.b.c',
      sessionId,
      'x'.repeat(100_000),
      await encode({ token: { sid: sessionId }, secret: 'another secret of the same length!!' }),
      await encode({ token: { sid: sessionId }, secret, maxAge: -60 }),
      await encode({ token: { sid: crypto.randomUUID() }, secret }),
      await encode({ token: { sid: "' or 1=1" }, secret }),
      await encode({ token: { sub: sessionId }, secret }),
      await encode({ token: { sid: sessionId }, secret, salt: 'other' }),
    ]
    for (const token of forged) {
      const cookie = `${sessionCookieName()}=${token}`
      expect((await ask({ cookie }, 'GET', '/integrations')).status).toBe(401)
    }
  })

  it.each([
    '/health/../integrations',
    '//integrations',
    '/INTEGRATIONS',
    '/integrations/',
    '/integrations.json',
    '/integrations;/health',
    '/%69ntegrations',
    '/health%2f..%2fintegrations',
  ])('G09, G10 no spelling of an address and no header gets in without a name: %s', async (path) => {
    const headers = {
      ...{ 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
      ...{ 'x-invoke-path': '/api/health', 'x-matched-path': '/api/health', 'x-nextjs-data': '1' },
      ...{ 'x-original-url': '/api/health', 'x-rewrite-url': '/api/health' },
    }
    expect([401, 404]).toContain((await ask(headers, 'GET', path)).status)
  })

  it('F16 health and readiness say nothing more', async () => {
    expect(await (await ask(nobody, 'GET', '/health')).json()).toEqual({ status: 'ok' })
    expect(await (await ask(nobody, 'GET', '/ready')).json()).toEqual({ status: 'ready' })
  })
})
