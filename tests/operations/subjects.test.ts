import { describe, expect, it } from 'vitest'
import { connectionQuery } from '@/lib/contract/connection'
import { findCustomers } from '@/lib/operations/find-customers'
import { listConnections } from '@/lib/operations/list-connections'
import { listEvents } from '@/lib/operations/list-events'
import { listGroups } from '@/lib/operations/list-groups'
import { listSubjects, type SubjectQuery } from '@/lib/operations/list-subjects'
import { readOverview } from '@/lib/operations/read-overview'
import { readGroupPage, readSubjectPage } from '@/lib/operations/read-subject-page'
import { renameGroup } from '@/lib/operations/rename-group'
import { updateIntegration } from '@/lib/operations/update-integration'
import { database } from '@/lib/store/database'
import { addFor } from '../support/customers'
import { PUBLIC_URL } from '../support/house'
import { refusalOf } from '../support/refusal'
import { customerHouse } from './customer-house'

const house = customerHouse()
const { customer, connected } = house

const EVERYBODY: SubjectQuery = { q: null, statuses: null, integration: null, start: 0, count: 50 }

const list = (query: Partial<SubjectQuery> = {}) => listSubjects(house.viewer, { ...EVERYBODY, ...query })

const ids = async (query: Partial<SubjectQuery> = {}) =>
  (await list(query)).items.map(({ externalId }) => externalId)

describe('the list of customers', () => {
  it('begins with who has something broken, their own or their group’s; then by name', async () => {
    await connected(await customer('a-works'), house.mail)
    await customer('b-nothing')
    await connected(await customer('z-broken'), house.mail, 'token_revoked')
    const acme = await customer('y-first-of-acme', { groupId: 'acme' })
    await connected(acme, house.chat, 'token_revoked')
    await customer('x-second-of-acme', { groupId: 'acme' })
    await customer('c-called', { name: 'Aaron' })
    const page = await list()
    expect(page.items.map(({ externalId }) => externalId)).toEqual([
      ...['x-second-of-acme', 'y-first-of-acme', 'z-broken'],
      ...['a-works', 'c-called', 'b-nothing'],
    ])
    expect(page.counts).toEqual({ all: 6, failing: 3 })
    expect(page.items[0]?.connections).toEqual([
      expect.objectContaining({
        integration: { slug: 'chat', name: 'Chat' },
        status: 'needs_reauth',
        count: 1,
      }),
    ])
  })

  it('is narrowed by words of an id, a name or a group, taken as they were typed', async () => {
    await customer('100%', { name: 'Percent' })
    await customer('100', { groupId: 'a_b' })
    await customer('other', { groupId: 'axb' })
    expect(await ids({ q: '100%' })).toEqual(['100%'])
    expect(await ids({ q: 'perCENT' })).toEqual(['100%'])
    expect(await ids({ q: 'a_b' })).toEqual(['100'])
    expect((await list({ q: '100' })).counts).toEqual({ all: 2, failing: 0 })
    expect(await ids({ q: 'nobody' })).toEqual([])
  })

  it('is narrowed by a status and an integration, of one and the same connection', async () => {
    const both = await customer('both')
    await connected(both, house.mail)
    await connected(both, house.chat, 'token_revoked')
    await connected(await customer('mail-broken'), house.mail, 'token_revoked')
    expect(await ids({ integration: 'mail' })).toEqual(['both', 'mail-broken'])
    expect(await ids({ integration: 'mail', statuses: ['needs_reauth'] })).toEqual(['mail-broken'])
    expect(await ids({ statuses: ['needs_reauth'] })).toEqual(['both', 'mail-broken'])
    expect(await ids({ statuses: ['connected'] })).toEqual(['both'])
    expect((await list({ integration: 'mail' })).counts).toEqual({ all: 2, failing: 1 })
    expect(await ids({ integration: 'nothing' })).toEqual([])
  })

  it('is cut in parts that together are all of it', async () => {
    for (let at = 0; at < 7; at++) await customer(`customer-${at}`)
    const parts = [
      await list({ count: 3 }),
      await list({ start: 3, count: 3 }),
      await list({ start: 6, count: 3 }),
    ]
    expect(parts.flatMap(({ items }) => items.map(({ externalId }) => externalId))).toEqual(
      Array.from({ length: 7 }, (_, at) => `customer-${at}`),
    )
    expect(parts.map(({ total }) => total)).toEqual([7, 7, 7])
  })

  it('shows what is switched off or never connected as nothing broken', async () => {
    await addFor(await customer('began'), house.mail)
    await connected(await customer('off'), house.chat, 'token_revoked')
    await updateIntegration(house.admin, 'chat', { enabled: false })
    expect((await list()).counts).toEqual({ all: 2, failing: 0 })
    await updateIntegration(house.admin, 'chat', { enabled: true })
    expect((await list()).counts).toEqual({ all: 2, failing: 1 })
  })
})

describe('groups', () => {
  it('are listed with their size and what is connected in them, the broken first', async () => {
    await customer('one', { groupId: 'alpha' })
    await connected(await customer('two', { groupId: 'beta' }), house.mail, 'token_revoked')
    await customer('three', { groupId: 'beta' })
    const page = await listGroups(house.viewer, EVERYBODY)
    expect(page.items.map(({ externalId, members }) => [externalId, members])).toEqual([
      ['beta', 2],
      ['alpha', 1],
    ])
    expect(page.counts).toEqual({ all: 2, failing: 1 })
    expect((await listGroups(house.viewer, { ...EVERYBODY, q: 'alp' })).total).toBe(1)
    const beta = await readGroupPage(house.viewer, 'beta', { start: 0, count: 1 })
    expect(beta.members).toEqual({ items: [{ externalId: 'three', name: null }], total: 2 })
    expect(beta.connections.map(({ status }) => status)).toEqual(['needs_reauth'])
  })
})

describe('what is typed to find somebody', () => {
  it('finds the first few customers and groups, and nobody for who may not read them', async () => {
    await customer('find-me', { name: 'Ada Lovelace', groupId: 'the ladas' })
    for (let at = 0; at < 9; at++) await customer(`many-${at}`)
    expect(await findCustomers(house.viewer, 'ada')).toEqual({
      customers: [{ externalId: 'find-me', name: 'Ada Lovelace', group: 'the ladas' }],
      groups: [{ externalId: 'the ladas', name: null }],
    })
    expect((await findCustomers(house.viewer, 'many-')).customers).toHaveLength(6)
    expect(await findCustomers(house.viewer, '%')).toEqual({ customers: [], groups: [] })
    const other = { ...house.viewer, ...{ type: 'anonymous' as const } }
    expect(await refusalOf(findCustomers(other, 'ada'))).toBe('unauthenticated')
  })
})

describe('a group’s name', () => {
  it('is how people call it; its id, members and connections stay', async () => {
    await customer('named-one', { groupId: 'g/1' })
    const name = async () => (await readGroupPage(house.viewer, 'g/1', { start: 0, count: 1 })).name
    await renameGroup(house.admin, 'g/1', 'Acme, Inc.')
    expect(await name()).toBe('Acme, Inc.')
    const before = await database().event.count()
    await renameGroup(house.admin, 'g/1', 'Acme, Inc.')
    expect(await database().event.count()).toBe(before)
    expect((await listGroups(house.viewer, { ...EVERYBODY, q: 'acme,' })).items).toMatchObject([
      { externalId: 'g/1', name: 'Acme, Inc.', members: 1 },
    ])
    const [event] = (await listEvents(house.admin, { count: 1 })).events
    expect(event).toMatchObject({ type: 'subject.group_renamed', target: 'g/1', detail: { before: null } })
    await renameGroup(house.admin, 'g/1', null)
    expect(await name()).toBeNull()
    expect(await refusalOf(renameGroup(house.viewer, 'g/1', 'x'))).toBe('forbidden')
    expect(await refusalOf(renameGroup(house.admin, 'nobody', 'x'))).toBe('unknown_group')
  })
})

describe('a customer’s page', () => {
  it('has what is broken first though there is more than it lists, and says how much there is', async () => {
    const owner = await customer('hoarder')
    const data = Array.from({ length: 205 }, (_, at) => ({
      ...{ integrationId: house.chat, name: `a-${at}` },
      ...{ ownerType: 'subject' as const, ownerId: owner.id },
    }))
    await database().connection.createMany({ data })
    await connected(owner, house.mail, 'token_revoked')
    const page = await readSubjectPage(house.viewer, 'hoarder')
    expect([page.total, page.own, page.connections.length]).toEqual([206, 206, 200])
    expect(page.connections[0]?.status).toBe('needs_reauth')
  })

  it('says where a customer repairs it, as long as they are offered it', async () => {
    const owner = await customer('repairer')
    await connected(owner, house.mail, 'token_revoked')
    const url = async () => (await readSubjectPage(house.viewer, 'repairer')).connections[0]?.catalogUrl
    expect(await url()).toBeNull()
    await updateIntegration(house.admin, 'mail', { inCatalog: true })
    expect(await url()).toBe(`${PUBLIC_URL}/connectors/mail`)
    await updateIntegration(house.admin, 'mail', { inCatalog: false })
  })

  it('has their own and their group’s, what is broken first, by an id of any printable signs', async () => {
    const externalId = 'a/b?c#d%20 "ü漢😀\\ +&'
    const own = await customer(externalId)
    await connected(own, house.mail)
    const joined = await customer(externalId, { groupId: 'acme' })
    await connected(joined, house.chat, 'token_revoked')
    const page = await readSubjectPage(house.viewer, externalId)
    expect(page.connections.map(({ owner, status }) => [owner.type, status])).toEqual([
      ['group', 'needs_reauth'],
      ['subject', 'connected'],
    ])
    expect(await refusalOf(readSubjectPage(house.viewer, 'nobody'))).toBe('unknown_subject')
  })

  it('tells when they were there, and not when an admin looked', async () => {
    const { id } = await customer('seen')
    const visit = (openedBy: string | null, day: number) =>
      database().subjectSession.create({
        data: {
          ...{ subjectId: id, via: 'link', digest: Buffer.from(`d${day}`), openedBy },
          createdAt: new Date(Date.UTC(2026, 0, day)),
          expiresAt: new Date(Date.UTC(2026, 1, day)),
        },
      })
    expect((await readSubjectPage(house.viewer, 'seen')).lastSeenAt).toBeNull()
    await visit(null, 3)
    await visit(house.admin.id, 5)
    expect((await readSubjectPage(house.viewer, 'seen')).lastSeenAt).toBe('2026-01-03T00:00:00.000Z')
    expect((await list()).items[0]?.lastSeenAt).toBe('2026-01-03T00:00:00.000Z')
  })
})

describe('what customers have connected', () => {
  it('is no line each on the overview and in the list of connections: one for an integration, counted', async () => {
    for (let at = 0; at < 3; at++)
      await connected(await customer(`broken-${at}`), house.mail, 'token_revoked')
    await connected(await customer('slow'), house.chat, 'timeout')
    await connected(await customer('works'), house.chat)
    const overview = await readOverview(house.viewer)
    expect(overview.customers).toEqual([
      expect.objectContaining({ integration: { slug: 'mail', name: 'Mail' }, count: 3, reconnect: true }),
      expect.objectContaining({ integration: { slug: 'chat', name: 'Chat' }, count: 1, reconnect: false }),
    ])
    expect([overview.failing, overview.failingTotal]).toEqual([[], 0])
    expect(Object.values(overview.counts).reduce((sum, count) => sum + count)).toBe(2)
    const { items } = await listConnections(house.viewer, connectionQuery.parse({}))
    expect(items.map(({ owner }) => owner.type)).toEqual(['organisation', 'organisation'])
  })
})
