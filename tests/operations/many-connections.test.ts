import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectionQuery } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'
import { isFailing } from '@/lib/core/status'
import { createIntegration } from '@/lib/operations/create-integration'
import { listConnections } from '@/lib/operations/list-connections'
import { listIntegrations } from '@/lib/operations/list-integrations'
import { readIntegration } from '@/lib/operations/read-integration'
import { updateIntegration } from '@/lib/operations/update-integration'
import { whoUsesIntegration } from '@/lib/operations/who-uses'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'

const PEOPLE = 2_000
const BROKEN = 12
const CUSTOMERS = 300

let admin: Awaited<ReturnType<typeof signedIn>>
let id: string
let other: string

beforeAll(async () => {
  await openHouse([])
  admin = await signedIn()
  id = (await createIntegration(admin, { provider: 'github', mode: 'per-user' })).id
  other = (await createIntegration(admin, { provider: 'slack' })).id
  await addMany('user', PEOPLE, BROKEN)
  await addMany('subject', CUSTOMERS, CUSTOMERS)
  const named = ['sales', 'support', 'archive'].map((name) => ({ integrationId: id, name }))
  await database().connection.createMany({ data: named })
})
afterAll(closeHouse)

/** One statement: connected through GitHub by one owner each, the last `broken` of them revoked at the provider. */
async function addMany(ownerType: 'user' | 'subject', many: number, broken: number): Promise<void> {
  await database().$executeRaw`
    insert into "Connection" (id, "integrationId", "ownerType", "ownerId", name, credential, "accountName",
      "validationStatus", "validationCode", "validatedAt", "connectedAt", "updatedAt")
    select gen_random_uuid(), ${id}::uuid, ${ownerType}::"OwnerType", gen_random_uuid()::text, 'default', 'sealed',
      'Account ' || n,
      case when n > ${many - broken}::int then 'error' else 'ok' end::"ValidationStatus",
      case when n > ${many - broken}::int then 'token_revoked' end, now(), now() - n * interval '1 minute', now()
    from generate_series(1, ${many}::int) n`
}

describe('an integration with thousands of connections', () => {
  let view: IntegrationView
  beforeEach(async () => {
    view = await readIntegration(admin, id)
  })

  it('is told with the first of them, what is broken before what works', () => {
    const { connections } = view
    expect(connections).toHaveLength(4 + 20)
    expect(connections.slice(0, BROKEN).map(({ status }) => isFailing(status))).not.toContain(false)
    expect(connections.slice(BROKEN).map(({ status }) => isFailing(status))).not.toContain(true)
    const rest = connections.slice(BROKEN + 4).map(({ connectedAt }) => Date.parse(connectedAt ?? ''))
    expect(rest).toEqual(rest.toSorted((a, b) => b - a))
    expect(connections.at(-1)?.account?.name).toBe('Account 8')
  })

  it('is told with the organisation’s own, whatever is broken of its people’s', () => {
    const own = view.connections.filter(({ owner }) => owner.type === 'organisation')
    expect(own.map(({ name }) => name)).toEqual(['default', 'archive', 'sales', 'support'])
  })

  it('says how many there are in all, connected, to be tested, and of customers', () => {
    expect(view.connectionTotals).toEqual({
      ...{ all: PEOPLE + 4, connected: PEOPLE, testable: PEOPLE },
    })
    expect(view.customerConnections).toBe(CUSTOMERS)
  })

  it('says so in a list of integrations too, of each its own', async () => {
    const { items } = await listIntegrations(admin, { start: 0, count: 50 })
    expect(items.find((one) => one.id === id)).toEqual(view)
    expect(items.find((one) => one.id === other)).toMatchObject({
      connections: [{ name: 'default' }],
      connectionTotals: { all: 1, connected: 0, testable: 0 },
      customerConnections: 0,
    })
  })

  it('has all of them in the list that its page leads to', async () => {
    const query = { integration: view.slug, start: '2000', count: '50' }
    const page = await listConnections(admin, connectionQuery.parse(query))
    expect(page).toMatchObject({
      ...{ total: view.connectionTotals.all, count: 4 },
      ...{ integration: { slug: view.slug, name: 'GitHub' } },
    })
    expect(page.counts.needs_reauth).toBe(BROKEN)
    const parts = await Promise.all(
      ['0', '1000', '2000'].map((start) =>
        listConnections(admin, connectionQuery.parse({ ...query, start, count: '1000' })),
      ),
    )
    const told = parts.flatMap(({ items }) => items.map((one) => one.id))
    expect(new Set(told).size).toBe(view.connectionTotals.all)
    expect(parts[0]?.items.slice(0, 2).map(({ owner }) => owner.type)).toEqual(['organisation', 'user'])
    const nowhere = await listConnections(admin, connectionQuery.parse({ integration: 'gone' }))
    expect(nowhere).toMatchObject({ total: 0, integration: null })
  })

  it('counts those of what is switched off as nothing to test', async () => {
    const disabled = await updateIntegration(admin, id, { enabled: false })
    expect(disabled.connectionTotals).toEqual({ all: PEOPLE + 4, connected: PEOPLE, testable: 0 })
    await updateIntegration(admin, id, { enabled: true })
  })

  it('is told with fifty of the organisation’s at most, the default one always among them', async () => {
    const broken = { validationStatus: 'error' as const, validationCode: 'token_revoked' }
    await database().connection.createMany({
      data: Array.from({ length: 80 }, (_, n) => ({
        ...{ integrationId: id, name: `broken-${n}`, credential: Buffer.from('sealed'), ...broken },
      })),
    })
    const { connections, connectionTotals, setup } = await readIntegration(admin, id)
    const own = connections.filter(({ owner }) => owner.type === 'organisation')
    expect(own).toHaveLength(50)
    expect(own.map(({ name }) => name)).toContain('default')
    expect(connections).toHaveLength(50 + 20)
    expect(connectionTotals.all).toBe(PEOPLE + 84)
    expect(setup).toEqual(view.setup)
    await database().connection.deleteMany({ where: { integrationId: id, name: { startsWith: 'broken-' } } })
  })
})

describe('the turns of the clock', () => {
  const at = new Date(Date.now() - 600_000)
  const set = (data: object, where: object = {}) =>
    database().connection.updateMany({ where: { integrationId: id, ...where }, data })
  const schedule = async () => (await updateIntegration(admin, id, { validateEvery: 'hourly' })).schedule

  it('are those of all connections, not of the first ones alone', async () => {
    expect((await schedule()).lastAt).toBeNull()
    await set({ scheduledAt: at })
    expect(await schedule()).toEqual({
      lastAt: at.toISOString(),
      nextAt: new Date(at.getTime() + 3_600_000).toISOString(),
    })
    const later = new Date(at.getTime() + 300_000)
    const last = await database().connection.findFirstOrThrow({ where: { accountName: 'Account 1900' } })
    await set({ scheduledAt: later }, { id: last.id })
    expect((await schedule()).lastAt).toBe(later.toISOString())
    await set({ scheduledAt: null }, { id: last.id })
    expect(Date.parse((await schedule()).nextAt ?? '')).toBeGreaterThan(at.getTime())
    expect(Date.parse((await schedule()).nextAt ?? '')).toBeLessThanOrEqual(Date.now())
  })

  it.each([
    ['switched off', { enabled: false }],
    ['refused for good', { enabled: true, refusedCode: 'invalid_grant' }],
    ['without a credential', { refusedCode: null, credential: null }],
  ])('never come to one that is %s', async (_, data) => {
    await set(data)
    expect((await schedule()).nextAt).toBeNull()
  })
})

it('who calls for any of them is told once, whatever number of connections it calls for', async () => {
  const day = new Date()
  const ids = await database().connection.findMany({
    where: { integrationId: id },
    // A customer's, whose callers are told of elsewhere, is not the first.
    orderBy: { ownerType: 'asc' },
    select: { id: true },
  })
  const call = (actorId: string, connectionId: string) => ({
    ...{ day, actorType: 'api_key', actorId, actorName: actorId, connectionId, calls: 2, lastAt: day },
  })
  const lines = ids.map((one) => call('busy', one.id))
  await database().accessDay.createMany({ data: [...lines, call('calm', ids[0]?.id ?? '')] })
  const { callers } = await whoUsesIntegration(admin, id)
  expect(callers.map(({ name, today }) => [name, today])).toEqual([
    ['busy', 2 * (PEOPLE + 4)],
    ['calm', 2],
  ])
})
