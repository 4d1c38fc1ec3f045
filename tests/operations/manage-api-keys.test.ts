import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseApiKey } from '@/lib/core/api-key'
import { disableUser } from '@/lib/operations/change-person'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { deleteIntegration } from '@/lib/operations/delete-integration'
import { identifyAgain } from '@/lib/operations/identify-again'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { listApiKeys } from '@/lib/operations/list-api-keys'
import { readCurlPlace } from '@/lib/operations/read-curl-place'
import { revokeApiKey } from '@/lib/operations/revoke-api-key'
import { updateApiKey } from '@/lib/operations/update-api-key'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'

let admin: Actor
beforeAll(async () => {
  await openHouse([])
  admin = await signedIn()
})
afterAll(closeHouse)

const make = (changes: Partial<Parameters<typeof createApiKey>[1]> = {}) =>
  createApiKey(admin, { name: 'Deploy', scopes: ['integrations:read'], ...changes })

async function listed(id: string) {
  const { living, ended } = await listApiKeys(admin)
  const key = [...living, ...ended].find((one) => one.id === id)
  if (!key) throw new Error('not listed')
  return { ...key, isLiving: living.includes(key) }
}

const lastEvent = () => database().event.findFirst({ orderBy: { sequence: 'desc' } })

const DAY_MS = 24 * 60 * 60 * 1000

describe('the list of keys', () => {
  it('says what each may do, where, since when, by whom, and until when', async () => {
    const { id: google, slug } = await createIntegration(admin, { provider: 'google', name: 'Drive' })
    const expiresAt = new Date(Date.now() + 90 * DAY_MS)
    const { id } = await make({
      ...{ name: 'Billing', scopes: ['proxy', 'events:read'], integrationIds: [google], expiresAt },
    })
    expect(await listed(id)).toEqual({
      ...{ id, name: 'Billing', scopes: ['proxy', 'events:read'], state: 'active', isLiving: true },
      ...{ integrations: [{ slug, name: 'Drive' }], integrationsGone: 0 },
      madeBy: { name: 'The admin', disabled: false },
      createdAt: expect.any(String),
      expiresAt: expiresAt.toISOString(),
      ...{ revokedAt: null, lastUsedAt: null },
    })
  })

  it('H01 holds no secret and no digest', async () => {
    const { id, key } = await make()
    const row = await database().apiKey.findUniqueOrThrow({ where: { id } })
    const text = JSON.stringify(await listApiKeys(admin))
    expect(text).toContain(id)
    const digest = Buffer.from(row.digest)
    for (const form of [parseApiKey(key)?.secret ?? '', digest.toString('hex'), digest.toString('base64')])
      expect(text).not.toContain(form)
  })

  it('a key whose integrations were all deleted reaches none, and says so', async () => {
    const { id: gone } = await createIntegration(admin, { provider: 'github' })
    const { id, key } = await make({ integrationIds: [gone] })
    await deleteIntegration(admin, gone)
    expect(await listed(id)).toMatchObject({ integrations: [], integrationsGone: 1 })
    expect((await identifyApiKey(key))?.integrationIds).toEqual([gone])
  })

  it('tells when whoever made a key may no longer sign in, and the key works on', async () => {
    const leaver = await signedIn('admin')
    const { id, key } = await createApiKey(leaver, { name: 'Left', scopes: ['proxy'] })
    await disableUser(admin, leaver.id)
    expect((await listed(id)).madeBy).toEqual({ name: 'The admin', disabled: true })
    expect(await identifyApiKey(key)).not.toBeNull()
  })

  it.each([
    ['ending', { expiresAt: new Date(Date.now() + 3 * DAY_MS) }, true],
    ['expired', { expiresAt: new Date(0) }, false],
    ['revoked', { revokedAt: new Date() }, false],
    ['revoked', { revokedAt: new Date(), expiresAt: new Date(0) }, false],
  ])('one that is %s says so', async (state, change, isLiving) => {
    const { id } = await make()
    await database().apiKey.update({ where: { id }, data: change })
    expect(await listed(id)).toMatchObject({ state, isLiving })
  })

  it('lines for a shell lead to our address, and to an integration that there is', async () => {
    await database().integration.deleteMany()
    expect(await readCurlPlace(admin)).toEqual({ publicUrl: PUBLIC_URL, slug: null })
    const { slug } = await createIntegration(admin, { provider: 'google' })
    expect(await readCurlPlace(admin)).toEqual({ publicUrl: PUBLIC_URL, slug })
  })
})

describe('renaming a key', () => {
  it('changes its name alone, and is in the log', async () => {
    const { id, key } = await make({ name: 'Old' })
    await updateApiKey(admin, id, { name: '  New ' })
    expect(await identifyApiKey(key)).toMatchObject({ name: 'New', scopes: ['integrations:read'] })
    expect(await lastEvent()).toMatchObject({
      type: 'api_key.renamed',
      target: 'New',
      detail: { id, from: 'Old' },
    })
    const before = await database().event.count()
    await updateApiKey(admin, id, { name: 'New' })
    expect(await database().event.count()).toBe(before)
  })

  it.each(['', '  ', 'x'.repeat(81), 'two\nlines', 'a\u0000'])('%j is no name', async (name) => {
    const { id } = await make()
    await expect(updateApiKey(admin, id, { name })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('revoking a key', () => {
  it('H02 ends it at once and for good, and is in the log once', async () => {
    const { id, key } = await make({ name: 'Lost' })
    const actor: Actor = { type: 'api_key', id, name: 'Lost', scopes: [], integrationIds: [], ...request }
    expect(await identifyAgain(actor)).toBe(true)
    await Promise.all([revokeApiKey(admin, id), revokeApiKey(admin, id), revokeApiKey(admin, id)])
    expect(await identifyApiKey(key)).toBeNull()
    expect(await identifyAgain(actor)).toBe(false)
    const lines = await database().event.findMany({ where: { type: 'api_key.revoked', target: 'Lost' } })
    expect(lines).toEqual([expect.objectContaining({ actorName: 'The admin', detail: { id } })])
  })

  it('H11 leaves the key that took its place', async () => {
    const [old, next] = [await make({ name: 'Shop' }), await make({ name: 'Shop' })]
    expect(await Promise.all([identifyApiKey(old.key), identifyApiKey(next.key)])).toEqual([
      expect.objectContaining({ id: old.id }),
      expect.objectContaining({ id: next.id }),
    ])
    await revokeApiKey(admin, old.id)
    expect(await identifyApiKey(old.key)).toBeNull()
    expect(await identifyApiKey(next.key)).not.toBeNull()
  })
})

const request = { requestId: 'r', address: null }

const DEEDS: [string, (actor: Actor, id: string) => Promise<unknown>][] = [
  ['reading', (actor) => listApiKeys(actor)],
  ['showing lines for a shell', (actor) => readCurlPlace(actor)],
  ['renaming', (actor, id) => updateApiKey(actor, id, { name: 'Mine' })],
  ['revoking', (actor, id) => revokeApiKey(actor, id)],
]

describe.each(DEEDS)('%s', (deed, act) => {
  it.each(['member', 'viewer'] as const)('is not a %s’s to do', async (role) => {
    const { id } = await make()
    await expect(act(await signedIn(role), id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listed(id)).toMatchObject({ name: 'Deploy', state: 'active' })
  })

  it('H06 nor a key’s, of itself or of another, whatever its scopes', async () => {
    const { id, key } = await make({ scopes: ['integrations:write', 'platform', 'metrics'] })
    const actor = { ...(await identifyApiKey(key)), ...request } as Actor
    await expect(act(actor, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  if (deed === 'renaming' || deed === 'revoking')
    it.each(['', 'abcdef012345', 'ABCDEF012345', 'a\u0000', '../..', 'x'.repeat(1000)])(
      'of one that is not there is not found: %j',
      async (id) => {
        await expect(act(admin, id)).rejects.toMatchObject({ code: 'not_found' })
      },
    )
})
