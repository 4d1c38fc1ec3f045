import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { changePassword } from '@/lib/operations/change-password'
import { createAdmin } from '@/lib/operations/create-first-admin'
import { endOtherSessions, endSession } from '@/lib/operations/end-session'
import { identifySession } from '@/lib/operations/identify-session'
import { listSessions } from '@/lib/operations/list-sessions'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { openSession, startSession } from '@/lib/operations/start-session'
import { readBranding, updateBranding } from '@/lib/operations/update-settings'
import { database, pool } from '@/lib/store/database'
import { closeHouse, openHouse, signedIn } from '../support/house'

const email = 'ada@example.com'
const password = 'correct horse battery'
const next = 'a different long password'
const anonymous: Actor = { type: 'anonymous', requestId: 'r', address: '192.0.2.1' }

beforeAll(() => openHouse([]))
afterAll(closeHouse)
beforeEach(async () => {
  await database().user.deleteMany()
  await pool().query('delete from rate_limits')
  await createAdmin(anonymous, { email, name: 'Ada', password }, false)
})

function signIn(secret = password) {
  return identify(startSession(anonymous, { email, password: secret, userAgent: 'A browser' }))
}

/** A session of Ada's whose password nobody had to compute. */
async function open(userAgent = 'A browser') {
  const user = await database().user.findUniqueOrThrow({ where: { email } })
  return identify(openSession(anonymous, user, userAgent))
}

async function identify(started: ReturnType<typeof openSession>) {
  const { sessionId } = await started
  const user = await identifySession(sessionId)
  if (!user) throw new Error('not signed in')
  return { ...user, requestId: crypto.randomUUID(), address: '192.0.2.1' }
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'done',
    (error) => error.code,
  )
}

describe('changing the password', () => {
  it('R05 ends every other session and not this one; from then on only the new one opens', async () => {
    const [here, there, elsewhere] = [await signIn(), await signIn(), await signedIn()]
    await changePassword(here, { current: password, next })
    expect(await identifySession(here.sessionId)).not.toBeNull()
    expect(await identifySession(there.sessionId)).toBeNull()
    expect(await identifySession(elsewhere.sessionId)).not.toBeNull()
    expect(await codeOf(signIn(password))).toBe('wrong_credentials')
    expect(await codeOf(signIn(next))).toBe('done')
    const event = await database().event.findFirst({ where: { type: 'user.password_changed' } })
    expect(event).toMatchObject({ target: email, detail: { sessionsEnded: 1 } })
  })

  it('needs the present one: an open console is not enough', async () => {
    const [here, there] = [await signIn(), await signIn()]
    const refused = changePassword(here, { current: 'not the password', next })
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'wrong_credentials', fields: { current: expect.any(String) } },
    })
    expect(await identifySession(there.sessionId)).not.toBeNull()
    expect(await codeOf(signIn(password))).toBe('done')
    expect(await database().event.count({ where: { type: 'security.denied', actorId: here.id } })).toBe(1)
  })

  it.each(['too short', 'x'.repeat(257), ''])('refuses a new one that is no good: %#', async (wrong) => {
    const refused = changePassword(await signIn(), { current: password, next: wrong })
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'invalid_input', fields: { next: expect.any(String) } },
    })
  })

  it('is slowed, for guesses made at once too, and sign-in is not', async () => {
    const here = await signIn()
    const { points } = LIMITS.changePassword
    const guess = (n: number) => codeOf(changePassword(here, { current: `guess ${n}`, next }))
    const codes = await Promise.all(Array.from({ length: points + 10 }, (_, n) => guess(n)))
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(points)
    expect(await codeOf(changePassword(here, { current: password, next }))).toBe('too_many_requests')
    expect(await codeOf(signIn())).toBe('done')
  })

  it('a right one is no guess, however often', async () => {
    const here = await signIn()
    for (let n = 1; n < LIMITS.changePassword.points; n++) await consumePoint(LIMITS.changePassword, here.id)
    for (let n = 0; n < 2; n++) await changePassword(here, { current: password, next: password })
  })

  it('is nobody’s but a signed-in user’s, and not for who signs in otherwise', async () => {
    expect(await codeOf(changePassword(anonymous, { current: password, next }))).toBe('unauthenticated')
    expect(await codeOf(changePassword(await signedIn(), { current: '', next }))).toBe('wrong_credentials')
  })
})

describe('R17 sessions', () => {
  it('are listed for who they belong to, this one first, with where they are', async () => {
    const [first, second] = [await open('Firefox'), await open('Safari')]
    await signedIn()
    expect(await listSessions(first)).toMatchObject([
      { id: first.sessionId, current: true, userAgent: 'Firefox', address: '192.0.2.1' },
      { id: second.sessionId, current: false, userAgent: 'Safari' },
    ])
    expect((await listSessions(second))[0]).toMatchObject({ id: second.sessionId, current: true })
  })

  it('that have run out or were ended are not among them', async () => {
    const [here, idle, old, ended] = [await open(), await open(), await open(), await open()]
    const long = new Date(Date.now() - 8 * 86_400_000)
    await database().session.update({ where: { id: idle.sessionId }, data: { lastSeenAt: long } })
    await database().session.update({ where: { id: old.sessionId }, data: { createdAt: long } })
    await endSession(ended)
    expect((await listSessions(here)).map(({ id }) => id)).toEqual([here.sessionId])
  })

  it('one can be ended from another, at once', async () => {
    const [here, there] = [await open(), await open()]
    await endSession(here, there.sessionId)
    expect(await identifySession(there.sessionId)).toBeNull()
    expect(await identifySession(here.sessionId)).not.toBeNull()
  })

  it('of somebody else are not found, like ones that never were', async () => {
    const [here, admin] = [await open(), await signedIn()]
    for (const id of [here.sessionId, crypto.randomUUID(), 'nonsense'])
      expect(await codeOf(endSession(admin, id))).toBe('not_found')
    expect(await identifySession(here.sessionId)).not.toBeNull()
  })

  it('all the others end together, and two browsers that do it at once leave at most one', async () => {
    const [one, two, three] = [await open(), await open(), await open()]
    expect(await endOtherSessions(one)).toBe(2)
    expect(await identifySession(two.sessionId)).toBeNull()
    expect(await identifySession(three.sessionId)).toBeNull()
    expect(await endOtherSessions(one)).toBe(0)
    const again = await open()
    await Promise.all([endOtherSessions(one), endOtherSessions(again)])
    expect(await database().session.count({ where: { userId: one.id, endedAt: null } })).toBeLessThan(2)
  })
})

describe('the name of this install', () => {
  it('is an admin’s to give, and blank gives it back', async () => {
    expect(await readBranding()).toBeNull()
    await updateBranding(await signedIn(), ' Wayfarer Works ')
    expect(await readBranding()).toBe('Wayfarer Works')
    await updateBranding(await signedIn(), ' ')
    expect(await readBranding()).toBeNull()
    for (const role of ['member', 'viewer'] as const)
      expect(await codeOf(updateBranding(await signedIn(role), 'Mine'))).toBe('forbidden')
  })

  it.each(['x'.repeat(41), 'a\u202eb', 'a\u0000b'])('is printable and short: %#', async (wrong) => {
    const refused = updateBranding(await signedIn(), wrong)
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'invalid_input', fields: { branding: expect.any(String) } },
    })
  })
})
