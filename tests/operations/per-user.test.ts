import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { pathOfConnection } from '@/lib/core/connection-path'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { createApiKey } from '@/lib/operations/create-api-key'
import { openPersonalConnection } from '@/lib/operations/open-personal-connection'
import { readConnection } from '@/lib/operations/read-connection'
import { readCredential } from '@/lib/operations/read-credential'
import { readIntegration } from '@/lib/operations/read-integration'
import { readOverview } from '@/lib/operations/read-overview'
import { readPersonalConnection } from '@/lib/operations/read-personal-connection'
import { updateConnection } from '@/lib/operations/update-connection'
import { updateIntegration } from '@/lib/operations/update-integration'
import { database } from '@/lib/store/database'
import { signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()

let mia: Actor & UserActor
let personal: string
let everybodys: string

beforeAll(async () => {
  mia = await signedIn('member')
  personal = await house.setUp('personal')
  everybodys = await house.setUp('everybodys')
  await updateIntegration(house.admin, personal, { mode: 'per-user' })
})

/** Consents as `actor`, and answers where their browser goes. */
async function connect(actor: Actor, slug: string, connection?: string): Promise<string> {
  const callback = await house.consentTo(slug, async (integration) => {
    const begun = await beginAuthorization(actor, { integration, connection, browser: house.browser })
    return begun.url
  })
  const input = { query: callback.searchParams, path: callback.pathname, browser: house.browser }
  const result = await completeAuthorization(actor, input)
  return result.type === 'finished' ? result.path : result.code
}

const organisations = (slug: string) =>
  database().connection.findFirstOrThrow({ where: { ownerType: 'organisation', integration: { slug } } })

describe('where each person connects their own', () => {
  it('somebody lands on their own connection, which says whose it is, and which name is that person’s', async () => {
    expect(await readPersonalConnection(mia, personal)).toBeNull()
    const path = await connect(mia, personal)
    const own = await readPersonalConnection(mia, personal)
    expect(path).toBe(`/integrations/${personal}/${own?.id}`)
    expect(own).toMatchObject({
      ...{ name: 'default', status: 'connected', integration: { mode: 'per-user' } },
      owner: { type: 'user', id: mia.id, name: mia.name },
    })
    expect((await readConnection(mia, personal)).id).toBe(own?.id)
    expect(await readPersonalConnection(house.admin, personal)).toBeNull()
    expect(await organisations(personal)).toMatchObject({ credential: null })
  })

  it('an admin reaches the organisation’s by its id, whether they have one of their own or not', async () => {
    await connect(house.admin, personal)
    const { id } = await organisations(personal)
    expect(await connect(house.admin, personal, id)).toBe(`/integrations/${personal}/${id}`)
    expect(await organisations(personal)).toMatchObject({ id, connectedAt: expect.any(Date) })
  })

  it('nobody connects an account for somebody else, an admin neither', async () => {
    const own = await readPersonalConnection(mia, personal)
    const begun = beginAuthorization(house.admin, {
      ...{ integration: personal, connection: own?.id, browser: house.browser },
    })
    expect(await refusalOf(begun)).toBe('forbidden')
  })

  it('what a program cannot read of a person’s own is repaired on its own page', async () => {
    const own = await readPersonalConnection(mia, personal)
    await updateConnection(house.admin, own?.id ?? '', { enabled: false })
    const { key } = await createApiKey(house.admin, { name: 'billing', scopes: ['credentials:read'] })
    const program = { apiKey: key, requestId: 'r', address: null }
    await expect(readCredential(program, own?.id ?? '', {})).rejects.toMatchObject({
      ...{ code: 'connection_disabled', repair: `/integrations/${personal}/${own?.id}` },
    })
    await updateConnection(house.admin, own?.id ?? '', { enabled: true })
  })

  it('the overview says whose is broken', async () => {
    const own = await readPersonalConnection(mia, personal)
    const broken = { validationStatus: 'error' as const, validationCode: 'token_revoked' }
    await database().connection.update({ where: { id: own?.id ?? '' }, data: broken })
    const { failing } = await readOverview(house.admin)
    expect(failing.map(({ id, owner }) => [id, owner.name])).toEqual([[own?.id, mia.name]])
  })

  it('an id means a connection of that integration alone', async () => {
    const { id } = await organisations(personal)
    const begun = beginAuthorization(house.admin, {
      ...{ integration: everybodys, connection: id, browser: house.browser },
    })
    expect(await refusalOf(begun)).toBe('not_found')
  })

  it('a key gets a place of its owner’s, once; who may only look gets none', async () => {
    const keyed = await house.setUp('keyed')
    await updateIntegration(house.admin, keyed, { mode: 'per-user' })
    const opened = await openPersonalConnection(mia, keyed)
    expect(opened.owner).toMatchObject({ type: 'user', id: mia.id })
    expect((await openPersonalConnection(mia, keyed)).id).toBe(opened.id)
    expect(await refusalOf(openPersonalConnection(await signedIn('viewer'), keyed))).toBe('forbidden')
  })
})

describe('who connects can be changed', () => {
  it('and nothing that is connected is lost by it', async () => {
    const changing = await house.setUp('changing')
    expect(await connect(mia, changing)).toBe(`/integrations/${changing}/default`)
    const shared = await organisations(changing)
    expect(await updateIntegration(house.admin, changing, { mode: 'per-user' })).toMatchObject({
      mode: 'per-user',
      connectionTotals: { all: 1, connected: 1 },
    })
    await connect(mia, changing)
    const own = await readPersonalConnection(mia, changing)
    expect(own?.id).not.toBe(shared.id)
    await updateIntegration(house.admin, changing, { mode: 'shared' })
    expect((await readConnection(mia, changing)).id).toBe(shared.id)
    expect((await readConnection(mia, own?.id ?? '')).status).toBe('connected')
    expect(await readPersonalConnection(mia, changing)).toBeNull()
    const { detail } = await database().event.findFirstOrThrow({
      where: { type: 'integration.updated', target: changing },
      orderBy: { sequence: 'desc' },
    })
    expect(detail).toEqual({ mode: 'shared' })
  })

  it('by an admin, and by no other change', async () => {
    expect(await refusalOf(updateIntegration(mia, personal, { mode: 'shared' }))).toBe('forbidden')
    await updateIntegration(house.admin, personal, { name: 'Personal' })
    expect((await readIntegration(house.admin, personal)).mode).toBe('per-user')
  })
})

it.each([
  ['the organisation’s by its name', 'organisation', true, 'sales'],
  ['the organisation’s by its id, where each person has their own', 'organisation', false, 'the-id'],
  ['a person’s by its id', 'user', true, 'the-id'],
  ['a customer’s by its id', 'subject', true, 'the-id'],
] as const)('a page shows %s', (_, ownerType, isShared, last) => {
  const connection = { id: 'the-id', name: 'sales', ownerType }
  expect(pathOfConnection(connection, { slug: 'acme', isShared })).toBe(`/integrations/acme/${last}`)
})
