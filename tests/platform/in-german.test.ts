import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { createIntegration } from '@/lib/operations/create-integration'
import { listConnectors } from '@/lib/operations/list-connectors'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { saveSetup } from '@/lib/operations/save-setup'
import { ask, type Caller, customer, nobody, person } from '../api/callers'
import { closeHouse, openHouse, signedIn } from '../support/house'

// What a provider says to people is read in their language; what was not translated is read in English.

let admin: Actor
let console_: Caller

const inGerman = (caller: Caller): Caller => ({ ...caller, 'accept-language': 'de' })

beforeAll(async () => {
  await openHouse([])
  admin = await signedIn()
  console_ = await person('admin')
  const fields = { client_id: 'the-client', client_secret: 'the-secret' }
  await createIntegration(admin, { provider: 'spotify' })
  await saveSetup(admin, 'spotify', { fields })
  await createIntegration(admin, { provider: 'stripe' })
  for (const slug of ['spotify', 'stripe'])
    await ask(console_, 'PATCH', `/integrations/${slug}`, { inCatalog: true })
})
afterAll(closeHouse)

it('a customer reads the catalog in German, and another one in English', async () => {
  const seen = async (locale: 'de' | 'en') => {
    const ann = { ...(await provisionSubject(admin, { externalId: 'ann' })), type: 'subject' as const }
    const rest = { name: 'Ann', sessionId: null, integrationIds: [], requestId: 'r', address: null, locale }
    const [spotify, stripe] = await listConnectors({ ...ann, ...rest })
    const scope = spotify?.scopes.find(({ name }) => name === 'user-read-email')?.label
    return { about: spotify?.about, scope, note: stripe?.revocationNote, key: stripe?.fields[0]?.label }
  }
  expect(await seen('de')).toEqual({
    about: 'Playlists, Bibliothek, Hörverlauf und Wiedergabe eines Spotify-Benutzers.',
    scope: 'Ihre E-Mail-Adresse sehen',
    note: expect.stringMatching(/^Löschen Sie den Schlüssel unter /),
    key: 'Geheimer oder eingeschränkter Schlüssel',
  })
  expect(await seen('en')).toMatchObject({
    scope: 'See your e-mail address',
    key: 'Secret or restricted key',
  })
})

it('an app’s page of connections, too, with what is wrong at a field', async () => {
  const ann = inGerman(await customer('ann'))
  const { connection } = await (await ask(ann, 'POST', '/platform_user/connections/stripe')).json()
  const [key] = connection.authorization.authorizer.prototype.collect_fields
  expect(key).toMatchObject({ name: 'api_key', label: 'Geheimer oder eingeschränkter Schlüssel' })
  expect(connection.connector.description).toMatch(/^Zahlungen, Kunden/)
  const refused = await ask(ann, 'POST', '/platform_user/connections/stripe', { fields: {} })
  expect(await refused.text()).toContain('Geheimer oder eingeschränkter Schlüssel darf nicht leer sein.')
  const listed = await ask(inGerman(nobody), 'GET', '/platform_user/platform/connectors/stripe')
  expect((await listed.json()).connector.about).toMatch(/^Zahlungen, Kunden/)
})

it('an admin sets it up in German, and is told in German what is missing', async () => {
  const read = async (caller: Caller) => (await ask(caller, 'GET', '/providers/microsoft')).json()
  const { description, fields } = await read(inGerman(console_))
  expect(description).toMatch(/übrige Microsoft 365/)
  expect(fields[0].label).toBe('Anwendungs-ID (Client)')
  expect((await read(console_)).fields[0].label).toBe('Application (client) ID')
  const setup = { fields: { client_id: '', tenant_id: 'kein mandant' } }
  await createIntegration(admin, { provider: 'microsoft' })
  const refused = await ask(inGerman(console_), 'PUT', '/integrations/microsoft/setup', setup)
  expect((await refused.json()).error.fields).toEqual({
    client_id: 'Anwendungs-ID (Client) fehlt.',
    client_secret: 'Client-Secret fehlt.',
    tenant_id: expect.stringMatching(/^Eine Mandanten-ID, /),
  })
})

it('what the organisation wrote stays as it wrote it', async () => {
  const own = 'Plays what your shop plays.'
  await ask(console_, 'PATCH', '/integrations/spotify', { description: own })
  const answer = await ask(inGerman(console_), 'GET', '/integrations/spotify')
  expect((await answer.json()).description).toBe(own)
  const bare = await ask(inGerman(console_), 'PATCH', '/integrations/spotify', { description: null })
  const { description } = await bare.json()
  // Customers read the provider's then, and so does the admin.
  expect(description).not.toBe(own)
  expect(description.length).toBeGreaterThan(10)
  const ofStripe = await ask(inGerman(console_), 'GET', '/integrations/stripe')
  expect((await ofStripe.json()).description).toMatch(/^Zahlungen, Kunden/)
})
