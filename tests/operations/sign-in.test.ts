import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Actor, systemActor } from '@/lib/core/actor'
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from '@/lib/core/session'
import { createAdmin, createFirstAdmin, needsSetup } from '@/lib/operations/create-first-admin'
import { endSession } from '@/lib/operations/end-session'
import { identifyAgain } from '@/lib/operations/identify-again'
import { identifySession } from '@/lib/operations/identify-session'
import { prepareStart } from '@/lib/operations/prepare-start'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { startSession } from '@/lib/operations/start-session'
import { database, pool } from '@/lib/store/database'
import { setupCode } from '@/lib/vault/setup-code'
import { closeHouse, openHouse } from '../support/house'

const work = vi.hoisted(() => ({ verified: 0, burnt: 0 }))
vi.mock('@/lib/vault/password', async (original) => {
  const real = await original<typeof import('@/lib/vault/password')>()
  return {
    ...real,
    verifyPassword: (text: string, stored: string) => {
      work.verified++
      return real.verifyPassword(text, stored)
    },
    burnPassword: (text: string) => {
      work.burnt++
      return real.burnPassword(text)
    },
  }
})

const password = 'correct horse battery'
const email = 'ada@example.com'

beforeAll(() => openHouse([]))
afterAll(closeHouse)
beforeEach(async () => {
  await pool().query('delete from rate_limits')
  Object.assign(work, { verified: 0, burnt: 0 })
})

function somebody(address: string | null = '192.0.2.1'): Actor {
  return { type: 'anonymous', requestId: crypto.randomUUID(), address }
}

function signIn(as: string, secret: string, address?: string) {
  return startSession(somebody(address), { email: as, password: secret, userAgent: 'test' })
}

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'in',
    (error) => error.code,
  )
}

describe('R11 the first admin', () => {
  const input = { email, name: 'Ada', password }

  it('needs the code that the start printed, and every wrong one is noted', async () => {
    expect((await prepareStart()).setupCode).toBe(setupCode())
    for (const code of ['', 'AAAA-BBBB-CCCC', `${setupCode()}A`, 'x'.repeat(10_000), '\u0000'])
      expect(await codeOf(createFirstAdmin(somebody(), { ...input, code }))).toBe('wrong_setup_code')
    expect(await needsSetup()).toBe(true)
    expect(await database().event.count({ where: { type: 'security.denied', outcome: 'denied' } })).toBe(5)
  })

  it('guessing is slowed, for whoever guesses', async () => {
    const guess = (code: string, address?: string) =>
      codeOf(createFirstAdmin(somebody(address), { ...input, code }))
    for (let i = 0; i < 10; i++) await guess('WRONG')
    expect(await guess('WRONG')).toBe('too_many_requests')
    expect(await guess(setupCode())).toBe('too_many_requests')
    expect(await guess('WRONG', '192.0.2.9')).toBe('wrong_setup_code')
  })

  it.each([
    ['email', { email: 'nobody' }],
    ['name', { name: ' ' }],
    ['name', { name: 'a\u202eb' }],
    ['password', { password: 'too short' }],
    ['password', { password: 'x'.repeat(257) }],
  ])('a fault at %s stands at its field: %j', async (field, wrong) => {
    const made = createFirstAdmin(somebody(), { ...input, ...wrong, code: setupCode() })
    await expect(made).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    })
  })

  it('is made exactly once, whoever is faster, and set-up is closed afterwards', async () => {
    const codes = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        codeOf(createFirstAdmin(somebody(), { ...input, email: `${i}${email}`, code: setupCode() })),
      ),
    )
    expect(codes.sort()).toEqual(['in', ...Array(5).fill('setup_closed')])
    expect(await database().user.count()).toBe(1)
    expect(await codeOf(createFirstAdmin(somebody(), { ...input, code: setupCode() }))).toBe('setup_closed')
    expect(await codeOf(createAdmin(systemActor('start'), input, true))).toBe('setup_closed')
    expect((await prepareStart()).setupCode).toBeNull()
    expect(await database().user.findMany({ select: { role: true } })).toEqual([{ role: 'admin' }])
  })

  it('the command line may make another one, under its own address', async () => {
    await createAdmin(systemActor('command line'), { ...input, email: ' ADA@Example.com ' }, false)
    await expect(createAdmin(systemActor('command line'), input, false)).rejects.toThrow()
    expect((await signIn('Ada@example.COM', password)).user.email).toBe(email)
  })
})

describe('signing in', () => {
  it('makes a session that is read from its row', async () => {
    const { sessionId, user } = await signIn(email, password)
    expect(await identifySession(sessionId)).toMatchObject({ id: user.id, email, role: 'admin', sessionId })
    for (const wrong of [crypto.randomUUID(), '', 'nonsense', "' or 1=1", '\u0000'])
      expect(await identifySession(wrong)).toBeNull()
  })

  it('R03 an unknown user, a wrong password and a disabled user get one answer after the same work', async () => {
    await database().user.create({
      data: { email: 'sso@example.com', name: 'S', role: 'member', passwordHash: null },
    })
    const { passwordHash } = await database().user.findUniqueOrThrow({ where: { email } })
    const disabled = {
      email: 'gone@example.com',
      name: 'G',
      role: 'member' as const,
      passwordHash,
      disabledAt: new Date(),
    }
    await database().user.create({ data: disabled })
    const answers = []
    for (const [who, secret] of [
      ['unknown@example.com', password],
      [email, 'wrong'],
      ['gone@example.com', password],
      ['sso@example.com', password],
      [email, ''],
    ] as const) {
      Object.assign(work, { verified: 0, burnt: 0 })
      const error = await signIn(who, secret).catch((refused) => refused)
      answers.push({ code: error.code, message: error.message, work: work.verified + work.burnt })
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ code: 'wrong_credentials', work: 1 })
  })

  it.each([
    ['NUL', 'ada\u0000@example.com'],
    ['half a character', 'ada\ud800@example.com'],
    ['3 kB', `${'x'.repeat(3_000)}@example.com`],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['nothing', ''],
  ])('L05 an address with %s is nobody’s, and gets the same answer', async (_, wrong) => {
    expect(await codeOf(signIn(wrong, password))).toBe('wrong_credentials')
    expect(await codeOf(signIn(email, wrong))).toBe('wrong_credentials')
  })

  it('R01 wrong passwords are slowed for one account from one address, and the right one elsewhere is not', async () => {
    for (let i = 0; i < 5; i++) expect(await codeOf(signIn(email, 'wrong'))).toBe('wrong_credentials')
    const refused = await signIn(email, password).catch((error) => error)
    expect(refused).toMatchObject({ code: 'too_many_requests', retryAfter: expect.any(Number) })
    expect(refused.retryAfter).toBeLessThanOrEqual(60)
    expect(await codeOf(signIn(email, password, '192.0.2.77'))).toBe('in')
  })

  it('R01 a hundred guesses at once are not a hundred guesses', async () => {
    const codes = await Promise.all(Array.from({ length: 40 }, (_, i) => codeOf(signIn(email, `wrong ${i}`))))
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5)
    expect(work.verified).toBe(5)
  })

  it.each([
    ['one address over all accounts', LIMITS.signInAddress, '192.0.2.5'],
    ['one account over all addresses', LIMITS.signInAccount, email],
  ])('R01 slows %s', async (_, limit, key) => {
    for (let i = 1; i < limit.points; i++) await consumePoint(limit, key)
    expect(await codeOf(signIn(email, 'wrong', '192.0.2.5'))).toBe('wrong_credentials')
    expect(await codeOf(signIn(email, password, '192.0.2.5'))).toBe('too_many_requests')
  })

  it('a right password is no guess, however often', async () => {
    for (let i = 0; i < 8; i++) expect(await codeOf(signIn(email, password))).toBe('in')
    for (let i = 0; i < 4; i++) await codeOf(signIn(email, 'wrong'))
    expect(await codeOf(signIn(email, password))).toBe('in')
    expect(await codeOf(signIn(email, 'wrong'))).toBe('wrong_credentials')
  })

  it('T01 every refusal and every session is in the log', async () => {
    const count = (type: string) => database().event.count({ where: { type } })
    const before = [await count('session.refused'), await count('session.started')]
    await codeOf(signIn(email, 'wrong'))
    await codeOf(signIn(email, password))
    expect([await count('session.refused'), await count('session.started')]).toEqual(before.map((n) => n + 1))
  })
})

describe('a session that is over', () => {
  async function session(): Promise<{ id: string; actor: Actor }> {
    const { sessionId } = await signIn(email, password)
    const user = await identifySession(sessionId)
    if (!user) throw new Error('not signed in')
    return { id: sessionId, actor: { ...user, requestId: 'r', address: null } }
  }
  const ago = (ms: number) => new Date(Date.now() - ms)

  it('R05 was ended: refused at once, and ending it twice is once', async () => {
    const { id, actor } = await session()
    const count = () => database().event.count({ where: { type: 'session.ended' } })
    const before = await count()
    await endSession(actor)
    await endSession(actor)
    expect(await identifySession(id)).toBeNull()
    expect(await identifyAgain(actor)).toBe(false)
    expect(await count()).toBe(before + 1)
  })

  it('R05 its user was disabled, or has another role: refused at once', async () => {
    const { id, actor } = await session()
    await database().user.update({ where: { email }, data: { role: 'viewer' } })
    expect(await identifyAgain(actor)).toBe(false)
    expect(await identifySession(id)).toMatchObject({ role: 'viewer' })
    await database().user.update({ where: { email }, data: { role: 'admin', disabledAt: new Date() } })
    expect(await identifySession(id)).toBeNull()
    await database().user.update({ where: { email }, data: { disabledAt: null } })
    expect(await identifySession(id)).not.toBeNull()
  })

  it.each([
    ['idle for 12 hours', { lastSeenAt: ago(SESSION_IDLE_MS) }],
    ['7 days old', { createdAt: ago(SESSION_LIFE_MS), lastSeenAt: new Date() }],
  ])('R07 was %s: refused, and not seen again', async (_, data) => {
    const { id } = await session()
    await database().session.update({ where: { id }, data })
    expect(await identifySession(id)).toBeNull()
  })

  it('R07 a request keeps it from being idle, with one write a minute', async () => {
    const { id } = await session()
    await database().session.update({ where: { id }, data: { lastSeenAt: ago(SESSION_IDLE_MS - 5_000) } })
    expect(await identifySession(id)).not.toBeNull()
    const seen = async () =>
      (await database().session.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime()
    const first = await seen()
    expect(Date.now() - first).toBeLessThan(5_000)
    await identifySession(id)
    expect(await seen()).toBe(first)
  })
})
