import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIntegration } from '@/lib/operations/create-integration'
import { database, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { faultyHouse } from '../operations/faulty-house'
import { signedIn } from '../support/house'
import { type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'
import { ask, browserOf, type Caller, program } from './callers'

const house = faultyHouse({ alsoAllow: async () => new URL((await keyServer()).origin).host })
let keys: Promise<KeyServer> | undefined
const keyServer = () => {
  keys ??= startKeyServer()
  return keys
}
afterAll(async () => (await keyServer()).stop())

let admin: Caller
let alice: Caller & { id: string }
let bob: Caller
let machine: Caller
let shared: string
let personal: string

beforeAll(async () => {
  const [one, two] = [await signedIn('member'), await signedIn('member')]
  alice = { ...(await browserOf(one.sessionId)), id: one.id }
  bob = await browserOf(two.sessionId)
  admin = await browserOf(house.admin.sessionId)
  machine = await program(['connections:read', 'connections:write'])
  shared = await house.setUp('shared')
  personal = await house.setUp('personal')
  await database().integration.update({ where: { slug: personal }, data: { mode: 'per_user' } })
  await transaction(async (tx) => createCustomProvider(tx, keyProvider(await keyServer())))
  await createIntegration(house.admin, { provider: 'keyed' })
})
beforeEach(async () => {
  await database().connection.updateMany({ data: { credential: null } })
  await database().connection.deleteMany({ where: { ownerType: 'user' } })
})

const FIELDS = [
  'id',
  'integrationId',
  'ownerId',
  'isShared',
  'tokenExpiresAt',
  'refreshTokenExpiresAt',
  'lastAuthorizedAt',
  'apiBaseUri',
  'data',
  'createdAt',
  'updatedAt',
]

const give = (caller: Caller, slug: string, body: object, query = '') =>
  ask(caller, 'POST', `/integrations/${slug}/connect${query}`, body)
const refreshToken = { refresh_token: 'refresh-from-elsewhere' }

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await response.json()).error.code}`
}

describe('connecting by what a program brings', () => {
  it('redeems a code with the program’s own redirect URI and verifier', async () => {
    const verifier = 'v'.repeat(43)
    const redirect_uri = 'https://app.example.com/back'
    const response = await give(machine, shared, { code: 'the-code', redirect_uri, code_verifier: verifier })
    expect(response.status).toBe(201)
    const body = await response.json()
    expect(Object.keys(body).sort()).toEqual([...FIELDS, '_links'].sort())
    expect(body).toMatchObject({
      _links: { self: { href: `/api/integrations/${shared}/connection` } },
      ...{ isShared: true, ownerId: null, lastAuthorizedAt: expect.any(String) },
    })
    const sent = new URLSearchParams(house.server.received('token')[0]?.body)
    expect(Object.fromEntries(sent)).toMatchObject({
      ...{ grant_type: 'authorization_code', code: 'the-code', redirect_uri, code_verifier: verifier },
    })
    expect(JSON.stringify(body)).not.toMatch(/access-|refresh-1/)
  })

  it('trades a refresh token in, and keeps it where no new one comes', async () => {
    house.server.set('token', { body: { access_token: 'a', token_type: 'Bearer', expires_in: 60 } })
    expect((await give(machine, shared, refreshToken)).status).toBe(201)
    const sent = new URLSearchParams(house.server.received('token')[0]?.body)
    expect(sent.get('refresh_token')).toBe('refresh-from-elsewhere')
    const row = await database().connection.findFirstOrThrow({ where: { integration: { slug: shared } } })
    expect(row).toMatchObject({ hasRefreshToken: true, accountName: 'Alice Example' })
  })

  it.each([
    ['in an envelope', { fields: { api_key: 'k' }, test: false }],
    ['as they are', { api_key: 'key-that-is-good' }],
  ])('takes the fields of a key %s', async (_, body) => {
    expect((await give(machine, 'keyed', body)).status).toBe(201)
    expect((await ask(machine, 'GET', '/integrations/keyed/connection')).status).toBe(200)
  })

  it.each<[string, object, string]>([
    ['nothing', {}, '409 wrong_auth_type'],
    ['a code without its redirect URI', { code: 'x' }, '400 invalid_input'],
    ['a redirect URI that is none', { code: 'x', redirect_uri: 'not one' }, '400 invalid_input'],
    [
      'a verifier that is too short',
      { code: 'x', redirect_uri: 'https://a.b', code_verifier: 'v' },
      '400 invalid_input',
    ],
    ['a refresh token with a line break', { refresh_token: 'a\nb' }, '400 invalid_input'],
    ['two at once', { ...refreshToken, code: 'x', redirect_uri: 'https://a.b' }, '400 invalid_input'],
    ['a key where consent is asked for', { fields: { api_key: 'k' } }, '409 wrong_auth_type'],
  ])('refuses %s, and asks nobody', async (_, body, expected) => {
    expect(await codeOf(await give(machine, shared, body))).toBe(expected)
    expect(house.server.hits('token')).toBe(0)
  })

  it('says what the provider said, with nothing connected', async () => {
    house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
    expect(await codeOf(await give(machine, shared, refreshToken))).toBe('422 credential_refused')
    house.server.set('token', { status: 503, body: '' })
    expect(await codeOf(await give(machine, shared, refreshToken))).toBe('503 connection_unavailable')
    expect((await ask(machine, 'GET', `/integrations/${shared}/connection`)).status).toBe(404)
  })
})

describe('whose connection it is', () => {
  it('G02 each has their own, and nobody else’s', async () => {
    const mine = await (await give(alice, personal, refreshToken)).json()
    expect(mine).toMatchObject({ ownerId: alice.id, isShared: false })
    const path = `/integrations/${personal}/connection`
    expect((await ask(alice, 'GET', path)).status).toBe(200)
    expect((await ask(bob, 'GET', path)).status).toBe(404)
    for (const method of ['GET', 'DELETE'])
      expect(await codeOf(await ask(bob, method, `${path}?owner=${alice.id}`))).toBe('403 forbidden')
    for (const deed of ['refresh', 'validate', 'disconnect'])
      expect(await codeOf(await ask(bob, 'POST', `/connections/${mine.id}/${deed}`))).toBe('403 forbidden')
    expect((await ask(admin, 'GET', `${path}?owner=${alice.id}`)).status).toBe(200)
    expect((await ask(machine, 'GET', `${path}?owner=${alice.id}`)).status).toBe(200)
    expect((await ask(machine, 'GET', path)).status).toBe(404)
  })

  it('a program connects for a user that there is', async () => {
    expect((await give(machine, personal, refreshToken, `?owner=${alice.id}`)).status).toBe(201)
    const nobody = '?owner=019a0000-0000-7000-8000-000000000000'
    expect(await codeOf(await give(machine, personal, refreshToken, nobody))).toBe('404 not_found')
  })

  it('a browser connects its own user’s, and its name leads there', async () => {
    const callback = await house.consentTo(personal, async (slug) => {
      const response = await ask(admin, 'GET', `/integrations/${slug}/connect`)
      expect(response.status).toBe(302)
      expect(response.headers.get('set-cookie')).toMatch(
        /^patchbay\.browser=[\w-]{43};.*HttpOnly; SameSite=Lax/,
      )
      house.browser = /=([\w-]{43})/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
      return response.headers.get('location') ?? ''
    })
    const row = await database().authorization.findFirstOrThrow({
      orderBy: { createdAt: 'desc' },
      include: { connection: true },
    })
    expect(callback.searchParams.get('code')).toBe('code')
    expect(row.connection).toMatchObject({ ownerType: 'user', ownerId: house.admin.id, name: 'default' })
    const named = await (await ask(admin, 'GET', `/connections/${personal}`)).json()
    expect(named).toMatchObject({ id: row.connectionId, key: row.connectionId })
  })

  it('lists own and shared ones alone, each with its integration', async () => {
    await give(alice, personal, refreshToken)
    await give(bob, personal, refreshToken)
    await give(machine, shared, refreshToken)
    const list = await (await ask(alice, 'GET', '/integration-connections?count=1&start=1')).json()
    expect(list).toMatchObject({ start: 1, count: 1, total: 2 })
    const all = await (await ask(alice, 'GET', '/integration-connections')).json()
    const items = all._embedded['inf:integration-connection']
    expect(items.map((item: { ownerId: string }) => item.ownerId)).toEqual(
      expect.arrayContaining([alice.id, null]),
    )
    for (const item of items) {
      expect(Object.keys(item).sort()).toEqual([...FIELDS, '_links', '_embedded'].sort())
      expect(Object.keys(item._embedded['inf:integration']).sort()).toEqual(['id', 'name', 'type'])
    }
  })
})

describe('deleting what is connected', () => {
  it('deletes the default’s row, and ends the grant', async () => {
    const { id } = await (await give(machine, shared, refreshToken)).json()
    const path = `/integrations/${shared}/connection`
    expect(await codeOf(await ask(alice, 'DELETE', path))).toBe('403 forbidden')
    expect((await ask(machine, 'DELETE', path)).status).toBe(204)
    expect(house.server.hits('revoke')).toBe(1)
    expect((await ask(machine, 'GET', path)).status).toBe(404)
    expect((await ask(machine, 'DELETE', path)).status).toBe(404)
    expect((await ask(machine, 'GET', `/connections/${id}`)).status).toBe(404)
    expect(await (await ask(machine, 'GET', `/connections/${shared}`)).json()).toMatchObject({
      status: 'not_connected',
    })
  })

  it('deletes it although the provider does not revoke, by its owner', async () => {
    await give(alice, personal, refreshToken)
    house.server.set('revoke', { status: 500, body: '' })
    expect((await ask(alice, 'DELETE', `/integrations/${personal}/connection`)).status).toBe(204)
    expect(await database().connection.count({ where: { ownerId: alice.id } })).toBe(0)
  })
})

describe('I04 the one GET that begins something', () => {
  const path = () => `/integrations/${shared}/connect`
  const begin = (headers: Caller) => ask({ cookie: admin.cookie ?? '', ...headers }, 'GET', path())

  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 302],
    ['the address line', { 'sec-fetch-site': 'none' }, 302],
    ['a page of ours, by an old browser', { referer: 'http://localhost:3000/integrations' }, 302],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site, by an old browser', { referer: 'https://evil.example/' }, 403],
    ['nobody says where', {}, 403],
  ])('from %s', async (_, headers, status) => {
    expect((await begin(headers)).status).toBe(status)
  })

  it('HEAD begins nothing', async () => {
    const before = await database().authorization.count()
    expect((await ask(admin, 'HEAD', path())).status).toBe(405)
    expect(await database().authorization.count()).toBe(before)
  })
})
