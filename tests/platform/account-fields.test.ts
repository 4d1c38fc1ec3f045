import { beforeAll, describe, expect, it } from 'vitest'
import { accountFields, withoutAddress } from '@/lib/core/account-fields'
import type { Provider } from '@/lib/core/provider'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { createIntegration } from '@/lib/operations/create-integration'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { readConnectorFor } from '@/lib/operations/read-connector-for'
import { saveSetup } from '@/lib/operations/save-setup'
import { updateIntegration } from '@/lib/operations/update-integration'
import { findProvider } from '@/lib/providers'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { ask } from '../api/callers'
import { catalogHouse, type Guest } from './catalog-house'

const house = catalogHouse()
const zendesk = findProvider('zendesk') as Provider

beforeAll(async () => {
  const { slug } = await createIntegration(house.admin, { provider: 'zendesk' })
  const fields = { client_id: 'the-client', client_secret: 'the-secret', subdomain: 'ours' }
  await saveSetup(house.admin, slug, { fields })
  await updateIntegration(house.admin, slug, { inCatalog: true, multiple: true })
})

const begin = ({ subject, browser }: Guest, subdomain?: string, connectionId?: string) =>
  beginSubjectConnect(subject, {
    ...{ slug: 'zendesk', browser, connectionId },
    fields: subdomain === undefined ? {} : { subdomain },
  })

describe('a name of the account’s own before the provider’s domain', () => {
  it('is asked for first, with what stands behind it', async () => {
    const { fields } = await readConnectorFor((await house.guest()).subject, 'zendesk')
    expect(fields).toMatchObject([
      { key: 'subdomain', suffix: '.zendesk.com', required: true, default: null },
    ])
  })

  it.each(['acme', ' acme ', 'acme.zendesk.com', 'https://acme.zendesk.com/agent/tickets'])(
    'leads to their own place: %j',
    async (typed) => {
      const { url } = await begin(await house.guest(), typed)
      expect(new URL(url ?? '').host).toBe('acme.zendesk.com')
    },
  )

  it('goes with the connection: tokens are asked for there, and another customer’s are asked for elsewhere', async () => {
    const [ann, bob] = [await house.guest(), await house.guest()]
    const ids = [await begin(ann, 'annas'), await begin(bob, 'bobs')].map(({ connectionId }) => connectionId)
    const hosts = await Promise.all(
      ids.map(async (id) => {
        const connection = await findConnection({ by: 'id', id })
        return connection && new URL(correspondentOf(connection, zendesk).client.oauth2.tokenUrl ?? '').host
      }),
    )
    expect(hosts).toEqual(['annas.zendesk.com', 'bobs.zendesk.com'])
  })

  it('is not asked again of what is connected, which stays where its tokens are of', async () => {
    const guest = await house.guest()
    const { connectionId } = await begin(guest, 'first')
    await database().connection.update({
      where: { id: connectionId },
      data: { credential: new Uint8Array([1]), credentialType: 'oauth2' },
    })
    for (const typed of [undefined, 'second'])
      expect(new URL((await begin(guest, typed, connectionId)).url ?? '').host).toBe('first.zendesk.com')
  })

  it.each([
    ['', 'Subdomain cannot be blank.'],
    ['  ', 'Subdomain cannot be blank.'],
    ['a b', 'Only the name before .zendesk.com'],
    ['evil.example/x?y=', 'Only the name before .zendesk.com'],
    ['a@evil.example', 'Only the name before .zendesk.com'],
  ])('that does not fit is refused before anything is asked: %j', async (typed, sentence) => {
    const refused = await begin(await house.guest(), typed).catch((error) => error)
    expect(refused).toMatchObject({ code: 'invalid_input' })
    expect(refused.fields.subdomain).toContain(sentence)
  })

  it('is collected by the user API too', async () => {
    const { caller } = await house.guest()
    const first = await (await ask(caller, 'POST', '/platform_user/connections/zendesk', {})).json()
    const { state, authorizer } = first.authorization
    expect(authorizer.prototype.collect_fields).toMatchObject([{ name: 'subdomain', suffix: '.zendesk.com' }])
    const path = '/platform_user/authorizations/zendesk'
    const blank = await ask(caller, 'PUT', path, { state, subdomain: '' })
    expect(await blank.json()).toEqual({ error: expect.stringContaining('Subdomain cannot be blank.') })
    const { authorization } = await (await ask(caller, 'PUT', path, { state, subdomain: 'acme' })).json()
    expect(new URL(authorization.authorize_url).host).toBe('acme.zendesk.com')
  })
})

describe('what leads elsewhere', () => {
  const field = { key: 'host', label: 'Host', type: 'text', required: true, secret: false } as const
  const provider = (url: string, suffix?: string): Provider => ({
    ...zendesk,
    fields: [{ ...field, ...(suffix && { suffix }) }],
    oauth2: { ...zendesk.oauth2, authorizationUrl: url, tokenUrl: url } as never,
    ...{ identity: undefined, probe: undefined, api: undefined },
  })

  it.each([
    ['https://{host}/token', undefined, []],
    ['https://{host}/token', '.example.com', []],
    ['https://x.example.com/{host}', '.example.com', []],
    ['https://{host}.example.com/token', 'example.com', []],
    ['https://{host}.example.com/token', '.example.com', ['host']],
  ])('is no customer’s to fill: %s with the suffix %s', (url, suffix, keys) => {
    expect(accountFields(provider(url, suffix)).map(({ key }) => key)).toEqual(keys)
  })

  it('is cut down to the name', () => {
    expect(withoutAddress('HTTPS://Acme.Zendesk.com/x', { ...field, suffix: '.zendesk.com' })).toBe('Acme')
    expect(withoutAddress('acme', field)).toBe('acme')
  })
})
