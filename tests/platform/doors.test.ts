import { describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { revokeApiKey } from '@/lib/operations/revoke-api-key'
import { database } from '@/lib/store/database'
import { ask, backEnd, byBasic, type Caller, nobody, person, program } from '../api/callers'
import { platformHouse } from './platform-house'

const house = platformHouse()

const users = (caller: Caller, headers: Caller = {}) =>
  ask({ ...caller, ...headers }, 'POST', '/platform/users', { user: { external_id: 'ann' } })

async function saidBy(response: Response): Promise<string> {
  const body = await response.json()
  expect(Object.keys(body)).toEqual(['error'])
  return `${response.status} ${body.error}`
}

const REQUIRED = '401 Send the key by HTTP Basic: pk_ and the key’s id as user name, its secret as password.'

describe('who is let in', () => {
  it('a back end, by HTTP Basic alone', async () => {
    const key = await program(['platform'])
    expect((await users(byBasic(key))).status).toBe(200)
    for (const caller of [nobody, key, await person('admin'), { authorization: 'Basic eDp5' }]) {
      const response = await users(caller)
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
      expect(await saidBy(response)).toBe(REQUIRED)
    }
  })

  it('G a session beside a wrong key adds nothing', async () => {
    const admin = await person('admin')
    const wrong = byBasic({ authorization: `Bearer pbk_abcdefghij01_${'A'.repeat(43)}` })
    expect(await saidBy(await users({ ...admin, ...wrong }))).toBe(
      '401 This API key is unknown, revoked or expired.',
    )
  })

  it('H no key without the scope, and none that was revoked', async () => {
    const other = byBasic(await program(['credentials:read', 'connections:read', 'proxy']))
    expect(await saidBy(await users(other))).toBe('403 You may not do this: add or change customers.')
    const own = await backEnd()
    const { id } = await database().apiKey.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    await revokeApiKey(house.admin, id)
    expect((await users(own)).status).toBe(401)
  })

  it.each<Caller>([
    { origin: 'https://app.example.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])('L no browser with the secret key, which is said, and noted: %j', async (headers) => {
    const before = await database().subject.count()
    expect(await saidBy(await users(await backEnd(), headers))).toBe(
      '403 This secret key was sent by a browser, where anybody can read it. Revoke it, make another one, and ask from your server.',
    )
    expect(await database().subject.count()).toBe(before)
    const { type, outcome } = await database().event.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    expect([type, outcome]).toEqual(['security.denied', 'denied'])
  })

  it('H12 no page is told that it may read an answer, nor that it may ask', async () => {
    const origin = { origin: 'https://app.example.com' }
    const preflight = {
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    }
    const customer = await house.customer()
    for (const path of ['/jwks.json', `/users/${customer.externalId}/connections`, '/users'])
      for (const [method, headers] of [
        ['GET', house.caller],
        ['GET', { ...house.caller, ...origin }],
        ['OPTIONS', { ...origin, ...preflight }],
      ] as const) {
        const response = await api.request(`/api/platform${path}`, { method, headers })
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
  })
})

describe('what is asked for wrongly', () => {
  it('is answered with one sentence, whatever it is', async () => {
    const ok = { ...house.caller, 'content-type': 'application/json' }
    const post = (body: string, headers: Caller = ok) =>
      api.request('/api/platform/users', { method: 'POST', headers, body })
    expect(await saidBy(await post('{'))).toBe('400 The body is not valid JSON.')
    expect(await saidBy(await post('x', { ...ok, 'content-type': 'text/plain' }))).toMatch(/^415 /)
    expect(await saidBy(await post('{"user":{}}'))).toMatch(/^400 /)
    expect(await saidBy(await post('{"user":{"external_id":"a","role":"admin"}}'))).toMatch(/^400 /)
    expect(await saidBy(await house_('GET', '/no/such/thing'))).toMatch(/^404 /)
    const wrong = await house_('DELETE', '/users')
    expect(wrong.headers.get('allow')).toBe('POST')
    expect(await saidBy(wrong)).toMatch(/^405 /)
  })

  it('in German for who reads German', async () => {
    const german = { ...house.caller, 'accept-language': 'de' }
    expect(await house.get('/contexts/nobody', german)).toEqual({
      status: 404,
      body: { error: 'Es gibt keinen Nutzer mit dieser Kennung. Legen Sie ihn zuerst an.' },
    })
  })

  const house_ = (method: string, path: string) =>
    api.request(`/api/platform${path}`, { method, headers: house.caller })
})
