import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectionQuery } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { listConnections } from '@/lib/operations/list-connections'
import { listProviders } from '@/lib/operations/list-providers'
import { readOverview } from '@/lib/operations/read-overview'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'

let admin: Awaited<ReturnType<typeof signedIn>>
let member: Awaited<ReturnType<typeof signedIn>>
let mail: string

beforeAll(async () => {
  await openHouse([])
  admin = await signedIn()
  member = await signedIn('member')
  mail = await make('google', 'Company mail')
  await make('slack', 'Team chat')
  await make('github', '100% code')
  const hour = 3_600_000
  const rows = [
    { name: 'broken', validationCode: 'token_revoked', validationStatus: 'error' as const },
    { name: 'works', validationStatus: 'ok' as const, accountEmail: 'Ada@example.com' },
    { name: 'expired', expiresAt: new Date(Date.now() - hour) },
    { name: 'off', enabled: false },
    { name: 'mine', ownerType: 'user' as const, ownerId: member.id, accountName: 'Member_1' },
  ]
  const credential = Buffer.from('sealed')
  await database().connection.createMany({
    data: rows.map((row) => ({ integrationId: mail, credential, ...row })),
  })
})
afterAll(closeHouse)

async function make(provider: string, name: string): Promise<string> {
  return (await createIntegration(admin, { provider, name })).id
}

const list = (query: Record<string, string> = {}, actor: Actor = admin) =>
  listConnections(actor, connectionQuery.parse(query))

const names = async (query: Record<string, string>) =>
  (await list(query)).items.map(({ name }) => name).sort()

async function keyBoundTo(...integrationIds: string[]): Promise<Actor> {
  const scopes = ['connections:read', 'integrations:read']
  const actor = await identifyApiKey((await createApiKey(admin, { name: 'Key', scopes, integrationIds })).key)
  if (!actor) throw new Error('no such key')
  return { ...actor, requestId: 'r', address: null }
}

describe('the list of connections', () => {
  it('is narrowed to one integration, by id or slug, and to no other that is called alike', async () => {
    const [first] = (await list({ integration: mail })).items
    const slug = first?.integration.slug ?? ''
    expect(await names({ integration: slug })).toEqual(await names({ integration: mail }))
    const { items, total, counts } = await list({ integration: slug, count: '2' })
    expect(items).toHaveLength(2)
    expect(total).toBe(6)
    expect(counts.disabled).toBe(1)
    expect(new Set((await list({ integration: mail })).items.map((it) => it.integration.id))).toEqual(
      new Set([mail]),
    )
    expect(await names({ integration: slug.slice(0, -1) })).toEqual([])
    const elsewhere = await keyBoundTo(crypto.randomUUID())
    expect((await list({ integration: mail }, elsewhere)).total).toBe(0)
  })

  it('is narrowed by status, one or several, and still counts the others', async () => {
    expect(await names({ status: 'needs_reauth' })).toEqual(['broken', 'expired'])
    expect(await names({ status: 'needs_reauth,disabled,nonsense' })).toEqual(['broken', 'expired', 'off'])
    const { counts, total } = await list({ status: 'connected' })
    expect(total).toBe(1)
    expect(counts).toMatchObject({
      needs_reauth: 2,
      connected: 1,
      disabled: 1,
      not_connected: 3,
      unverified: 1,
    })
  })

  it('is narrowed by provider', async () => {
    expect(
      (await list({ provider: 'slack,github' })).items.map(({ integration }) => integration.name),
    ).toEqual([...['100% code', 'Team chat']])
    expect((await list({ provider: 'nobody' })).total).toBe(0)
  })

  it('is narrowed by owner, who is named', async () => {
    expect(await names({ owner: member.id })).toEqual(['mine'])
    expect((await list({ owner: 'organisation' })).total).toBe(7)
    expect((await list({ owner: member.id })).items[0]?.owner).toEqual({
      ...{ type: 'user', id: member.id, name: member.name },
    })
  })

  it.each([
    ['an integration’s name', 'company MAIL', 6],
    ['a connection’s name', 'broke', 1],
    ['an account’s address', 'ada@EXAMPLE', 1],
    ['an account’s name', 'member_', 1],
    ['a provider’s name', 'Slack', 1],
    ['a percent sign, as it is', '%', 1],
    ['an underscore, as it is', '_', 1],
    ['a backslash', '\\', 0],
    ['a quote', "' or 1=1 --", 0],
    ['nothing that is there', 'zzz', 0],
    ['spaces', '   ', 8],
  ])('is searched by %s', async (_, q, total) => {
    expect((await list({ q })).total).toBe(total)
  })

  it('joins its filters', async () => {
    expect(
      await names({ q: 'mail', status: 'needs_reauth', provider: 'google', owner: 'organisation' }),
    ).toEqual([...['broken', 'expired']])
    expect((await list({ q: 'mail', provider: 'slack' })).total).toBe(0)
  })

  it('goes page by page without repeating or losing one, and a page beyond the end says how many there are', async () => {
    const pages = await Promise.all([0, 3, 6].map((start) => list({ start: String(start), count: '3' })))
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id))
    expect(new Set(ids).size).toBe(8)
    expect(pages.map(({ count }) => count)).toEqual([3, 3, 2])
    expect(await list({ start: '50' })).toMatchObject({ items: [], total: 8 })
  })

  it('offers what there is to filter by, and nothing else', async () => {
    const { providers, owners } = await list({ status: 'connected' })
    expect(providers).toEqual([
      { key: 'github', name: 'GitHub' },
      { key: 'google', name: 'Google' },
      { key: 'slack', name: 'Slack' },
    ])
    expect(owners.map(({ id }) => id).sort()).toEqual([admin.id, member.id].sort())
  })

  it.each(['viewer', 'member'] as const)('is read by a %s, and by nobody unknown', async (role) => {
    expect((await list({}, await signedIn(role))).total).toBe(8)
    const nobody: Actor = { type: 'anonymous', requestId: 'r', address: null }
    await expect(list({}, nobody)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('what is wrong with a set-up', () => {
  it('says of every connection since when', async () => {
    const faultSince = new Date(Date.now() - 3_600_000)
    const fault = { faultCode: 'invalid_client', faultParams: '{}', faultSince }
    await database().integration.update({ where: { slug: 'slack' }, data: fault })
    const { items } = await list({ provider: 'slack' })
    expect(items).toMatchObject([
      {
        status: 'misconfigured',
        failingSince: faultSince.toISOString(),
        failure: { code: 'invalid_client' },
      },
    ])
    const none = { faultCode: null, faultParams: null, faultSince: null }
    await database().integration.update({ where: { slug: 'slack' }, data: none })
  })
})

describe('K02 an API key', () => {
  it('that is bound learns of its own integrations alone: no other provider, no person, no count', async () => {
    const slack = (await database().integration.findUniqueOrThrow({ where: { slug: 'slack' } })).id
    const page = await list({}, await keyBoundTo(slack))
    expect(page).toMatchObject({ total: 1, providers: [{ key: 'slack', name: 'Slack' }], owners: [] })
    expect(Object.values(page.counts).reduce((sum, n) => sum + n)).toBe(1)
    const overview = await readOverview(await keyBoundTo(slack)).catch((error) => error.code)
    expect(overview).toBe('forbidden')
    const catalog = await listProviders(await keyBoundTo(slack))
    expect(catalog.filter(({ integrations }) => integrations > 0).map(({ key }) => key)).toEqual(['slack'])
  })

  it('sees the organisation’s connections, others by owner alone, and never a person’s name', async () => {
    const key = await keyBoundTo()
    expect((await list({}, key)).total).toBe(7)
    const { items, owners } = await list({ owner: member.id }, key)
    expect(items.map(({ owner }) => owner)).toEqual([{ type: 'user', id: member.id, name: null }])
    expect(owners).toEqual([])
    expect((await list({ owner: member.id }, await keyBoundTo(crypto.randomUUID()))).total).toBe(0)
  })
})

describe('with 10,000 connections', () => {
  it('a page costs as many statements as with ten, and brings no more rows', async () => {
    const few = await costOf(() => list({ count: '50', status: 'connected' }))
    await database().$executeRaw`
      insert into "Connection" (id, "integrationId", name, credential, "validationStatus", "accountEmail", "updatedAt")
      select gen_random_uuid(), ${mail}::uuid, 'n' || n, 'sealed', 'ok', 'person-' || n || '@example.com', now()
      from generate_series(0, 9999) n`
    const many = await costOf(() => list({ count: '50', status: 'connected' }))
    expect(many.statements).toBe(few.statements)
    expect(many.rows).toBeLessThan(few.rows + 4 * 50)
    const last = await list({ start: '9990', count: '50', q: 'person-' })
    expect(last).toMatchObject({ total: 10_000, count: 10 })
    const { failing, counts } = await readOverview(admin)
    expect(counts.connected).toBe(10_001)
    expect(failing).toHaveLength(2)
  }, 60_000)

  /** How many statements went to the database, and how many rows came back. */
  async function costOf(work: () => Promise<unknown>): Promise<{ statements: number; rows: number }> {
    const { Client } = (await import('pg')).default
    const cost = { statements: 0, rows: 0 }
    const real = Client.prototype.query
    const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: unknown, ...words) {
      cost.statements += 1
      const count = (result: { rows?: unknown[] } | undefined) => (cost.rows += result?.rows?.length ?? 0)
      const last = words.at(-1) as unknown
      // The pool hands a callback over, whoever holds a client gets a promise.
      if (typeof last === 'function')
        words[words.length - 1] = ((error: unknown, result: { rows?: unknown[] }) => {
          count(result)
          last(error, result)
        }) as never
      const answer = Reflect.apply(real, this, words) as unknown
      if (answer instanceof Promise) void answer.then(count, () => {})
      return answer as never
    })
    await work()
    spy.mockRestore()
    expect(cost.statements).toBeGreaterThan(0)
    expect(cost.rows).toBeGreaterThan(0)
    return cost
  }
})
