import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeStreams } from '@/lib/api/streams'
import { systemActor } from '@/lib/core/actor'
import type { EventType } from '@/lib/core/event'
import { bus } from '@/lib/events/bus'
import { endSubjectSession } from '@/lib/operations/end-subject-session'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { announce } from '@/lib/operations/record-event'
import { removeSubjectConnection } from '@/lib/operations/remove-subject-connection'
import { database } from '@/lib/store/database'
import { listen } from '@/lib/store/listen'
import { ask } from '../api/callers'
import { Live } from '../api/live'
import { addFor } from '../support/customers'
import { catalogHouse, type Guest } from './catalog-house'

const house = catalogHouse()
let integrationId: string
beforeAll(async () => {
  bus().start(listen)
  integrationId = (await database().integration.findUniqueOrThrow({ where: { slug: 'local' } })).id
})
afterEach(closeStreams)
afterAll(() => bus().close())

async function listenAs({ caller }: Guest, headers = {}): Promise<Live> {
  const live = new Live(await ask({ ...caller, ...headers }, 'GET', '/platform_user/events'))
  await expect.poll(() => live.text).toContain('hello')
  return live
}

const happen = (type: EventType, connectionId: string | null, detail = {}) =>
  announce(systemActor('test'), { type, connectionId, integrationId, detail })

const heardBy = ({ changes }: Live) => changes.map(({ type }) => type)

describe('K a customer’s live stream', () => {
  it('tells of their connections and their group’s, and of nothing else', async () => {
    const [ann, bob, eve] = [await house.guest('acme'), await house.guest('acme'), await house.guest()]
    const own = await addFor({ id: ann.subject.id, groupId: null }, integrationId)
    const shared = await addFor(ann.subject, integrationId, 'shared')
    const others = await addFor(eve.subject, integrationId)
    const { id: organisations } = await database().connection.findFirstOrThrow({
      where: { ownerType: 'organisation' },
    })
    const [anns, bobs, eves] = [await listenAs(ann), await listenAs(bob), await listenAs(eve)]
    await happen('connection.connected', organisations)
    await happen('connection.degraded', others)
    await happen('connection.validated', own)
    await happen('connection.needs_reauth', shared)
    await happen('integration.updated', null)
    await happen('security.denied', own)
    await happen('token.refreshed', shared)
    await happen('connection.recovered', others)
    await expect.poll(() => heardBy(eves)).toEqual(['connection.degraded', 'connection.recovered'])
    await expect.poll(() => heardBy(bobs)).toEqual(['connection.needs_reauth', 'token.refreshed'])
    expect(heardBy(anns)).toEqual(['connection.validated', 'connection.needs_reauth', 'token.refreshed'])
  })

  it('has them look again when what is on offer may be another, and says nothing else of it', async () => {
    const anns = await listenAs(await house.guest())
    await announce(systemActor('test'), { type: 'settings.updated', integrationId: null, detail: {} })
    await announce(systemActor('test'), {
      ...{ type: 'integration.updated' as const, integrationId },
      detail: { inCatalog: false },
    })
    await expect.poll(() => anns.text).toContain('event: resync\ndata: {}\n\n')
    expect(anns.text.match(/event: resync/g)).toHaveLength(1)
    expect(anns.text).not.toContain('integration.updated')
    expect(anns.text).not.toContain(integrationId)
  })

  it('tells that one was removed, and of one that is new', async () => {
    const [ann, eve] = [await house.guest(), await house.guest()]
    const old = await addFor(ann.subject, integrationId)
    const [anns, eves] = [await listenAs(ann), await listenAs(eve)]
    await removeSubjectConnection(ann.subject, old)
    const fresh = await addFor(ann.subject, integrationId)
    await happen('connection.connected', fresh)
    await happen('connection.disabled', await addFor(eve.subject, integrationId))
    await expect.poll(() => heardBy(eves)).toEqual(['connection.disabled'])
    expect(heardBy(anns)).toEqual(['connection.removed', 'connection.connected'])
  })

  it('resumes with their own alone', async () => {
    const [ann, eve] = [await house.guest(), await house.guest()]
    const [mine, theirs] = [
      await addFor(ann.subject, integrationId),
      await addFor(eve.subject, integrationId),
    ]
    const { sequence } = await database().event.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    await happen('connection.degraded', theirs)
    await happen('connection.recovered', mine)
    const live = await listenAs(ann, { 'last-event-id': String(sequence) })
    await expect.poll(() => heardBy(live)).toEqual(['connection.recovered'])
  })

  it('is for what their link is for', async () => {
    const bound = await house.guest(undefined, ['keyed'])
    const live = await listenAs(bound)
    await happen('connection.degraded', await addFor(bound.subject, integrationId))
    const eve = await house.guest()
    const eves = await listenAs(eve)
    await happen('connection.recovered', await addFor(eve.subject, integrationId))
    await expect.poll(() => heardBy(eves)).toEqual(['connection.recovered'])
    expect(heardBy(live)).toEqual([])
  })

  it('ends when they change groups or sign out, before anything that comes after', async () => {
    const [ann, bob] = [await house.guest('movers'), await house.guest('movers')]
    const shared = await addFor(ann.subject, integrationId)
    const [anns, bobs] = [await listenAs(ann), await listenAs(bob)]
    await provisionSubject(house.admin, { externalId: ann.subject.externalId, groupId: null })
    await happen('connection.degraded', shared)
    await expect.poll(() => heardBy(bobs)).toEqual(['connection.degraded'])
    await expect.poll(() => anns.ended).toBe(true)
    expect(heardBy(anns)).toEqual([])
    await endSubjectSession(bob.subject)
    await expect.poll(() => bobs.ended).toBe(true)
    expect((await ask(bob.caller, 'GET', '/platform_user/events')).status).toBe(401)
  })
})
