import { describe, expect, it } from 'vitest'
import type { Provider } from '@/lib/core/provider'
import { createIntegration } from '@/lib/operations/create-integration'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { listChecks } from '@/lib/operations/list-checks'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { saveKey } from '@/lib/operations/save-key'
import { saveSetup } from '@/lib/operations/save-setup'
import { testKey } from '@/lib/operations/test-key'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { signedIn } from '../support/house'
import { GOOD_KEY } from '../support/key-provider'
import { refusalOf } from '../support/refusal'
import { keyHouse, typed } from './key-house'

const house = keyHouse()

async function row(slug: string) {
  const found = await findConnection({ by: 'name', slug, name: 'default' })
  if (!found) throw new Error(`no ${slug}`)
  return found
}

describe('a key that is saved', () => {
  it('was tried first, and is connected at once, with its account', async () => {
    const { slug } = await house.connected()
    expect(await readConnection(house.admin, slug)).toMatchObject({
      status: 'connected',
      authType: 'api_key',
      account: { name: 'Acme' },
      setup: [
        { key: 'place', value: null, saved: null },
        { key: 'api_key', value: null, saved: { by: 'The admin' } },
      ],
    })
    expect((await listChecks(house.admin, slug)).map(({ status, how }) => [status, how])).toEqual([
      ['ok', 'person'],
    ])
  })

  it('F10 is sealed, and stands in no answer, event or other column', async () => {
    const { slug, id } = await house.connected()
    const { credential, ...open } = await database().connection.findFirstOrThrow({
      where: { integrationId: id },
    })
    expect(Buffer.from(credential ?? []).toString('latin1')).not.toContain(GOOD_KEY)
    const told = [
      open,
      await readConnection(house.admin, slug),
      await listEvents(house.admin, { count: 100 }),
    ]
    expect(JSON.stringify(told)).not.toContain(GOOD_KEY)
  })

  it('that the provider refuses leaves nothing behind', async () => {
    const before = await database().integration.count()
    expect(await refusalOf(house.connected('wrong'))).toBe('credential_refused')
    expect(await database().integration.count()).toBe(before)
    const { slug } = await house.connected()
    const { credentialVersion } = await row(slug)
    expect(await refusalOf(saveKey(house.admin, slug, typed('wrong')))).toBe('credential_refused')
    expect(await row(slug)).toMatchObject({ credentialVersion })
  })

  it('may be kept as a draft though it was refused, and is never shown as good', async () => {
    const { slug } = await house.connected()
    const { check, connection } = await saveKey(house.admin, slug, { ...typed('wrong'), draft: true })
    expect(check).toMatchObject({ status: 'error', failure: { code: 'invalid_token' } })
    expect(connection).toMatchObject({
      status: 'needs_reauth',
      failure: { action: 'edit_key', message: 'Keyed does not accept this key.' },
    })
    // The server says the key back; the log of checks does not.
    expect(check?.detail).not.toContain('wrong')
  })

  it('of which nobody could be asked is saved, and stays unverified', async () => {
    const { slug } = await house.connected()
    house.server.fault = 503
    const { check, connection } = await saveKey(house.admin, slug, typed('another-key'))
    expect(check).toMatchObject({ failure: { code: 'provider_unavailable' } })
    expect(connection).toMatchObject({ status: 'unverified', failure: null })
    await validateConnection(house.admin, slug)
    expect(await readConnection(house.admin, slug)).toMatchObject({ status: 'unverified' })
    house.server.fault = null
    house.server.accepted.add('another-key')
    expect((await validateConnection(house.admin, slug)).connection.status).toBe('connected')
  })

  it('that may do little is good, and says so', async () => {
    house.server.limited.add('restricted')
    const { slug } = await house.connected()
    const { check, connection } = await saveKey(house.admin, slug, typed('restricted'))
    expect(check).toMatchObject({ status: 'ok', limited: true })
    expect(connection.status).toBe('connected')
  })

  it('is unverified when it replaces another one untested', async () => {
    const { slug } = await house.connected()
    await saveSetup(house.admin, slug, typed('replacement'))
    expect(await readConnection(house.admin, slug)).toMatchObject({
      status: 'unverified',
      lastCheckedAt: expect.anything(),
    })
    expect((await validateConnection(house.admin, slug)).connection).toMatchObject({ status: 'needs_reauth' })
  })
})

describe('a test of what is typed', () => {
  it('stores nothing, and writes nothing', async () => {
    const { slug } = await house.connected()
    const [before, events] = [await row(slug), await listEvents(house.admin, { count: 1 })]
    const refused = await testKey(house.admin, { connection: slug }, typed('wrong'))
    expect(refused).toMatchObject({ failure: { code: 'invalid_token' } })
    expect(refused.detail).not.toContain('wrong')
    expect(await testKey(house.admin, { connection: slug }, typed(''))).toMatchObject({ failure: null })
    expect(await testKey(house.admin, { provider: 'keyed' }, typed(GOOD_KEY))).toMatchObject({
      failure: null,
    })
    expect(await row(slug)).toEqual(before)
    expect(await listEvents(house.admin, { count: 1 })).toEqual(events)
  })

  it('is not for viewers, and a connection’s is for members too', async () => {
    const { slug } = await house.connected()
    const [viewer, member] = [await signedIn('viewer'), await signedIn('member')]
    expect(await refusalOf(testKey(viewer, { connection: slug }, typed(GOOD_KEY)))).toBe('forbidden')
    expect(await refusalOf(testKey(member, { provider: 'keyed' }, typed(GOOD_KEY)))).toBe('forbidden')
    expect(await testKey(member, { connection: slug }, typed(GOOD_KEY))).toMatchObject({ failure: null })
    expect(await refusalOf(saveKey(viewer, slug, typed(GOOD_KEY)))).toBe('forbidden')
  })
})

describe('a key goes where the provider’s data says', () => {
  it.each<[string, Partial<Provider>]>([
    ['query', { api: { baseUrl: 'x', credential: { in: 'query', name: 'key', value: '{api_key}' } } }],
    [
      'basic',
      { api: { baseUrl: 'x', credential: { in: 'basic', username: '{place}', password: '{api_key}' } } },
    ],
    [
      'path',
      {
        authType: 'bot_token',
        probe: { url: '{origin}/bot{api_key}/me' },
        api: { baseUrl: 'x', credential: { in: 'url' } },
      },
    ],
  ])('%s', async (name, { api, probe, ...changes }) => {
    const key = `keyed-${name}`
    const credential = api?.credential ?? { in: 'url' as const }
    const url =
      probe && 'url' in probe
        ? probe.url.replace('{origin}', house.server.origin)
        : `${house.server.origin}/me`
    await house.define({
      ...{ key, name: key, ...changes, probe: { url } },
      api: { baseUrl: house.server.origin, credential },
      identity: { url, id: ['id'] },
    })
    // Bots have a colon in their tokens.
    house.server.accepted.add('123:secret')
    const { slug } = await createIntegration(house.admin, { provider: key, key: typed('123:secret') })
    expect(await readConnection(house.admin, slug)).toMatchObject({ status: 'connected' })
  })
})

describe('a key that is let go of', () => {
  it('is forgotten here, and the connection says how to end it there', async () => {
    const { slug, id } = await house.connected()
    const { connection, revocation } = await disconnectConnection(house.admin, slug)
    expect([connection.status, revocation]).toEqual(['not_connected', 'not_offered'])
    expect(connection).toMatchObject({ revocationNote: 'Delete the key at Keyed.', revokes: false })
    expect(await database().connection.findFirst({ where: { integrationId: id } })).toMatchObject({
      ...{ credential: null, setup: {}, savedSecrets: {} },
    })
    expect(await refusalOf(saveKey(house.admin, slug, typed('')))).toBe('invalid_input')
  })
})
