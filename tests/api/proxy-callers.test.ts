import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/lib/store/database'
import { person, program } from './callers'
import { type Answered, proxyHouse, type Sent } from './proxy-house'

const house = proxyHouse()
let slug: string
beforeAll(async () => {
  slug = await house.setUp('acme')
  await house.plant(slug)
})

const get = (path: string, more: Partial<Sent> = {}) =>
  house.send({ path: `/${slug}/request${path}`, ...more })
const outcome = ({ status, code }: Answered) => `${status} ${code}`

describe('who may ask', () => {
  it('is a program whose key has the scope, and the integration', async () => {
    const other = await house.setUp('other')
    const [mine, theirs] = await Promise.all(
      [slug, other].map((key) => database().integration.findUniqueOrThrow({ where: { slug: key } })),
    )
    const may = async (caller: Sent['caller']) => (await get('/x', { caller })).status
    expect(await may(await program(['proxy'], [mine?.id ?? '']))).toBe(200)
    expect(await may(await program(['proxy'], [theirs?.id ?? '']))).toBe(403)
    expect(await may(await program(['credentials:read', 'connections:read']))).toBe(403)
    expect(await may({})).toBe(401)
    expect(await may({ authorization: `Bearer pbk_${'a'.repeat(12)}_${'b'.repeat(43)}` })).toBe(401)
    expect(await may(await person('admin'))).toBe(403)
    expect(house.upstream.seen).toHaveLength(1)
  })

  it('is told nothing of what is not there', async () => {
    const stranger = { authorization: `Bearer pbk_${'a'.repeat(12)}_${'b'.repeat(43)}` }
    for (const path of [
      '/nothing/request/x',
      `/${crypto.randomUUID()}/request/x`,
      `/${slug}/request/x?connection=nothing`,
    ]) {
      expect(outcome(await house.send({ path }))).toBe('404 not_found')
      expect(outcome(await house.send({ path, caller: stranger }))).toBe('401 invalid_api_key')
    }
    for (const path of [`/${slug}%3Adefault/request/x`, '/A/request/x', '/%00/request/x'])
      expect([400, 404]).toContain((await house.send({ path })).status)
    const elsewhere = await database().connection.findFirstOrThrow({
      where: { integration: { slug: 'other' } },
    })
    await house.plant('other')
    expect(outcome(await get(`/x?connection=${elsewhere.id}`))).toBe('404 not_found')
    expect(house.upstream.seen).toEqual([])
  })

  it('E19 by any method but those of the list is refused', async () => {
    expect(outcome(await get('/x', { method: 'TRACE' }))).toBe('405 method_not_allowed')
    expect(outcome(await get('/x', { method: 'PROPFIND' }))).toBe('405 method_not_allowed')
    expect(outcome(await get('/x', { method: 'GET', body: 'x', headers: { 'content-length': '1' } }))).toBe(
      '400 bad_request',
    )
    expect(house.upstream.seen).toEqual([])
  })
})
