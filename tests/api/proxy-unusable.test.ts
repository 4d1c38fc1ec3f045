import { beforeAll, describe, expect, it } from 'vitest'
import { database, pool } from '@/lib/store/database'
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
const lines = async () => (await pool().query('select * from "Access" order by id')).rows

describe('E27 what cannot be used is said to be, and nothing is sent', () => {
  const set = async (name: string, data: object) =>
    database().connection.updateMany({ where: { name, integration: { slug } }, data })

  it.each<[string, string, object, string]>([
    ['C3 nothing connected', 'empty', { credential: null }, '409 integration_not_connected'],
    ['a connection switched off', 'off', { enabled: false }, '409 connection_disabled'],
    [
      'a key that the provider refuses',
      'refused',
      { validationStatus: 'error', validationCode: 'invalid_token', hasRefreshToken: false, expiresAt: null },
      '409 needs_reauth',
    ],
    [
      'a grant that is over',
      'over',
      {
        validationStatus: 'error',
        validationCode: 'invalid_grant',
        refusedCode: 'invalid_grant',
        expiresAt: new Date(0),
      },
      '409 needs_reauth',
    ],
    [
      'a provider that moved',
      'moved',
      { validationStatus: 'error', validationCode: 'destination_changed' },
      '409 needs_reauth',
    ],
    [
      'a credential that cannot be opened',
      'sealed',
      { credential: Buffer.from('nonsense') },
      '409 needs_reauth',
    ],
  ])('%s', async (_, name, data, expected) => {
    const id = await house.plant(slug, { name })
    await set(name, data)
    const answer = await get(`/x?connection=${name}`)
    expect(outcome(answer)).toBe(expected)
    expect(JSON.parse(answer.text).error.repairUrl).toBe(`http://localhost:3000/integrations/${slug}/${name}`)
    expect(house.upstream.seen).toEqual([])
    expect((await lines()).map(({ connectionId, what }) => [connectionId, what])).toEqual([[id, 'proxy']])
  })

  it('an integration switched off', async () => {
    await database().integration.update({ where: { slug }, data: { enabled: false } })
    expect(outcome(await get('/x'))).toBe('409 integration_disabled')
    await database().integration.update({ where: { slug }, data: { enabled: true } })
  })

  it('a provider that is gone, and one without an API', async () => {
    const gone = await house.setUp('gone')
    await house.plant(gone)
    const path = `/${gone}/request/x`
    expect((await house.send({ path })).status).toBe(200)
    await database().customProvider.delete({ where: { key: 'gone' } })
    expect(outcome(await house.send({ path }))).toBe('409 misconfigured')
    const mute = await house.setUp('mute', { api: undefined as never })
    await house.plant(mute)
    expect(outcome(await house.send({ path: `/${mute}/request/x` }))).toBe('409 no_api')
    expect(house.upstream.seen).toHaveLength(1)
  })
})
