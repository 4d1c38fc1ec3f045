import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIntegration } from '@/lib/operations/create-integration'
import { listConnectors } from '@/lib/operations/list-connectors'
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

it('what customers read about it is the organisation’s to say, and without that its provider’s', async () => {
  const admins = await signedIn()
  const { slug } = await createIntegration(admins, { provider: 'stripe' })
  const says = async (description: string | null) => {
    const answer = await ask(admin, 'PATCH', `/integrations/${slug}`, { description, inCatalog: true })
    expect(answer.status).toBe(200)
    const ann = { ...(await provisionSubject(admins, { externalId: 'ann' })), type: 'subject' as const }
    const customer = {
      ...ann,
      name: 'Ann',
      sessionId: null,
      integrationIds: [],
      requestId: 'r',
      address: null,
    }
    return (await listConnectors(customer)).find((connector) => connector.slug === slug)?.description
  }
  expect(await says(' Gleicht Rechnungen ab. ')).toBe('Gleicht Rechnungen ab.')
  const own = await says(null)
  expect(own).toContain('Stripe')
  expect(await says('  ')).toBe(own)
  for (const description of ['x'.repeat(201), 'a\u202eb', 7]) {
    const refused = await ask(admin, 'PATCH', `/integrations/${slug}`, { description })
    expect(refused.status).toBe(400)
  }
})
