import { beforeAll, describe, expect, it } from 'vitest'
import { listConnectors } from '@/lib/operations/list-connectors'
import { database } from '@/lib/store/database'
import { catalogHouse, type Guest } from './catalog-house'
import { bearerOf, readAs, sendAs } from './user-callers'

const house = catalogHouse()
const MOST = 1000

/** One statement: that many accounts of one owner at one integration; the first was authorised last. */
async function addMany(ownerType: 'subject' | 'group', ownerId: string | null, many: number): Promise<void> {
  await database().$executeRaw`
    insert into "Connection" (id, "integrationId", "ownerType", "ownerId", name, credential, "accountName",
      "validationStatus", "validatedAt", "connectedAt", "lastAuthorizedAt", "updatedAt")
    select gen_random_uuid(), i.id, ${ownerType}::"OwnerType", ${ownerId}, 'account-' || n, 'sealed', 'Account ' || n,
      'ok', now(), now(), now() - n * interval '1 minute', now()
    from generate_series(1, ${many}::int) n cross join "Integration" i where i.slug = 'local'`
}

interface Told {
  id: string
  authorization: { display_label: string; status: string }
}

describe('a user with a thousand connections to one connector', () => {
  let ann: Guest
  beforeAll(async () => {
    ann = await house.guest()
    await addMany('subject', ann.subject.id, MOST)
  })

  it('is told all of them in every list, the best available first', async () => {
    const lists: Told[][] = [
      (await readAs(ann.caller, '/connections')).body.connections,
      (await readAs(ann.caller, '/connections?slug=local')).body.connections,
      (await readAs(await bearerOf(ann), '/connectors/local')).body.connector.connections,
    ]
    for (const told of lists) {
      expect(new Set(told.map(({ id }) => id)).size).toBe(MOST)
      expect(told[0]?.authorization).toMatchObject({ display_label: 'Account 1', status: 'active' })
      expect(told.at(-1)?.authorization.display_label).toBe(`Account ${MOST}`)
    }
    const { connection } = (await readAs(ann.caller, '/connections/local')).body
    expect(connection.id).toBe(lists[0]?.[0]?.id)
    const local = (await listConnectors(ann.subject)).find(({ slug }) => slug === 'local')
    expect(local?.connections).toHaveLength(MOST)
  })

  it('is refused one more, and told why; one is removed, and there is room', async () => {
    const add = () => sendAs(ann.caller, 'POST', '/connections/local', { id: crypto.randomUUID() })
    expect(await add()).toEqual({
      status: 409,
      body: { error: expect.stringMatching(/^There are 1000 connections to Local already.*Remove one/) },
    })
    const { id } = await database().connection.findFirstOrThrow({ where: { ownerId: ann.subject.id } })
    expect((await sendAs(ann.caller, 'DELETE', `/connection/${id}`)).status).toBe(200)
    expect((await add()).status).toBe(200)
    expect(await database().connection.count({ where: { ownerId: ann.subject.id } })).toBe(MOST)
  })
})

it('a group’s connections are counted by themselves; past two hundred another still finds a free name', async () => {
  const bob = await house.guest('crowd')
  await addMany('subject', bob.subject.id, MOST)
  await addMany('group', bob.subject.groupId, 300)
  const added = await sendAs(bob.caller, 'POST', '/connections/local', { id: crypto.randomUUID() })
  expect(added).toMatchObject({ status: 200, body: { connection: { owner: 'group' } } })
  const { connections } = (await readAs(bob.caller, '/connections')).body
  expect(connections).toHaveLength(MOST + 301)
})
