import { describe, expect, it } from 'vitest'
import { ORGANISATION, ofSubject } from '@/lib/core/ownership'
import { createIntegration } from '@/lib/operations/create-integration'
import { updateIntegration } from '@/lib/operations/update-integration'
import { database, pool } from '@/lib/store/database'
import { backEnd } from '../api/callers'
import { addFor, addOf, grantTo } from '../support/customers'
import { PUBLIC_URL } from '../support/house'
import { platformHouse } from './platform-house'

const house = platformHouse()

/** A customer who is connected, by a grant of that many milliseconds. */
async function connected(expiresInMs?: number, group?: string) {
  const customer = await house.customer(group)
  const id = await addFor(customer, house.integrationId)
  const grant = house.server.grant()
  await grantTo(id, grant, { expiresInMs })
  return { customer, id, grant }
}

const tokensIn = (answer: unknown) => JSON.stringify(answer).match(/access-family\d+-\d+/g) ?? []

describe('a customer’s connection', () => {
  it('is told in both shapes at once, with a token while it is active', async () => {
    const { customer, id, grant } = await connected()
    const answer = await house.read(customer)
    expect(answer.connection).toEqual({
      ...{ id, name: 'default', enabled: true, owner: 'user', created_at: expect.any(String) },
      catalog_url: `${PUBLIC_URL}/connectors/${house.slug}`,
      ...{ connector: answer.connector, authorization: answer.authorization },
    })
    expect(answer.connector).toEqual({
      ...{ name: 'Rotating', slug: house.slug, mark_url: null, categories: [] },
      ...{ short_description: 'The provider of the tests that rotates' },
      ...{ description: 'The provider of the tests that rotates' },
      ...{ about: 'The provider of the tests that rotates', supports_multiple_connections: false },
    })
    expect(answer.authorization).toEqual({
      ...{ id, display_label: null, status: 'active', error_code: null, error_message: null },
      ...{ access_token: grant.accessToken, token_type: 'Bearer', expires_at: expect.any(String) },
      credential: { type: 'oauth2', token_type: 'Bearer', access_token: grant.accessToken },
      ...{ scopes: ['read'], authorize_url: null, state: id },
      connector: { name: 'Rotating', slug: house.slug },
      authorizer: { client_id: 'the-client', prototype: { name: 'Rotating', slug: 'rotating' } },
    })
    expect(JSON.stringify(answer)).not.toContain(grant.refreshToken)
  })

  it('is the same at each of its addresses', async () => {
    const { customer, id } = await connected()
    const at = encodeURIComponent(customer.externalId)
    const paths = [
      `/connections/${at}/${house.slug}`,
      `/users/${at}/connections/${house.slug}`,
      `/contexts/${at}/connections/${house.slug}`,
      `/connections/${id}`,
    ]
    const answers = await Promise.all(paths.map((path) => house.get(path)))
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body).toEqual(answers[0]?.body)
    }
    const { connection } = await house.read(customer)
    for (const path of [`/users/${at}/connections`, `/contexts/${at}/connections?slug=${house.slug}`])
      expect((await house.get(path)).body).toEqual({ connections: [connection], next: null })
  })

  it('of who never connected is not enabled: no authorization, and the page to connect at', async () => {
    const answer = await house.read(await house.customer())
    expect(answer.connection).toMatchObject({ id: null, enabled: false, authorization: null })
    expect(answer.connection.catalog_url).toBe(`${PUBLIC_URL}/connectors/${house.slug}`)
    expect(answer.connection.connector).toEqual(answer.connector)
    expect(answer.authorization).toBe(null)
  })

  it('is repaired at no page while customers are not offered it', async () => {
    const { customer, grant } = await connected(-1_000)
    house.server.families.set(grant.family, { current: 0, rotatedAt: 0, dead: true })
    await updateIntegration(house.admin, house.slug, { inCatalog: false })
    const answers = [await house.read(customer), await house.read(await house.customer())]
    await updateIntegration(house.admin, house.slug, { inCatalog: true })
    expect(answers.map(({ connection }) => connection.catalog_url)).toEqual([null, null])
    expect(answers[0]?.authorization).toMatchObject({ status: 'error', authorize_url: null })
  })

  it('of a user or to a connector that nobody knows is not found, and the sentence says which', async () => {
    const { externalId } = await house.customer()
    const user = await house.get(`/connections/nobody/${house.slug}`)
    expect(user).toEqual({
      ...{ status: 404, body: { error: 'There is no user with this id. Provision them first.' } },
    })
    const connector = await house.get(`/connections/${externalId}/no-such-connector`)
    expect(connector).toEqual({
      status: 404,
      body: { error: 'There is no connector called that. Look its slug up in the console.' },
    })
    for (const path of [
      `/users/nobody/connections`,
      `/contexts/nobody`,
      `/contexts/nobody/connections`,
      `/groups/nobody/connections/${house.slug}`,
      `/connections/${crypto.randomUUID()}`,
      '/connections/nothing',
      '/nothing/at/all',
    ])
      expect(await house.get(path)).toEqual({ status: 404, body: { error: expect.stringMatching(/\.$/) } })
  })

  it('is renewed as it is read, and the token is in the access log before it is answered', async () => {
    const { customer, id, grant } = await connected(-1_000)
    const answer = await house.read(customer)
    expect(answer.authorization).toMatchObject({ status: 'active', access_token: `access-${grant.family}-1` })
    const lines = await database().access.findMany({ where: { connectionId: id } })
    expect(lines).toMatchObject([{ what: 'credential', outcome: 'served', actorType: 'api_key' }])
  })

  it('hands out nothing while the access log cannot be written', async () => {
    const { customer } = await connected()
    await pool().query('alter table "Access" rename to "AccessAway"')
    try {
      const { status, body } = await house.get(`/connections/${customer.externalId}/${house.slug}`)
      expect(status).toBe(503)
      expect(tokensIn(body)).toEqual([])
    } finally {
      await pool().query('alter table "AccessAway" rename to "Access"')
    }
  })
})

describe('what each status is told as', () => {
  it('refused for good: an error, no token, and the page that repairs it', async () => {
    const { customer, grant } = await connected(-1_000)
    house.server.families.set(grant.family, { current: 0, rotatedAt: 0, dead: true })
    const answer = await house.read(customer)
    expect(answer.connection.enabled).toBe(true)
    expect(answer.authorization).toMatchObject({
      ...{ status: 'error', error_code: 'invalid_grant', access_token: null, credential: null },
      ...{ authorize_url: `${PUBLIC_URL}/connectors/${house.slug}` },
      error_message: expect.stringMatching(/\.$/),
    })
    expect(tokensIn(answer)).toEqual([])
  })

  it('expired while the provider is away: an error; still valid: active', async () => {
    const { customer } = await connected(-1_000)
    const serving = await connected(30_000)
    house.server.manner.refuse = { status: 503, body: {} }
    expect((await house.read(customer)).authorization).toMatchObject({ status: 'error', access_token: null })
    expect((await house.read(serving.customer)).authorization).toMatchObject({
      ...{ status: 'active', access_token: serving.grant.accessToken },
    })
  })

  it.each([
    ['switched off', 'update "Connection" set enabled = false where id = $1'],
    ['disconnected', 'update "Connection" set credential = null where id = $1'],
  ])('%s: not enabled', async (_, change) => {
    const { customer, id } = await connected()
    await pool().query(change, [id])
    expect(await house.read(customer)).toMatchObject({ connection: { enabled: false }, authorization: null })
  })

  it('a set-up that the provider refuses: an error', async () => {
    const { customer } = await connected()
    await pool().query('update "Integration" set "faultCode" = $1', ['invalid_client'])
    const answer = await house.read(customer)
    await pool().query('update "Integration" set "faultCode" = null')
    expect(answer.authorization).toMatchObject({ status: 'error', error_code: 'invalid_client' })
    expect(tokensIn(answer)).toEqual([])
  })

  it('a consent that is under way: awaiting its callback, then retrieving its tokens', async () => {
    const customer = await house.customer()
    const connectionId = await addFor(customer, house.integrationId)
    const { id } = await database().authorization.create({
      data: {
        ...{ stateDigest: new Uint8Array(32), sealed: new Uint8Array(1), browserDigest: new Uint8Array(32) },
        ...{ integrationId: house.integrationId, connectionId, configVersion: 1, redirectUri: PUBLIC_URL },
        ...{ subjectId: customer.id, scopes: [], expiresAt: new Date(Date.now() + 60_000) },
      },
    })
    expect((await house.read(customer)).authorization).toMatchObject({ status: 'awaiting_callback' })
    await database().authorization.update({ where: { id }, data: { consumedAt: new Date() } })
    expect((await house.read(customer)).authorization).toMatchObject({ status: 'retrieving_tokens' })
  })
})

describe('whose connections are read', () => {
  it('G never the organisation’s or a user’s, whatever it is asked by', async () => {
    const customer = await house.customer()
    const integration = await database().integration.findFirstOrThrow({ include: { connections: true } })
    const own = integration.connections.find(({ ownerType }) => ownerType === 'organisation')
    await grantTo(own?.id ?? '', house.server.grant())
    const users = await addOf({ ownerType: 'user', ownerId: house.admin.id }, house.integrationId)
    expect((await house.read(customer)).connection.enabled).toBe(false)
    for (const id of [own?.id, users]) expect((await house.get(`/connections/${id}`)).status).toBe(404)
    await database().connection.updateMany({ where: ORGANISATION, data: { credential: null } })
  })

  it('G never another customer’s', async () => {
    const { customer } = await connected()
    const other = await house.customer()
    expect((await house.read(other)).connection).toMatchObject({ id: null, enabled: false })
    expect((await house.read(customer)).connection.enabled).toBe(true)
  })

  it('K02 a key reaches the integrations that it is bound to, and lists no others', async () => {
    const { customer } = await connected()
    const elsewhere = await createIntegration(house.admin, { provider: 'google' })
    const stranger = await backEnd([elsewhere.id])
    const path = `/users/${customer.externalId}/connections`
    expect((await house.get(`${path}/${house.slug}`, stranger)).status).toBe(403)
    expect(await house.get(path, stranger)).toEqual({ status: 200, body: { connections: [], next: null } })
  })

  it('the best of several: active first, then the one that was authorised last', async () => {
    const customer = await house.customer()
    const [old, recent] = [house.server.grant(), house.server.grant()]
    const first = await addFor(customer, house.integrationId)
    const second = await addFor(customer, house.integrationId, 'second')
    await grantTo(first, old, { at: new Date(Date.now() - 86_400_000) })
    await grantTo(second, recent)
    expect((await house.read(customer)).connection).toMatchObject({ id: second, name: 'second' })
    await pool().query('update "Connection" set "expiresAt" = now() - interval \'1 s\' where id = $1', [
      second,
    ])
    house.server.families.set(recent.family, { current: 0, rotatedAt: 0, dead: true })
    // Only asking shows that it is over; the next one is there then.
    expect((await house.read(customer)).authorization).toMatchObject({ access_token: old.accessToken })
    const { body } = await house.get(`/connections/${second}`)
    expect(body).toMatchObject({
      authorization: { authorize_url: `${PUBLIC_URL}/connectors/${house.slug}?connection=${second}` },
    })
  })

  it('has a subject’s own connection under their row’s id, not under the organisation’s name for them', async () => {
    const { customer, id } = await connected()
    expect(await database().connection.findUnique({ where: { id } })).toMatchObject(ofSubject(customer.id))
  })
})
