import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { eventActor } from '@/components/event/event-words'
import { inPlaceOf, nameOf, whoActs } from '@/lib/core/actor'
import { messagesIn } from '@/lib/core/messages'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { createOneTimeToken } from '@/lib/operations/create-one-time-token'
import { endSubjectSession } from '@/lib/operations/end-subject-session'
import { listEvents } from '@/lib/operations/list-events'
import { openCatalogAs } from '@/lib/operations/open-catalog-as'
import { openOneTimeToken } from '@/lib/operations/open-one-time-token'
import { removeSubjectConnection } from '@/lib/operations/remove-subject-connection'
import { renameSubjectConnection } from '@/lib/operations/rename-subject-connection'
import { database } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { consent } from '../support/consent'
import { signedIn } from '../support/house'
import { catalogHouse, nobody, REDIRECT_URI } from './catalog-house'

const house = catalogHouse()

/** An admin of their own name, who has the catalog open as a fresh customer. */
async function adminInPlace() {
  const [admin, guest] = [await signedIn(), await house.guest()]
  await database().user.update({ where: { id: admin.id }, data: { name: 'Ada' } })
  const { subject } = await openCatalogAs(admin, guest.subject.externalId)
  return { admin, guest, inPlace: { ...subject, requestId: randomUUID(), address: null } }
}

it('what an admin does in a customer’s place is logged as the admin’s, and says in whose place', async () => {
  const { admin, guest, inPlace } = await adminInPlace()
  const browser = randomToken()
  const { url, connectionId } = await beginSubjectConnect(inPlace, { slug: 'local', browser })
  const callback = await consent(url ?? '', REDIRECT_URI)
  await completeAuthorization(inPlace, { query: callback.searchParams, path: callback.pathname, browser })
  await renameSubjectConnection(inPlace, connectionId, 'renamed')
  await removeSubjectConnection(inPlace, connectionId)
  await endSubjectSession(inPlace)

  const { events } = await listEvents(house.admin, { actor: admin.id, count: 50 })
  const done = events.filter(({ detail }) => detail.inPlaceOf !== undefined)
  expect(done.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      ...['subject.entered', 'connection.added', 'connection.connected', 'connection.renamed'],
      ...['connection.removed', 'subject.left'],
    ]),
  )
  const { externalId } = guest.subject
  for (const { actor, detail } of done)
    expect([actor, detail.inPlaceOf]).toEqual([{ type: 'user', id: admin.id, name: 'Ada' }, externalId])
  const theirs = { actorType: 'subject', actorId: guest.subject.id, type: { not: 'subject.entered' } }
  expect(await database().event.count({ where: theirs })).toBe(0)

  const renamed = done.find(({ type }) => type === 'connection.renamed')
  if (!renamed) throw new Error('it was not renamed')
  expect(eventActor(renamed, messagesIn('en'))).toBe(`Ada (in place of the customer ${externalId})`)
  expect(eventActor(renamed, messagesIn('de'))).toBe(`Ada (an Stelle des Kunden ${externalId})`)
  const entered = done.find(({ type }) => type === 'subject.entered')
  expect(entered && eventActor(entered, messagesIn('en'))).toBe('Ada')
})

it('it is the admin in every window that they open from there, and no customer’s doing is', async () => {
  const { admin, guest, inPlace } = await adminInPlace()
  const { subject } = await openOneTimeToken(nobody(), (await createOneTimeToken(inPlace)).ott)
  expect(subject.openedBy).toEqual({ id: admin.id, name: 'Ada' })
  const opened = { type: 'subject.entered', actorId: admin.id, actorType: 'user' }
  expect(await database().event.count({ where: opened })).toBe(2)
  expect(guest.subject.openedBy).toBeUndefined()
  expect(whoActs(guest.subject)).toMatchObject({ actorType: 'subject', actorId: guest.subject.id })
  expect([nameOf(inPlace), inPlaceOf(guest.subject)]).toEqual(['Ada', null])
})
