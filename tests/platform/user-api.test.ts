import { describe, expect, it } from 'vitest'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { database } from '@/lib/store/database'
import { nobody as noCaller } from '../api/callers'
import { grantTo } from '../support/customers'
import { PUBLIC_URL } from '../support/house'
import { GOOD_KEY } from '../support/key-provider'
import { catalogHouse, type Guest, nobody, SHOP, secretOf } from './catalog-house'
import { bearerOf, readAs, sendAs } from './user-callers'

const house = catalogHouse()

async function connectKey(guest: Guest): Promise<string> {
  const fields = { api_key: GOOD_KEY }
  const { body } = await sendAs(guest.caller, 'POST', '/connections/keyed', { fields })
  return body.connection.id
}

describe('what anybody may know', () => {
  it('is what the organisation is called, and what its catalog offers', async () => {
    const { body } = await readAs(noCaller, '/platform')
    const platform = { name: 'Patchbay', custom_domain: 'localhost:3000', website: SHOP, slug: null }
    expect(body).toMatchObject({ ...platform, platform })
    const { connectors } = (await readAs(noCaller, '/platform/connectors')).body
    expect(connectors.map(({ slug }: { slug: string }) => slug)).toEqual(['keyed', 'local'])
    expect((await readAs(noCaller, '/platform/connectors/local')).body.connector).toMatchObject({
      ...{ name: 'Local', slug: 'local', supports_multiple_connections: true },
    })
    for (const slug of ['hidden', 'nothing'])
      expect((await readAs(noCaller, `/platform/connectors/${slug}`)).status).toBe(404)
  })
})

describe('a user', () => {
  it('by token and by cookie is the same one', async () => {
    const guest = await house.guest('acme')
    const { externalId } = guest.subject
    const user = { external_id: externalId, external_name: null, external_group_id: 'acme' }
    const cookie = await readAs(guest.caller, '/session')
    expect(cookie).toEqual({ status: 200, body: { user, connectors: null, expires_at: expect.any(String) } })
    const token = await readAs(await bearerOf(guest), '/session')
    expect(token).toEqual({ status: 200, body: { user, connectors: null, expires_at: null } })
  })

  it('who never connected is told so by 404, and sees what there is', async () => {
    const { caller } = await house.guest()
    expect(await readAs(caller, '/connections/local')).toEqual({
      ...{ status: 404, body: { error: 'Nothing is connected to this connector yet. Connect it first.' } },
    })
    expect((await readAs(caller, '/connections')).body).toEqual({ connections: [] })
    const { connectors } = (await readAs(caller, '/connectors')).body
    expect(connectors).toMatchObject([
      { slug: 'keyed', connection: null, connections: [] },
      { slug: 'local', connection: null, connections: [] },
    ])
    for (const path of ['/connections/hidden', '/connectors/nothing', '/connections?slug=hidden'])
      expect((await readAs(caller, path)).status).toBe(404)
    expect((await readAs(caller, '/connectors/local')).body.connector).toMatchObject({ connection: null })
  })

  it('connects by what is collected first; what is blank is said by its label', async () => {
    const guest = await house.guest()
    const begun = (await sendAs(guest.caller, 'POST', '/connections/keyed')).body
    const { authorization, connection } = begun
    expect(authorization).toMatchObject({
      status: 'awaiting_callback',
      state: connection.id,
      access_token: null,
    })
    const { slug, collect_fields } = authorization.authorizer.prototype
    expect(collect_fields).toMatchObject([
      { name: 'place', required: false, default: 'v1', suffix: null },
      { name: 'api_key', label: 'API key', required: true },
    ])
    const at = `/authorizations/${slug}`
    const state = authorization.state
    expect(await sendAs(guest.caller, 'PUT', at, { state, api_key: ' ' })).toEqual({
      ...{ status: 400, body: { error: 'API key cannot be blank.' } },
    })
    const refused = await sendAs(guest.caller, 'PUT', at, { state, api_key: 'wrong' })
    expect(refused.status).toBe(422)
    const done = await sendAs(guest.caller, 'PUT', at, { state, api_key: GOOD_KEY })
    expect(done.body.authorization).toMatchObject({ id: state, status: 'active', access_token: null })
    expect((await readAs(guest.caller, `${at}/${state}`)).body).toEqual(done.body)
    expect((await readAs(guest.caller, '/connections/keyed')).body).toMatchObject({
      ...{ connection: { id: state, enabled: true, owner: 'user' }, connector: { slug: 'keyed' } },
    })
    expect((await readAs(guest.caller, `/authorizations/local/${state}`)).status).toBe(404)
    expect(JSON.stringify(done.body)).not.toContain(GOOD_KEY)
  })

  it('connects by consent: in their own browser at the provider at once', async () => {
    const { caller } = await house.guest()
    const { body } = await sendAs(caller, 'POST', '/connections/local')
    expect(new URL(body.authorization.authorize_url).origin).toBe(house.server.issuer)
    expect(body.connection.authorization).toEqual(body.authorization)
  })

  it('and where a token alone asks, or another site, through a link that opens the catalog once', async () => {
    const guest = await house.guest()
    const elsewhere = { ...guest.caller, origin: SHOP, 'sec-fetch-site': 'cross-site' }
    for (const caller of [await bearerOf(guest), elsewhere]) {
      const { body } = await sendAs(caller, 'POST', '/connections/local')
      const url = body.authorization.authorize_url
      expect(url).toMatch(new RegExp(`^${PUBLIC_URL}/connectors/go/enter\\?session=`))
      const { goTo, subject } = await openConnectSession(nobody(), secretOf(url))
      expect(goTo).toBe(`/connectors/local?connection=${body.connection.id}`)
      expect(subject.id).toBe(guest.subject.id)
      expect(subject.integrationIds).toHaveLength(1)
    }
  })

  it('has several, under ids of their own choice, and removes them one by one', async () => {
    const guest = await house.guest()
    const ids = [crypto.randomUUID(), crypto.randomUUID()]
    for (const id of ids) {
      const { body } = await sendAs(guest.caller, 'POST', '/connections/local', { id })
      expect(body.connection.id).toBe(id)
      await grantTo(id, { accessToken: 'a', refreshToken: null })
    }
    const { connections } = (await readAs(guest.caller, '/connections?slug=local')).body
    expect(connections.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort())
    expect((await sendAs(guest.caller, 'DELETE', '/connections/local')).status).toBe(409)
    for (const id of ids) {
      const gone = await sendAs(guest.caller, 'DELETE', `/connection/${id}`)
      expect(gone).toMatchObject({ status: 200, body: { connection: { id, enabled: false } } })
    }
    expect((await sendAs(guest.caller, 'DELETE', '/connections/local')).status).toBe(404)
    await connectKey(guest)
    expect((await sendAs(guest.caller, 'DELETE', '/connections/keyed')).body.connection).toMatchObject({
      enabled: false,
    })
    expect((await readAs(guest.caller, '/connections/keyed')).status).toBe(404)
  })

  it('G01, G06 has nobody else’s: by id, as a state, or as an id of their choice', async () => {
    const [ann, bob] = [await house.guest(), await house.guest()]
    const theirs = await connectKey(ann)
    const organisations = await database().connection.findFirstOrThrow({
      where: { ownerType: 'organisation' },
    })
    for (const id of [theirs, organisations.id, crypto.randomUUID()]) {
      expect((await readAs(bob.caller, `/connection/${id}`)).status).toBe(404)
      expect((await readAs(bob.caller, `/authorizations/keyed/${id}`)).status).toBe(404)
      expect((await sendAs(bob.caller, 'DELETE', `/connection/${id}`)).status).toBe(404)
      const put = await sendAs(bob.caller, 'PUT', '/authorizations/keyed', { state: id, api_key: GOOD_KEY })
      expect(put.status).toBe(404)
    }
    const taken = await sendAs(bob.caller, 'POST', '/connections/local', { id: theirs })
    expect(taken.status).toBe(409)
    for (const id of ['', '..%2f', '%00', 'x', '9223372036854775808'])
      expect((await readAs(bob.caller, `/connection/${id}`)).status).toBe(404)
    expect((await readAs(ann.caller, `/connection/${theirs}`)).status).toBe(200)
  })

  it('who came by a link for some connectors has no others', async () => {
    const { caller } = await house.guest(undefined, ['keyed'])
    const { connectors } = (await readAs(caller, '/connectors')).body
    expect(connectors.map(({ slug }: { slug: string }) => slug)).toEqual(['keyed'])
    expect((await readAs(caller, '/session')).body.connectors).toEqual(['keyed'])
    expect((await sendAs(caller, 'POST', '/connections/local')).status).toBe(404)
    expect(await sendAs(caller, 'POST', '/sessions/token')).toMatchObject({ status: 403 })
  })
})
