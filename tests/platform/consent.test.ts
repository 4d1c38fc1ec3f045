import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { beginSubjectConnect, type SubjectConnect } from '@/lib/operations/begin-subject-connect'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { createConnectSession } from '@/lib/operations/create-connect-session'
import { listConnectors } from '@/lib/operations/list-connectors'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { isOfCatalog, readAttemptEnd } from '@/lib/operations/read-attempt-end'
import { readConnectorFor } from '@/lib/operations/read-connector-for'
import { removeSubjectConnection } from '@/lib/operations/remove-subject-connection'
import { renameSubjectConnection } from '@/lib/operations/rename-subject-connection'
import { database } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { consent, type Person } from '../support/consent'
import { GOOD_KEY } from '../support/key-provider'
import { refusalOf } from '../support/refusal'
import { catalogHouse, type Guest, nobody, REDIRECT_URI, secretOf } from './catalog-house'

const house = catalogHouse()

/** Goes to the provider and back, up to the callback's address. */
async function consentAs(
  { subject, browser }: Guest,
  more: Partial<SubjectConnect> = {},
  person: Person = {},
) {
  const { url, connectionId } = await beginSubjectConnect(subject, { slug: 'local', browser, ...more })
  return { callback: await consent(url ?? '', REDIRECT_URI, person), connectionId }
}

function finish(callback: URL, actor: Actor, browser: string | null) {
  return completeAuthorization(actor, { query: callback.searchParams, path: callback.pathname, browser })
}

async function connect(guest: Guest, more: Partial<SubjectConnect> = {}, person: Person = {}) {
  const { callback, connectionId } = await consentAs(guest, more, person)
  await finish(callback, guest.subject, guest.browser)
  return connectionId
}

const localOf = ({ subject }: Guest) => readConnectorFor(subject, 'local')

describe('a customer’s consent', () => {
  it('yields a connection of theirs, which nobody else sees', async () => {
    const [ann, bob] = [await house.guest(), await house.guest()]
    const id = await connect(ann, {}, { login: 'ann' })
    const { connections, scopes } = await localOf(ann)
    expect(connections).toMatchObject([
      { id, status: 'connected', owner: 'user', name: 'default', failure: null },
    ])
    expect(connections[0]?.account).toContain('ann')
    expect(scopes).toContainEqual({ name: 'profile', label: 'Read your name' })
    expect((await localOf(bob)).connections).toEqual([])
    const row = await database().connection.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ ownerType: 'subject', ownerId: ann.subject.id })
  })

  it('C, B05 is finished by nobody else: another customer, another browser, another session, the console', async () => {
    const [ann, bob] = [await house.guest(), await house.guest()]
    const { callback } = await consentAs(ann)
    await house.server.forget()
    const link = await createConnectSession(house.admin, { externalId: ann.subject.externalId })
    const again = await openConnectSession(nobody(), secretOf(link.url))
    const others: (readonly [Actor, string | null])[] = [
      [bob.subject, bob.browser],
      [bob.subject, ann.browser],
      [ann.subject, bob.browser],
      [ann.subject, null],
      [{ ...again.subject, requestId: 'r', address: null }, ann.browser],
      [{ ...ann.subject, sessionId: null }, ann.browser],
      [house.admin, ann.browser],
    ]
    for (const [actor, browser] of others)
      expect(await finish(callback, actor, browser)).toEqual({ type: 'refused', code: 'other_session' })
    expect(await finish(callback, nobody(), ann.browser)).toEqual({
      type: 'refused',
      code: 'session_missing',
    })
    expect(await house.server.tokenRequests()).toEqual([])
    expect(await readAttemptEnd(bob.subject, callback.searchParams.get('state'))).toBe(null)
    // Nor can they burn it.
    await finish(callback, ann.subject, ann.browser)
    expect((await localOf(ann)).connections).toMatchObject([{ status: 'connected' }])
  })

  it('C two who finish each other’s connect nothing, and a console user’s is no customer’s', async () => {
    const [ann, bob] = [await house.guest(), await house.guest()]
    const [anns, bobs] = [await consentAs(ann), await consentAs(bob)]
    await finish(anns.callback, bob.subject, bob.browser)
    await finish(bobs.callback, ann.subject, ann.browser)
    for (const guest of [ann, bob])
      expect((await localOf(guest)).connections.filter(({ status }) => status === 'connected')).toEqual([])
    const { url } = await beginAuthorization(house.admin, { integration: 'local', browser: ann.browser })
    const callback = await consent(url, REDIRECT_URI)
    expect(await finish(callback, ann.subject, ann.browser)).toEqual({
      type: 'refused',
      code: 'other_session',
    })
  })

  it('a code of somebody else’s in an attempt of theirs is refused', async () => {
    const [ann, mallory] = [await house.guest(), await house.guest()]
    const [own, foreign] = [await consentAs(ann), await consentAs(mallory)]
    own.callback.searchParams.set('code', foreign.callback.searchParams.get('code') ?? '')
    await finish(own.callback, ann.subject, ann.browser)
    const end = await readAttemptEnd(ann.subject, own.callback.searchParams.get('state'))
    expect(end).toMatchObject({ error: 'code_refused', connectionId: own.connectionId })
  })

  it('is told to the window that began it: how it ended, and whether it was a pop-up', async () => {
    const ann = await house.guest()
    const denied = await consentAs(ann, { popup: true }, { decision: 'cancel' })
    await finish(denied.callback, ann.subject, ann.browser)
    const state = denied.callback.searchParams.get('state')
    const { connectionId } = denied
    const expected = { slug: 'local', connectionId, popup: true, error: 'cancelled' }
    expect(await readAttemptEnd(ann.subject, state)).toEqual(expected)
    expect(await isOfCatalog(state)).toBe(true)
    expect(await isOfCatalog('made-up')).toBe(false)
    expect((await localOf(ann)).connections).toMatchObject([{ attempt: { failure: { code: 'cancelled' } } }])
    // The one that was begun is taken up again.
    const again = await consentAs(ann)
    expect(again.connectionId).toBe(connectionId)
    await finish(again.callback, ann.subject, ann.browser)
    const end = await readAttemptEnd(ann.subject, again.callback.searchParams.get('state'))
    expect(end).toEqual({ slug: 'local', connectionId, popup: false, error: null })
  })

  it('needs a browser’s session: a token alone begins none', async () => {
    const { subject, browser } = await house.guest()
    const bare = { ...subject, sessionId: null }
    expect(await refusalOf(beginSubjectConnect(bare, { slug: 'local', browser }))).toBe('unauthenticated')
  })

  it('is for what is on offer, and to them', async () => {
    const bound = await house.guest(undefined, ['keyed'])
    const free = await house.guest()
    const begin = (guest: Guest, slug: string) =>
      refusalOf(beginSubjectConnect(guest.subject, { slug, browser: guest.browser }))
    expect(await begin(bound, 'local')).toBe('unknown_connector')
    for (const slug of ['hidden', 'nothing', '../local', "'", 'LOCAL'])
      expect(await begin(free, slug)).toBe('unknown_connector')
  })
})

describe('several accounts', () => {
  it('stand beside each other, are named, and one by one removed', async () => {
    const ann = await house.guest()
    const first = await connect(ann, {}, { login: 'one' })
    const second = await connect(ann, { new: true }, { login: 'two' })
    expect(second).not.toBe(first)
    await renameSubjectConnection(ann.subject, second, 'marketing')
    expect((await localOf(ann)).connections.map(({ name }) => name).sort()).toEqual(['default', 'marketing'])
    expect(await refusalOf(renameSubjectConnection(ann.subject, second, 'default'))).toBe('already_exists')
    expect(await refusalOf(renameSubjectConnection(ann.subject, second, ' '))).toBe('empty_name')
    expect(await removeSubjectConnection(ann.subject, first)).toBe('revoked')
    expect((await localOf(ann)).connections).toMatchObject([{ id: second, status: 'connected' }])
  })

  it('are refused where one is enough', async () => {
    const { subject, browser } = await house.guest()
    const begin = (more: Partial<SubjectConnect> = {}) =>
      beginSubjectConnect(subject, { slug: 'keyed', browser, fields: { api_key: GOOD_KEY }, ...more })
    const { url, connectionId } = await begin()
    expect(url).toBe(null)
    expect(await refusalOf(begin({ new: true }))).toBe('only_one_connection')
    expect((await begin()).connectionId).toBe(connectionId)
    const twins = await house.guest()
    const both = await Promise.all(
      [1, 2].map(() => beginSubjectConnect(twins.subject, { slug: 'local', browser: twins.browser })),
    )
    expect(new Set(both.map((one) => one.connectionId)).size).toBe(1)
  })

  it('G01 of somebody else are not there: to connect, rename or remove', async () => {
    const [ann, bob] = [await house.guest(), await house.guest()]
    const connectionId = await connect(ann)
    const organisations = await database().connection.findFirstOrThrow({
      where: { ownerType: 'organisation' },
    })
    for (const id of [connectionId, organisations.id, crypto.randomUUID(), 'local', '../x', '']) {
      const begin = { slug: 'local', browser: bob.browser, connectionId: id }
      expect(await refusalOf(beginSubjectConnect(bob.subject, begin))).toBe('not_found')
      expect(await refusalOf(renameSubjectConnection(bob.subject, id, 'mine'))).toBe('not_found')
      expect(await refusalOf(removeSubjectConnection(bob.subject, id))).toBe('not_found')
    }
    expect((await localOf(ann)).connections).toMatchObject([{ name: 'default', status: 'connected' }])
  })
})

describe('a group', () => {
  it('has what its members connect; who leaves in the middle connects nothing for it', async () => {
    const [ann, bob] = [await house.guest('acme'), await house.guest('acme')]
    const id = await connect(ann)
    expect((await localOf(bob)).connections).toMatchObject([{ id, owner: 'group', status: 'connected' }])
    const { callback } = await consentAs(bob, { connectionId: id })
    const { externalId } = bob.subject
    await provisionSubject(house.admin, { externalId, groupId: null })
    await house.server.forget()
    const left = { ...bob.subject, groupId: null }
    expect(await finish(callback, left, bob.browser)).toEqual({ type: 'refused', code: 'other_session' })
    expect(await house.server.tokenRequests()).toEqual([])
    expect((await readConnectorFor(left, 'local')).connections).toEqual([])
  })
})

describe('a typed key', () => {
  const begin = ({ subject, browser }: Guest, fields: Record<string, string>) =>
    beginSubjectConnect(subject, { slug: 'keyed', browser, fields })

  it('is saved once the provider takes it, and is nowhere to be read', async () => {
    const ann = await house.guest()
    expect(await refusalOf(begin(ann, { api_key: 'a-wrong-key' }))).toBe('credential_refused')
    expect(await refusalOf(begin(ann, {}))).toBe('invalid_input')
    expect((await readConnectorFor(ann.subject, 'keyed')).connections).toEqual([])
    await begin(ann, { api_key: GOOD_KEY })
    const connectors = await listConnectors(ann.subject)
    const keyed = connectors.find(({ slug }) => slug === 'keyed')
    expect(keyed?.connections).toMatchObject([{ status: 'connected', account: 'Acme' }])
    expect(keyed?.fields.map(({ key }) => key)).toEqual(['place', 'api_key'])
    expect(JSON.stringify(connectors)).not.toContain(GOOD_KEY)
  })

  it('that the link brought along is not asked for', async () => {
    const { subject } = await house.guest()
    const fields = { keyed: { api_key: GOOD_KEY } }
    const { url } = await createConnectSession(house.admin, { externalId: subject.externalId, fields })
    const entered = await openConnectSession(nobody(), secretOf(url))
    const guest = { ...entered.subject, requestId: 'r', address: null }
    const { fields: asked } = await readConnectorFor(guest, 'keyed')
    expect(asked.map(({ key }) => key)).toEqual(['place'])
    await beginSubjectConnect(guest, { slug: 'keyed', browser: randomToken() })
    expect((await readConnectorFor(guest, 'keyed')).connections).toMatchObject([{ status: 'connected' }])
  })
})
