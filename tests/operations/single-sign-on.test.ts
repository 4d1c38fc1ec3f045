import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admitUser } from '@/lib/operations/admit-user'
import { identifySession } from '@/lib/operations/identify-session'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'

const domains = ['example.com']

beforeAll(() => openHouse([]))
afterAll(closeHouse)

async function roleOf(sessionId: string | undefined) {
  return sessionId === undefined ? null : ((await identifySession(sessionId))?.role ?? null)
}

describe('single sign-on', () => {
  it('admits somebody new of a listed domain as a member, and knows them again by their subject', async () => {
    const profile = { sub: 'subject-1', email: 'New@Example.com', name: 'New' }
    expect(await roleOf(await admitUser(profile, domains))).toBe('member')
    expect(await roleOf(await admitUser({ ...profile, name: 'Renamed' }, domains))).toBe('member')
    expect(await database().user.count({ where: { subject: 'subject-1' } })).toBe(1)
  })

  it.each([
    'somebody@other.com',
    'somebody@sub.example.com',
    'somebody@example.com.evil.com',
    '"a@example.com"@evil.com',
    'nobody',
  ])('does not admit %s', async (email) => {
    expect(await admitUser({ sub: email, email }, domains)).toBeUndefined()
    expect(await database().user.count({ where: { subject: email } })).toBe(0)
  })

  it('R16 never takes over a user who is there by that address', async () => {
    const admin = await signedIn('admin')
    expect(await admitUser({ sub: 'thief', email: admin.email }, domains)).toBeUndefined()
    expect(await database().user.findUniqueOrThrow({ where: { id: admin.id } })).toMatchObject({
      subject: null,
    })
    const refused = await database().event.findFirst({ orderBy: { sequence: 'desc' } })
    expect(refused).toMatchObject({ type: 'session.refused', outcome: 'denied', target: admin.email })
  })

  it('does not admit who was disabled, or whose domain is no longer listed', async () => {
    const profile = { sub: 'subject-2', email: 'second@example.com' }
    await admitUser(profile, domains)
    expect(await admitUser(profile, ['other.com'])).toBeUndefined()
    await database().user.update({ where: { subject: 'subject-2' }, data: { disabledAt: new Date() } })
    expect(await admitUser(profile, domains)).toBeUndefined()
  })
})
