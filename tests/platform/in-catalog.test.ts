import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIntegration } from '@/lib/operations/create-integration'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { ask, type Caller, person } from '../api/callers'
import { addFor } from '../support/customers'
import { closeHouse, openHouse, signedIn } from '../support/house'

let admin: Caller
beforeAll(async () => {
  await openHouse([])
  admin = await person('admin')
})
afterAll(closeHouse)

it('an integration is offered to customers when an admin says so, and lists none of their connections', async () => {
  const { slug, id } = await createIntegration(await signedIn(), { provider: 'google' })
  const read = async () => (await ask(admin, 'GET', `/integrations/${slug}`)).json()
  expect(await read()).toMatchObject({ inCatalog: false, multiple: false })
  const change = { inCatalog: true, multiple: true }
  expect(await (await ask(admin, 'PATCH', `/integrations/${slug}`, change)).json()).toMatchObject(change)
  await addFor(await provisionSubject(await signedIn(), { externalId: 'ann' }), id)
  const { connections, customerConnections } = await read()
  expect(customerConnections).toBe(1)
  expect(connections.map(({ owner }: { owner: { type: string } }) => owner.type)).toEqual(['organisation'])
  const viewer = await person('viewer')
  expect((await ask(viewer, 'PATCH', `/integrations/${slug}`, change)).status).toBe(403)
})
