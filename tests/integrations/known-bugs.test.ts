import { afterEach, describe, expect, it, vi } from 'vitest'
import { connectionQuery } from '@/lib/contract/connection'
import type { Provider } from '@/lib/core/provider'
import {
  addConnection,
  authenticatedRequest,
  exchangeCode,
  getCredentials,
  getIntegration,
  refreshAccessToken,
  saveSetup,
  validateConnection,
} from '@/lib/integrations'
import { createIntegration } from '@/lib/operations/create-integration'
import { listConnections as pageOfConnections } from '@/lib/operations/list-connections'
import { readConnection } from '@/lib/operations/read-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { saveKey } from '@/lib/operations/save-key'
import { testKey } from '@/lib/operations/test-key'
import { database } from '@/lib/store/database'
import { hurry } from '../operations/faulty-house'
import { signedIn } from '../support/house'
import { codeOf, connectInProcess, facadeHouse, REDIRECT, valueIn } from './facade-house'

// The known bugs of PhoenixKit.Integrations, each by its number in the list that this product was built from. What
// browsers do of them is in tests/e2e/keys.spec.ts.

const house = facadeHouse()
afterEach(() => void vi.restoreAllMocks())

const typesSince = async (sequence: bigint) =>
  (
    await database().event.findMany({ where: { sequence: { gt: sequence } }, orderBy: { sequence: 'asc' } })
  ).map(({ type }) => type)
const lastEvent = async () =>
  (await database().event.findFirst({ orderBy: { sequence: 'desc' } }))?.sequence ?? 0n

const pair: Pick<Provider, 'authType' | 'fields'> = {
  authType: 'key_secret',
  fields: [
    { key: 'access_key', label: 'Key', type: 'text', required: true, secret: false },
    { key: 'secret_key', label: 'Secret', type: 'password', required: true, secret: true },
  ],
}

describe('a consent', () => {
  it('A8.1 without a state, or with one that nobody was given, is refused and said', async () => {
    const slug = await house.setUp('a81')
    const { code, iss } = await house.consentInProcess(slug)
    const before = await lastEvent()
    for (const state of [undefined, '', 'x'.repeat(32)])
      expect(
        codeOf(await exchangeCode(slug, code, REDIRECT, { ...(state !== undefined && { state }), iss })),
      ).toBe('invalid_state')
    expect(house.server.hits('token')).toBe(0)
    expect(await typesSince(before)).toEqual(Array(3).fill('security.state_mismatch'))
  })

  it('A8.2 is used once, by who began it, for its connection and redirect URI, and ends by itself', async () => {
    const slug = await house.setUp('a82')
    valueIn(await addConnection(slug, 'other'))
    const { code, state, iss } = await house.consentInProcess(slug)
    const redeem = (key = slug, redirectUri = REDIRECT, actor?: typeof house.admin) =>
      exchangeCode(key, code, redirectUri, { state, iss, ...(actor && { actor }) })
    expect(codeOf(await redeem(`${slug}:other`))).toBe('invalid_state')
    expect(codeOf(await redeem(slug, `${REDIRECT}/`))).toBe('invalid_state')
    expect(codeOf(await redeem(slug, REDIRECT, house.admin))).toBe('invalid_state')
    expect(house.server.hits('token')).toBe(0)
    const both = await Promise.all([redeem(), redeem()])
    expect(both.map(codeOf).toSorted()).toEqual(['invalid_state', 'it was answered'])
    expect(codeOf(await redeem())).toBe('invalid_state')
    expect(house.server.hits('token')).toBe(1)

    const late = await house.consentInProcess(slug)
    await database().authorization.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } })
    expect(codeOf(await exchangeCode(slug, late.code, REDIRECT, late))).toBe('invalid_state')
  })

  it('A8.2 of one admin leaves another’s alone', async () => {
    const slug = await house.setUp('a82-two')
    const [one, two] = [await signedIn(), await signedIn()]
    const first = await house.consentInProcess(slug, { actor: one })
    const second = await house.consentInProcess(slug, { actor: two })
    const redeem = ({ code, state, iss }: typeof first, actor: typeof one) =>
      exchangeCode(slug, code, REDIRECT, { state, iss, actor })
    expect(codeOf(await redeem(first, two))).toBe('invalid_state')
    expect(codeOf(await redeem(first, { ...one, sessionId: two.sessionId }))).toBe('invalid_state')
    expect(codeOf(await redeem(first, one))).toBe('it was answered')
    expect(codeOf(await redeem(second, two))).toBe('it was answered')
  })

  it('A8.2 that began under another set-up is not finished', async () => {
    const slug = await house.setUp('a82-set-up')
    const { code, state, iss } = await house.consentInProcess(slug)
    valueIn(await saveSetup(slug, { client_id: 'another' }))
    expect(codeOf(await exchangeCode(slug, code, REDIRECT, { state, iss }))).toBe('setup_changed')
    expect(house.server.hits('token')).toBe(0)
  })
})

describe('a refresh', () => {
  it('A8.3 writes the token to the very row, whatever key it was asked by', async () => {
    const slug = await house.setUp('a83')
    await connectInProcess(house, slug)
    const { uuid } = valueIn(await addConnection(slug, 'own'))
    valueIn(await saveSetup(uuid, { access_token: 'old', refresh_token: 'own-refresh' }))
    const before = valueIn(await getIntegration(slug)).access_token
    for (const key of [uuid, `${slug}:own`]) {
      const token = valueIn(await refreshAccessToken(key))
      expect(valueIn(await getIntegration(`${slug}:own`)).access_token).toBe(token)
      expect(valueIn(await getIntegration(slug)).access_token).toBe(before)
    }
  })

  it('A8.5 is made once for ten requests that are refused at the same time', async () => {
    const slug = await house.setUp('a85')
    await connectInProcess(house, slug)
    house.api.refused.add(valueIn(await getCredentials(slug)).access_token ?? '')
    house.server.reset()
    house.server.set('token', {
      delayMs: 200,
      body: { access_token: 'renewed', refresh_token: 'next', token_type: 'Bearer', expires_in: 3600 },
    })
    const asked = await Promise.all(Array.from({ length: 10 }, () => authenticatedRequest(slug, 'GET', 'x')))
    expect(asked.map((each) => each.ok && each.value instanceof Response && each.value.status)).toEqual(
      Array(10).fill(200),
    )
    expect(house.server.hits('token')).toBe(1)
  })
})

describe('a secret', () => {
  it('A8.4 stands in nothing that a browser is given', async () => {
    const slug = await house.setUp('a84')
    await connectInProcess(house, slug)
    const data = valueIn(await getIntegration(slug))
    await house.defineTyped('a84-keys', {})
    valueIn(await saveSetup('a84-keys', { api_key: 'typed-and-secret' }))
    const shown = JSON.stringify([
      await readConnection(house.admin, slug),
      await readConnection(house.admin, 'a84-keys'),
      await readIntegration(house.admin, slug),
      await readIntegration(house.admin, 'a84-keys'),
      await pageOfConnections(house.admin, connectionQuery.parse({})),
    ])
    for (const secret of [data.access_token, data.refresh_token, data.client_secret, 'typed-and-secret'])
      expect(shown).not.toContain(secret)
    const setup = (await readConnection(house.admin, 'a84-keys')).setup
    expect(setup).toEqual([{ key: 'api_key', value: null, saved: expect.anything() }])
  })
})

describe('a test', () => {
  it('A8.6 saves nothing: it is one event, of its own', async () => {
    await house.defineTyped('a86', {})
    valueIn(await saveSetup('a86', { api_key: 'k' }))
    const before = await lastEvent()
    const version = async () =>
      (await database().connection.findFirstOrThrow({ where: { integration: { slug: 'a86' } } }))
        .credentialVersion
    const stored = await version()
    valueIn(await validateConnection('a86'))
    expect(await typesSince(before)).toEqual(['connection.validated'])
    expect(await version()).toBe(stored)
  })

  it('A8.7 can be made of a connection that failed, and of what is typed and not saved', async () => {
    await house.defineTyped('a87', {})
    valueIn(await saveSetup('a87', { api_key: 'stored' }))
    house.api.refused.add('every')
    expect(codeOf(await validateConnection('a87'))).toBe('invalid_token')
    expect(valueIn(await getIntegration('a87')).status).toBe('error')
    house.api.refused.clear()
    house.api.asked.length = 0
    const before = await lastEvent()
    const typed = await testKey(house.admin, { connection: 'a87' }, { fields: { api_key: 'typed' } })
    const blank = await testKey(house.admin, { connection: 'a87' }, { fields: { api_key: '' } })
    expect([typed.failure, blank.failure]).toEqual([null, null])
    expect(house.api.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer typed',
      'Bearer stored',
    ])
    expect(await typesSince(before)).toEqual([])
    expect(valueIn(await getIntegration('a87'))).toMatchObject({ api_key: 'stored', status: 'error' })
    valueIn(await validateConnection('a87'))
    expect(valueIn(await getIntegration('a87')).status).toBe('connected')
  })

  it('A8.9 that verifies nothing there is none, and one that is never answered ends', async () => {
    await house.defineTyped('a89', { ...pair, probe: { url: `${house.api.origin}/silence` } })
    valueIn(await saveSetup('a89', { access_key: 'a', secret_key: 's' }))
    hurry()
    expect(codeOf(await validateConnection('a89'))).toBe('timeout')
    expect(valueIn(await getIntegration('a89')).status).toBe('configured')
    vi.restoreAllMocks()
    await database().customProvider.update({
      where: { key: 'a89' },
      data: { definition: await withoutProbe('a89') },
    })
    expect(codeOf(await validateConnection('a89'))).toBe('cannot_test')
    expect(valueIn(await getIntegration('a89')).status).toBe('configured')
  })

  it.each([
    ['no-such-provider', 'unknown_provider'],
    ['google', 'not_configured'],
    ['00000000-0000-4000-8000-000000000000', 'deleted'],
    ['', 'invalid_provider_key'],
  ])('of %j is refused: %s', async (key, code) => {
    expect(codeOf(await validateConnection(key))).toBe(code)
  })
})

describe('what was typed', () => {
  it('A8.8 and refused on the way to a new integration leaves nothing behind, and may be sent again', async () => {
    await house.defineTyped('a88', {})
    const input = { provider: 'a88', key: { fields: { api_key: 'typed-once' } } }
    house.api.refused.add('every')
    await expect(createIntegration(house.admin, input)).rejects.toMatchObject({ code: 'credential_refused' })
    expect(codeOf(await getIntegration('a88'))).toBe('not_configured')
    house.api.refused.clear()
    expect((await createIntegration(house.admin, input)).slug).toBe('a88')
  })

  it('in place of a secret that worked is not shown as good until it is tested', async () => {
    await house.defineTyped('replaced', {})
    valueIn(await saveSetup('replaced', { api_key: 'good' }))
    valueIn(await validateConnection('replaced'))
    expect(valueIn(await getIntegration('replaced')).status).toBe('connected')
    expect(valueIn(await saveSetup('replaced', { api_key: 'other' })).status).toBe('configured')
    await saveKey(house.admin, 'replaced', { fields: { api_key: 'third' }, test: false })
    expect(valueIn(await getIntegration('replaced'))).toMatchObject({
      status: 'configured',
      api_key: 'third',
    })
  })
})

async function withoutProbe(key: string): Promise<object> {
  const { definition } = await database().customProvider.findUniqueOrThrow({ where: { key } })
  const { probe: _, ...rest } = definition as Record<string, unknown>
  return rest
}
