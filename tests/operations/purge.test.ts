import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { purge } from '@/lib/operations/purge'
import { readConnection } from '@/lib/operations/read-connection'
import { database, pool } from '@/lib/store/database'
import { signedIn } from '../support/house'
import { faultyHouse } from './faulty-house'

const house = faultyHouse()
const ago = (days: number) => new Date(Date.now() - days * 86_400_000)

beforeAll(async () => {
  await house.setUp('faulty')
})

describe('purging', () => {
  it('A15 removes attempts a day after their time, and no others', async () => {
    for (let i = 0; i < 3; i++) await house.consentTo('faulty')
    const ids = (await database().authorization.findMany({ select: { id: true } })).map(({ id }) => id)
    const times = [ago(2), ago(0.5), ago(-0.01)]
    for (const [at, id] of ids.entries())
      await database().authorization.update({ where: { id }, data: { expiresAt: times[at] ?? ago(2) } })
    await purge()
    const left = await database().authorization.findMany({ select: { id: true } })
    expect(left.map(({ id }) => id)).toEqual(ids.slice(1))
  })

  it('removes sessions a week after they ended or were last seen, and counters that have run out', async () => {
    const [ended, idle, fresh] = [await signedIn(), await signedIn(), await signedIn()]
    await database().session.update({ where: { id: ended.sessionId }, data: { endedAt: ago(8) } })
    await database().session.update({ where: { id: idle.sessionId }, data: { lastSeenAt: ago(8) } })
    const stale = `insert into rate_limits (key, points, expire) values ('stale', 1, 1), ('running', 1, 9999999999999)`
    await pool().query(stale)
    await purge()
    const ids = [ended, idle, fresh].map(({ sessionId }) => sessionId)
    const left = await database().session.findMany({ where: { id: { in: ids } } })
    expect(left.map(({ id }) => id)).toEqual([fresh.sessionId])
    const counters = await database().rateLimit.findMany({ where: { key: { in: ['stale', 'running'] } } })
    expect(counters.map(({ key }) => key)).toEqual(['running'])
  })

  it('goes on although a grant that nobody decided on cannot be opened, and keeps that one', async () => {
    await house.connect('faulty')
    house.server.set('userinfo', { body: { sub: 'bob' } })
    house.server.set('token', { body: { access_token: 'bobs', token_type: 'bearer' } })
    const { replacement } = await house.connect('faulty')
    const id = replacement?.authorizationId ?? ''
    await database().authorization.update({
      where: { id },
      data: { pendingGrant: randomBytes(99), expiresAt: ago(2) },
    })
    const session = await signedIn()
    await database().session.update({ where: { id: session.sessionId }, data: { endedAt: ago(8) } })
    await purge()
    expect(house.server.hits('revoke')).toBe(0)
    expect(await database().session.count({ where: { id: session.sessionId } })).toBe(0)
    expect(await database().authorization.count({ where: { id } })).toBe(1)
    expect((await readConnection(house.admin, 'faulty')).status).toBe('connected')
  })
})
