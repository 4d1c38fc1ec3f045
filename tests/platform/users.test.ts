import { describe, expect, it } from 'vitest'
import { isExternalId } from '@/lib/core/external-id'
import { database } from '@/lib/store/database'
import { ask } from '../api/callers'
import { addFor, grantTo } from '../support/customers'
import { platformHouse } from './platform-house'

const house = platformHouse()

async function post(path: string, body: object) {
  const response = await ask(house.caller, 'POST', `/platform${path}`, body)
  return { status: response.status, body: await response.json() }
}

async function put(externalId: string, context: object) {
  const path = `/platform/contexts/${encodeURIComponent(externalId)}`
  const response = await ask(house.caller, 'PUT', path, { context })
  return { status: response.status, body: await response.json() }
}

const provision = (user: object) => post('/users', { user })

describe('a user', () => {
  it('is made, and answered with a token for their browser', async () => {
    const user = { external_id: 'ann', external_name: 'Ann', external_group_id: 'acme' }
    expect(await provision(user)).toEqual({
      status: 200,
      body: { access_token: expect.any(String), token_type: 'Bearer', expires_in: 900, ...user, user },
    })
  })

  it('sent again is the same one: nothing changes, and nothing is noted', async () => {
    await provision({ external_id: 'bob', external_name: 'Bob' })
    const before = await database().event.count()
    const row = await database().subject.findUniqueOrThrow({ where: { externalId: 'bob' } })
    for (const user of [{ external_id: 'bob' }, { external_id: 'bob', external_name: 'Bob' }])
      expect((await provision(user)).body).toMatchObject({ external_name: 'Bob' })
    expect(await database().subject.findUniqueOrThrow({ where: { externalId: 'bob' } })).toEqual(row)
    expect(await database().event.count()).toBe(before)
  })

  it('provisioned twenty times at once is one, in one group', async () => {
    const user = { external_id: 'crowd', external_group_id: 'crowd group' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => provision(user)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(await database().subject.count({ where: { externalId: 'crowd' } })).toBe(1)
    expect(await database().group.count({ where: { externalId: 'crowd group' } })).toBe(1)
    const made = { type: 'subject.created' as const, target: 'crowd' }
    expect(await database().event.count({ where: made })).toBe(1)
  })

  it('whose id is no line that can be asked for is refused', async () => {
    for (const external_id of ['', '.', '..', 'a\nb', 'a\u0000', 'x'.repeat(256), 42, null])
      expect((await provision({ external_id })).status).toBe(400)
  })

  const ids = [
    'a@b.c',
    'org/42',
    'a%2Fb',
    '%',
    'a b',
    'Zoë',
    'a?b#c',
    'a+b',
    '100%25',
    ':id',
    '*',
    'x'.repeat(255),
  ]
  it.each(ids)('may be called anything printable: %.20s', async (id) => {
    expect(isExternalId(id)).toBe(true)
    expect((await provision({ external_id: id })).body).toMatchObject({ external_id: id })
    const at = encodeURIComponent(id)
    expect((await house.get(`/contexts/${at}`)).body).toMatchObject({ external_id: id })
    for (const path of [`/connections/${at}/${house.slug}`, `/users/${at}/connections`])
      expect((await house.get(path)).status).toBe(200)
  })
})

describe('a group', () => {
  it('left out stays, null takes the user out, and another one takes them in', async () => {
    const groupOf = async (user: object) => (await provision(user)).body.external_group_id
    expect(await groupOf({ external_id: 'dan', external_group_id: 'one' })).toBe('one')
    expect(await groupOf({ external_id: 'dan' })).toBe('one')
    expect(await groupOf({ external_id: 'dan', external_group_id: 'two' })).toBe('two')
    expect(await groupOf({ external_id: 'dan', external_group_id: null })).toBe(null)
  })

  it('has what is connected in it: who leaves loses it, the group and its others keep it', async () => {
    const [eve, fay] = [await house.customer('shared'), await house.customer('shared')]
    const grant = house.server.grant()
    const id = await addFor(eve, house.integrationId)
    await grantTo(id, grant)
    const token = { connection: { id, owner: 'group' }, authorization: { access_token: grant.accessToken } }
    for (const member of [eve, fay]) expect(await house.read(member)).toMatchObject(token)
    await provision({ external_id: eve.externalId, external_group_id: null })
    expect((await house.read(eve)).connection).toMatchObject({ id: null, enabled: false })
    expect(await house.read(fay)).toMatchObject(token)
    expect((await house.get(`/groups/shared/connections/${house.slug}`)).body).toMatchObject(token)
    await provision({ external_id: eve.externalId, external_group_id: 'shared' })
    expect(await house.read(eve)).toMatchObject(token)
  })

  it('has none of what its members connected before, and they keep it beside', async () => {
    const gil = await house.customer()
    const own = house.server.grant()
    await grantTo(await addFor(gil, house.integrationId), own)
    await provision({ external_id: gil.externalId, external_group_id: 'late' })
    expect((await house.read(gil)).authorization).toMatchObject({ access_token: own.accessToken })
    const asGroup = await house.get(`/groups/late/connections/${house.slug}`)
    expect(asGroup.body).toMatchObject({ connection: { id: null, enabled: false }, authorization: null })
  })

  it('answers the best that it has', async () => {
    const members = [await house.customer('best'), await house.customer('best')]
    const grants = members.map(() => house.server.grant())
    for (const [at, member] of members.entries()) {
      const id = await addFor(member, house.integrationId, `of-${at}`)
      await grantTo(id, grants[at] ?? house.server.grant(), { at: new Date(Date.now() - at * 60_000) })
    }
    const read = async () => (await house.get(`/groups/best/connections/${house.slug}`)).body
    expect(await read()).toMatchObject({ authorization: { access_token: grants[0]?.accessToken } })
    await database().connection.updateMany({ where: { name: 'of-0' }, data: { enabled: false } })
    expect(await read()).toMatchObject({ authorization: { access_token: grants[1]?.accessToken } })
  })
})

describe('a context', () => {
  it('is a user with whatever the organisation wants to keep', async () => {
    const context = { external_id: 'ctx', external_name: 'Ctx', plan: 'gold', seats: 3, trial: false }
    const { status, body } = await post('/contexts', { context })
    expect(status).toBe(200)
    const members = { external_id: 'ctx', external_name: 'Ctx', external_group_id: null }
    expect(body).toEqual({
      ...{ access_token: expect.any(String), token_type: 'Bearer', expires_in: 900 },
      ...members,
      context: { ...members, plan: 'gold', seats: 3, trial: false },
    })
    const changed = await post('/contexts', { context: { external_id: 'ctx', plan: 'silver', seats: null } })
    expect(changed.body.context).toEqual({ ...members, plan: 'silver', trial: false })
    expect((await house.get('/contexts/ctx')).body).toEqual({
      ...{ ...members, context: { ...members, plan: 'silver', trial: false } },
    })
  })

  it('is renamed to an id that nobody has, with all that it connected', async () => {
    const before = await house.customer()
    const grant = house.server.grant()
    await grantTo(await addFor(before, house.integrationId), grant)
    const renamed = await put(before.externalId, { external_id: 'renamed', colour: 'red' })
    expect(renamed).toMatchObject({
      status: 200,
      body: { external_id: 'renamed', context: { colour: 'red' } },
    })
    expect((await house.get(`/contexts/${before.externalId}`)).status).toBe(404)
    expect((await house.read({ externalId: 'renamed' })).authorization).toMatchObject({
      access_token: grant.accessToken,
    })
  })

  it('is not renamed to one that is taken, and an unknown one not at all', async () => {
    const [one, other] = [await house.customer(), await house.customer()]
    expect(await put(one.externalId, { external_id: other.externalId })).toEqual({
      ...{ status: 409, body: { error: 'A user with this id exists already.' } },
    })
    expect((await put(one.externalId, { external_id: one.externalId })).status).toBe(200)
    expect((await put('nobody', { external_name: 'x' })).status).toBe(404)
  })

  it('takes no attribute without bounds', async () => {
    const attributes = [
      ...[{ nested: {} }, { list: [] }, { long: 'x'.repeat(1001) }, { __proto__x: 1, '1st': 1 }],
      Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`a${at}`, at])),
    ]
    for (const extra of attributes)
      expect((await post('/contexts', { context: { external_id: 'ctx', ...extra } })).status).toBe(400)
  })
})
