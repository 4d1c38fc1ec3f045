import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectionQuery } from '@/lib/contract/connection'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { listConnections } from '@/lib/operations/list-connections'
import { readConnection } from '@/lib/operations/read-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { readOverview } from '@/lib/operations/read-overview'
import { updateConnection } from '@/lib/operations/update-connection'
import { updateIntegration } from '@/lib/operations/update-integration'
import { validateConnection } from '@/lib/operations/validate-connection'
import { database } from '@/lib/store/database'
import { signedIn } from '../support/house'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()
let slug: string

beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
})
beforeEach(async () => {
  const { id } = await readIntegration(house.admin, slug)
  await database().connection.deleteMany({ where: { name: { not: 'default' } } })
  await database().connection.create({ data: { integrationId: id, name: 'second' } })
})

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'done',
    (error) => error.code,
  )
}

const lastEvent = () => database().event.findFirstOrThrow({ orderBy: { sequence: 'desc' } })

/** The status of the default connection, wherever one is shown. */
async function statuses(): Promise<string[]> {
  const list = await listConnections(house.admin, connectionQuery.parse({}))
  const { counts } = await readOverview(house.admin)
  return [
    (await readConnection(house.admin, slug)).status,
    list.items.find(({ name }) => name === 'default')?.status ?? '',
    (await readIntegration(house.admin, slug)).connections[0]?.status ?? '',
    ...(counts.connected > 0 ? ['connected'] : []),
    ...(counts.disabled > 0 ? ['disabled'] : []),
  ]
}

describe('renaming', () => {
  it('a connection keeps its id and credential, and answers by its new name alone', async () => {
    const { id } = await readConnection(house.admin, `${slug}:second`)
    const renamed = await updateConnection(house.admin, `${slug}:second`, { name: ' company-drive ' })
    expect(renamed).toMatchObject({ id, name: 'company-drive', key: `${slug}:company-drive` })
    expect(await codeOf(readConnection(house.admin, `${slug}:second`))).toBe('not_found')
    expect(await lastEvent()).toMatchObject({
      ...{ type: 'connection.renamed', target: `${slug}:company-drive`, detail: { before: 'second' } },
    })
  })

  it('a connection to its own name is no change', async () => {
    const before = (await lastEvent()).sequence
    await updateConnection(house.admin, `${slug}:second`, { name: 'second' })
    await updateConnection(house.admin, slug, { name: 'default' })
    expect((await lastEvent()).sequence).toBe(before)
  })

  it('the default is refused: programs know it by that', async () => {
    expect(await codeOf(updateConnection(house.admin, slug, { name: 'other' }))).toBe('cannot_rename_default')
  })

  it.each(['default', 'taken'])('to a name that another one has is refused: %s', async (name) => {
    const { id } = await readIntegration(house.admin, slug)
    await database().connection.create({ data: { integrationId: id, name: 'taken' } })
    await expect(updateConnection(house.admin, `${slug}:second`, { name })).rejects.toMatchObject({
      ...{ code: 'already_exists', fields: { name: expect.any(String) } },
    })
    expect((await readConnection(house.admin, `${slug}:second`)).enabled).toBe(true)
  })

  it('two to one name at once: one gets it', async () => {
    const { id } = await readIntegration(house.admin, slug)
    await database().connection.create({ data: { integrationId: id, name: 'third' } })
    const codes = await Promise.all([
      codeOf(updateConnection(house.admin, `${slug}:second`, { name: 'wanted' })),
      codeOf(updateConnection(house.admin, `${slug}:third`, { name: 'wanted' })),
    ])
    expect(codes.sort()).toEqual(['already_exists', 'done'])
  })

  it.each(['', 'a b', '-a', 'a:b', 'x'.repeat(65), 'ä', '../a'])(
    'a connection is not called %j',
    async (name) => {
      const code = name === '' ? 'empty_name' : 'invalid_name'
      expect(await codeOf(updateConnection(house.admin, `${slug}:second`, { name }))).toBe(code)
    },
  )

  it('an integration keeps its slug, and with it its redirect URI', async () => {
    const before = await readIntegration(house.admin, slug)
    const renamed = await updateIntegration(house.admin, slug, { name: ' Sales ' })
    expect(renamed).toMatchObject({ name: 'Sales', slug, redirectUri: before.redirectUri })
    expect(await lastEvent()).toMatchObject({
      ...{ type: 'integration.updated', target: slug, detail: { name: 'Sales', before: before.name } },
    })
  })

  it.each(['', ' ', 'x'.repeat(81), 'a\u202eb', 'a\u0000b'])(
    'an integration is not called %j',
    async (name) => {
      await expect(updateIntegration(house.admin, slug, { name })).rejects.toMatchObject({
        ...{ code: 'invalid_input', fields: { name: expect.any(String) } },
      })
    },
  )
})

describe('switching off and on', () => {
  it.each([
    ['connection', (enabled: boolean) => updateConnection(house.admin, slug, { enabled })],
    ['integration', (enabled: boolean) => updateIntegration(house.admin, slug, { enabled })],
  ] as const)(
    'a %s is disabled everywhere, connects and tests nobody, and afterwards stands as before',
    async (what, turn) => {
      const before = await readConnection(house.admin, slug)
      expect(new Set(await statuses())).toEqual(new Set(['connected']))
      await turn(false)
      expect(new Set(await statuses())).toEqual(new Set(['disabled']))
      const begun = beginAuthorization(house.admin, { integration: slug, browser: 'b' })
      expect(await codeOf(begun)).toBe(`${what}_disabled`)
      expect(await codeOf(validateConnection(house.admin, slug))).toBe(`${what}_disabled`)
      await turn(true)
      expect(new Set(await statuses())).toEqual(new Set(['connected']))
      expect(await readConnection(house.admin, slug)).toEqual(before)
    },
  )

  it('in the middle of a consent: its code is not redeemed', async () => {
    const callback = await house.consentTo(slug)
    await updateConnection(house.admin, slug, { enabled: false })
    await house.finish(callback)
    expect(house.server.hits('token')).toBe(0)
    await updateConnection(house.admin, slug, { enabled: true })
    expect((await readConnection(house.admin, slug)).status).toBe('connected')
  })

  it('is in the log once for each change', async () => {
    const types = async () =>
      (await database().event.findMany({ where: { type: { contains: 'abled' } } })).length
    const before = await types()
    for (const enabled of [false, false, true, true]) await updateConnection(house.admin, slug, { enabled })
    expect((await types()) - before).toBe(2)
  })
})

describe('who may', () => {
  it.each(['member', 'viewer'] as const)('a %s may neither rename nor switch', async (role) => {
    const other = await signedIn(role)
    for (const change of [{ name: 'mine' }, { enabled: false }]) {
      expect(await codeOf(updateIntegration(other, slug, change))).toBe('forbidden')
      expect(await codeOf(updateConnection(other, `${slug}:second`, change))).toBe('forbidden')
    }
  })

  it('there is nothing to change where there is nothing', async () => {
    for (const key of ['nothing', `${slug}:nothing`, crypto.randomUUID(), '../x'])
      expect(await codeOf(updateConnection(house.admin, key, { enabled: false }))).toBe('not_found')
    expect(await codeOf(updateIntegration(house.admin, 'nothing', { enabled: false }))).toBe('not_found')
  })
})
