import { expect, it } from 'vitest'
import type { PlatformList } from '@/lib/contract/platform'
import { database } from '@/lib/store/database'
import { addFor, grantTo } from '../support/customers'
import { platformHouse } from './platform-house'

const house = platformHouse()

/** A customer with that many connections, one of them active, and where they are listed. */
async function collector(count: number) {
  const customer = await house.customer()
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(await addFor(customer, house.integrationId, `account-${at}`))
  return { customer, ids: ids.sort(), path: `/users/${encodeURIComponent(customer.externalId)}/connections` }
}

async function page(path: string, query: Record<string, string>) {
  const { status, body } = await house.get(`${path}?${new URLSearchParams(query)}`)
  expect(status).toBe(200)
  return body as PlatformList
}

const idsIn = ({ connections }: PlatformList) => connections.map(({ id }) => id ?? '')

it('is told in pages, each connection once, until there are no more', async () => {
  const { ids, path, customer } = await collector(7)
  const context = `/contexts/${encodeURIComponent(customer.externalId)}/connections`
  for (const at of [path, context]) {
    const first = await page(at, { limit: '3', slug: house.slug })
    const second = await page(at, { limit: '3', cursor: first.next ?? '' })
    const last = await page(at, { limit: '3', cursor: second.next ?? '' })
    expect([first, second, last].map(idsIn)).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)])
    expect([first.next, second.next, last.next]).toEqual([ids[2], ids[5], null])
  }
  // A page that is exactly full is the last one.
  expect((await page(path, { limit: '7' })).next).toBe(null)
})

it('goes on where it was, though the last one told is gone', async () => {
  const { ids, path } = await collector(4)
  const { next } = await page(path, { limit: '2' })
  await database().connection.delete({ where: { id: ids[1] ?? '' } })
  expect(idsIn(await page(path, { limit: '2', cursor: next ?? '' }))).toEqual(ids.slice(2))
})

it('cuts nothing: of 201 connections a hundred are told at first, and all of them in the end', async () => {
  const customer = await house.customer()
  const data = Array.from({ length: 201 }, (_, at) => ({
    ...{ integrationId: house.integrationId, name: `many-${at}` },
    ...{ ownerType: 'subject' as const, ownerId: customer.id },
  }))
  await database().connection.createMany({ data })
  const path = `/users/${encodeURIComponent(customer.externalId)}/connections`
  const seen: string[] = []
  let told = await page(path, {})
  expect(told.connections).toHaveLength(100)
  for (let pages = 0; pages < 5 && told.next; pages++) {
    seen.push(...idsIn(told))
    told = await page(path, { cursor: told.next })
  }
  expect(new Set([...seen, ...idsIn(told)]).size).toBe(201)
})

it('the best available is found among hundreds that are older', async () => {
  const customer = await house.customer()
  const at = new Date(Date.now() - 86_400_000)
  const data = Array.from({ length: 230 }, (_, index) => ({
    ...{ integrationId: house.integrationId, name: `a-${String(index).padStart(3, '0')}` },
    ...{ ownerType: 'subject' as const, ownerId: customer.id, lastAuthorizedAt: at },
  }))
  await database().connection.createMany({ data })
  const grant = house.server.grant()
  const id = await addFor(customer, house.integrationId, 'z-last')
  await grantTo(id, grant)
  expect((await house.read(customer)).connection).toMatchObject({ id, authorization: { status: 'active' } })
})

it('L08 takes no limit and no cursor that is none', async () => {
  const { path } = await collector(1)
  for (const query of [
    'limit=0',
    'limit=-1',
    'limit=1e9',
    'limit=201',
    'limit=abc',
    'cursor=x',
    "cursor=' or 1=1",
  ])
    expect((await house.get(`${path}?${query}`)).status).toBe(400)
  // Somebody else's connection as a cursor leads to nothing but one's own.
  const { ids: others } = await collector(1)
  const told = await page(path, { cursor: others[0] ?? '' })
  expect(idsIn(told).every((id) => !others.includes(id))).toBe(true)
})
