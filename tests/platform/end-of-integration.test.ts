import { expect, it } from 'vitest'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { deleteIntegration } from '@/lib/operations/delete-integration'
import { openCatalogAs } from '@/lib/operations/open-catalog-as'
import { revokeAll } from '@/lib/operations/revoke-all'
import { database } from '@/lib/store/database'
import { consent } from '../support/consent'
import { catalogHouse, type Guest, REDIRECT_URI } from './catalog-house'

const house = catalogHouse()

async function connect({ subject, browser }: Guest): Promise<string> {
  const { url, connectionId } = await beginSubjectConnect(subject, { slug: 'local', browser })
  const callback = await consent(url ?? '', REDIRECT_URI)
  await completeAuthorization(subject, { query: callback.searchParams, path: callback.pathname, browser })
  return connectionId
}

const endings = (type: string) => database().event.count({ where: { type } })

it('revoke-all ends what customers connected too', async () => {
  const id = await connect(await house.guest())
  const before = await endings('token.revoked')
  expect(await revokeAll(house.admin, 'local')).toMatchObject([{ id, outcome: 'revoked' }])
  expect(await endings('token.revoked')).toBe(before + 1)
  expect(await database().connection.findUniqueOrThrow({ where: { id } })).toMatchObject({ credential: null })
})

it('who looks at the catalog in a customer’s place is told so, and the customer is not', async () => {
  const guest = await house.guest()
  expect(guest.subject.openedBy).toBeUndefined()
  const opened = await openCatalogAs(house.admin, guest.subject.externalId)
  expect(opened.subject.openedBy?.name).toBe(house.admin.name)
})

it('an integration that is deleted takes its customers’ connections along, and their grants end', async () => {
  await connect(await house.guest())
  const [before, connections] = [await endings('token.revoked'), await database().connection.count()]
  expect(connections).toBeGreaterThan(1)
  await deleteIntegration(house.admin, 'local')
  expect(await endings('token.revoked')).toBe(before + 1)
  const event = await database().event.findFirstOrThrow({ where: { type: 'integration.deleted' } })
  expect(event.detail).toMatchObject({ connections: 3 })
})
