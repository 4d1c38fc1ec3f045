import { describe, expect, it } from 'vitest'
import {
  addConnection,
  authenticatedRequest,
  authorizationUrl,
  connected,
  getCredentials,
  getIntegration,
  listConnections,
  removeConnection,
  saveSetup,
  validateConnection,
} from '@/lib/integrations'
import { database } from '@/lib/store/database'
import { codeOf, facadeHouse, REDIRECT, valueIn } from './facade-house'

// The known bugs of PhoenixKit.Integrations that are about who is meant by a name, by their numbers.

const house = facadeHouse()

describe('a name', () => {
  it('A8.10 is one of letters and digits, and one of its kind', async () => {
    const slug = await house.setUp('a810')
    for (const name of ['a', 'A-b_2', '9'])
      expect(codeOf(await addConnection(slug, name))).toBe('it was answered')
    for (const name of ['a', 'A-b_2', ' 9 '])
      expect(codeOf(await addConnection(slug, name))).toBe('already_exists')
    for (const name of ['_a', '-a', 'ä', 'a.b', 'a:b', 'a/b', 'a\n'.repeat(2)])
      expect(codeOf(await addConnection(slug, name))).toBe('invalid_name')
  })
})

describe('a person’s own connection', () => {
  it('A8.11 is nobody else’s: no name, no list and no bare key leads to it', async () => {
    const slug = await house.setUp('a811')
    const own = valueIn(await addConnection(slug, 'own'))
    valueIn(await saveSetup(own.uuid, { access_token: 'private' }))
    await database().connection.update({
      where: { id: own.uuid },
      data: { ownerType: 'user', ownerId: house.admin.id },
    })
    for (const key of [slug, `${slug}:own`]) {
      expect(codeOf(await getCredentials(key))).toBe('not_configured')
      expect(await connected(key)).toEqual({ ok: true, value: false })
    }
    expect(valueIn(await listConnections(slug)).map(({ name }) => name)).toEqual(['default'])
  })
})

describe('a bare key', () => {
  it('A8.12 is served by the first connected one where its default has no credential; nothing else ever is', async () => {
    const slug = await house.setUp('a812')
    const key = (name: string) => `${slug}:${name}`
    valueIn(await saveSetup(key('a-unverified'), { access_token: 'unverified' }))
    expect(valueIn(await getCredentials(slug)).access_token).toBe('unverified')
    valueIn(await saveSetup(key('b-connected'), { access_token: 'connected' }))
    valueIn(await validateConnection(key('b-connected')))
    for (const bare of [slug, key('default')]) {
      expect(valueIn(await getCredentials(bare)).access_token).toBe('connected')
      expect(await connected(bare)).toEqual({ ok: true, value: true })
    }
    expect((await authenticatedRequest(slug, 'GET', 'x')).ok).toBe(true)
    expect(house.api.asked[0]?.headers.authorization).toBe('Bearer connected')
    // What is asked of the default itself stays the default's.
    expect(valueIn(await getIntegration(slug)).access_token).toBeUndefined()

    const { uuid } = valueIn(await addConnection(slug, 'pinned'))
    for (const pinned of [key('pinned'), uuid])
      expect(codeOf(await getCredentials(pinned))).toBe('not_configured')
    valueIn(await removeConnection(slug, 'pinned'))
    expect(codeOf(await getCredentials(uuid))).toBe('deleted')
    expect(codeOf(await authenticatedRequest(uuid, 'GET', 'x'))).toBe('deleted')
    expect(codeOf(await getCredentials(key('pinned')))).toBe('not_configured')

    valueIn(await saveSetup(slug, { access_token: 'of-the-default' }))
    expect(valueIn(await getCredentials(slug)).access_token).toBe('of-the-default')
    expect((await authorizationUrl(slug, REDIRECT)).ok).toBe(true)
  })
})
