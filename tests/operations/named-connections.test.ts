import { beforeAll, describe, expect, it } from 'vitest'
import { addConnection } from '@/lib/operations/add-connection'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { listEvents } from '@/lib/operations/list-events'
import { loadAllConnections } from '@/lib/operations/load-all-connections'
import { readConnection } from '@/lib/operations/read-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { removeConnection } from '@/lib/operations/remove-connection'
import { updateConnection } from '@/lib/operations/update-connection'
import { pool } from '@/lib/store/database'
import { randomToken } from '@/lib/vault/digest'
import { signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('faulty')
})

describe('a named connection', () => {
  it('is added by a name, which is trimmed, and said', async () => {
    const made = await addConnection(house.admin, slug, '  Company-Drive_2 ')
    expect(made).toMatchObject({ key: `${slug}:Company-Drive_2`, status: 'not_connected' })
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]).toMatchObject({ type: 'connection.added', target: made.key })
  })

  it.each([
    ['', 'empty_name'],
    ['   ', 'empty_name'],
    ['-first', 'invalid_name'],
    ['_first', 'invalid_name'],
    ['two words', 'invalid_name'],
    ['a:b', 'invalid_name'],
    ['über', 'invalid_name'],
    ['x'.repeat(65), 'invalid_name'],
    ['default', 'already_exists'],
  ])('is not called %j: %s', async (name, code) => {
    expect(await refusalOf(addConnection(house.admin, slug, name))).toBe(code)
  })

  it('of a name that is there exists once, also when two add it at the same time', async () => {
    const both = await Promise.all([1, 2].map(() => refusalOf(addConnection(house.admin, slug, 'twice'))))
    expect(both.toSorted()).toEqual(['Error: it did not fail', 'already_exists'])
  })

  it('stands after the default one, by name', async () => {
    await addConnection(house.admin, slug, 'alpha')
    const { connections } = await readIntegration(house.admin, slug)
    const names = connections.map(({ name }) => name)
    expect(names[0]).toBe('default')
    expect(names.slice(1)).toEqual(names.slice(1).toSorted())
  })

  it('has a consent and a credential of its own', async () => {
    await addConnection(house.admin, slug, 'own')
    const browser = randomToken()
    await beginAuthorization(house.admin, { integration: slug, connection: 'own', browser })
    expect((await readConnection(house.admin, `${slug}:own`)).status).toBe('connecting')
    expect((await readConnection(house.admin, slug)).status).toBe('not_connected')
  })

  it('is renamed by the same rules, and then found by its new name alone', async () => {
    await addConnection(house.admin, slug, 'before')
    expect(await refusalOf(updateConnection(house.admin, `${slug}:before`, { name: ' ' }))).toBe('empty_name')
    expect(await refusalOf(updateConnection(house.admin, `${slug}:before`, { name: 'a b' }))).toBe(
      'invalid_name',
    )
    expect(await refusalOf(updateConnection(house.admin, `${slug}:before`, { name: 'default' }))).toBe(
      'already_exists',
    )
    await updateConnection(house.admin, `${slug}:before`, { name: 'after' })
    expect(await refusalOf(readConnection(house.admin, `${slug}:before`))).toBe('not_found')
    expect((await readConnection(house.admin, `${slug}:after`)).name).toBe('after')
  })

  it('is removed with its credential, and the default one is not', async () => {
    await addConnection(house.admin, slug, 'gone')
    await removeConnection(house.admin, `${slug}:gone`)
    expect(await refusalOf(readConnection(house.admin, `${slug}:gone`))).toBe('not_found')
    const { events } = await listEvents(house.admin, { count: 1 })
    expect(events[0]).toMatchObject({ type: 'connection.removed', target: `${slug}:gone` })
    expect(await refusalOf(removeConnection(house.admin, slug))).toBe('cannot_remove_default')
  })

  it('is an admin’s to add and to remove', async () => {
    const member = await signedIn('member')
    expect(await refusalOf(addConnection(member, slug, 'theirs'))).toBe('forbidden')
    expect(await refusalOf(removeConnection(member, `${slug}:alpha`))).toBe('forbidden')
  })
})

describe('all connections of many providers', () => {
  it('come by one query, the default first, with an entry for each that was asked for', async () => {
    await house.setUp('second')
    const seen: string[] = []
    const asked = pool().query
    pool().query = ((...args: unknown[]) => {
      seen.push(JSON.stringify(args[0]))
      return (asked as (...args: unknown[]) => unknown).apply(pool(), args)
    }) as typeof asked
    const all = await loadAllConnections(house.admin, ['faulty', 'second', 'google']).finally(() => {
      pool().query = asked
    })
    expect([...all.keys()]).toEqual(['faulty', 'second', 'google'])
    expect(all.get('google')).toEqual([])
    expect(all.get('second')?.map(({ name }) => name)).toEqual(['default'])
    expect(all.get('faulty')?.[0]?.name).toBe('default')
    const statements = seen.filter((text) => /from \\*"(public\\*"\.\\*")?Connection/i.test(text))
    expect(statements).toHaveLength(1)
  })
})
