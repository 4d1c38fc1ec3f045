import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { acceptInvite, readInvite } from '@/lib/operations/accept-invite'
import { changeRole, disableUser, enableUser } from '@/lib/operations/change-person'
import { identifyAgain } from '@/lib/operations/identify-again'
import { identifySession } from '@/lib/operations/identify-session'
import { inviteUser } from '@/lib/operations/invite-user'
import { listPeople } from '@/lib/operations/list-people'
import { revokeInvite } from '@/lib/operations/revoke-invite'
import { startSession } from '@/lib/operations/start-session'
import { database } from '@/lib/store/database'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'

const somebody: Actor = { type: 'anonymous', requestId: 'r', address: '192.0.2.1' }
const password = 'correct horse battery'
let admin: Awaited<ReturnType<typeof signedIn>>
let invited = 0

beforeAll(() => openHouse([]))
afterAll(closeHouse)
beforeEach(async () => {
  await database().user.deleteMany()
  await database().invite.deleteMany()
  admin = await signedIn()
})

async function invite(email = `guest-${invited++}@example.com`) {
  const { link, expiresAt } = await inviteUser(admin, { email, role: 'member' })
  return { email, token: link.slice(`${PUBLIC_URL}/invite/`.length), link, expiresAt }
}

const accept = (token: string, changes: object = {}) =>
  acceptInvite(somebody, { token, name: 'Grace', password, ...changes })

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'done',
    (error) => error.code,
  )
}

describe('an invitation', () => {
  it('is a link that makes one account with its role, whose holder then signs in', async () => {
    const { email, token, link } = await invite()
    expect(link).toMatch(new RegExp(`^${PUBLIC_URL}/invite/[A-Za-z0-9_-]{43}$`))
    expect(await readInvite(token)).toEqual({ email, role: 'member', invitedBy: admin.name })
    expect(await accept(token)).toEqual({ email })
    const { user } = await startSession(somebody, { email, password, userAgent: null })
    expect(user).toMatchObject({ name: 'Grace', role: 'member' })
  })

  it('works once', async () => {
    const { token } = await invite()
    await accept(token)
    expect(await codeOf(accept(token))).toBe('invite_over')
    expect(await codeOf(readInvite(token))).toBe('invite_over')
  })

  it('of six who use it at once exactly one gets the account', async () => {
    const { email, token } = await invite()
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(accept(token))))
    expect(codes.sort()).toEqual(['done', ...Array(5).fill('invite_over')])
    expect(await database().user.count({ where: { email } })).toBe(1)
  })

  it('two for one address make one account, and the second stays unused', async () => {
    const [one, two] = [await invite('same@example.com'), await invite('same@example.com')]
    const codes = await Promise.all([codeOf(accept(one.token)), codeOf(accept(two.token))])
    expect(codes.sort()).toEqual(['already_exists', 'done'])
    expect(await database().user.count({ where: { email: 'same@example.com' } })).toBe(1)
  })

  it('ends after 72 hours', async () => {
    const { token, expiresAt } = await invite()
    const hours = (new Date(expiresAt).getTime() - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(71.9)
    expect(hours).toBeLessThanOrEqual(72)
    await database().invite.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await codeOf(accept(token))).toBe('invite_over')
    expect((await listPeople(admin)).invites).toEqual([])
  })

  it('can be withdrawn, once, and then opens nothing', async () => {
    const { token } = await invite()
    const id = (await listPeople(admin)).invites[0]?.id ?? ''
    await revokeInvite(admin, id)
    expect(await codeOf(accept(token))).toBe('invite_over')
    expect(await codeOf(revokeInvite(admin, id))).toBe('not_found')
    for (const wrong of [crypto.randomUUID(), 'nonsense', ''])
      expect(await codeOf(revokeInvite(admin, wrong))).toBe('not_found')
  })

  it.each([
    ['one that nobody made', 'A'.repeat(43)],
    ['nothing', ''],
    ['a NUL', `${'A'.repeat(42)}\u0000`],
    ['a megabyte', 'A'.repeat(1_000_000)],
    ['an identifier', crypto.randomUUID()],
  ])('is not opened by %s', async (_, token) => {
    expect(await codeOf(readInvite(token))).toBe('invite_over')
    expect(await codeOf(accept(token))).toBe('invite_over')
  })

  it.each([
    ['name', { name: ' ' }],
    ['password', { password: 'too short' }],
  ])('a fault at %s stands at its field, and leaves the link usable', async (field, wrong) => {
    const { token } = await invite()
    await expect(accept(token, wrong)).rejects.toMatchObject({
      ...{ code: 'invalid_input', fields: { [field]: expect.any(String) } },
    })
    expect(await codeOf(accept(token))).toBe('done')
  })

  it('is kept as a digest alone: neither list nor log nor row holds its link', async () => {
    const { token } = await invite()
    const rows = await database().invite.findMany()
    const kept = [
      JSON.stringify(rows.map((row) => ({ ...row, tokenDigest: Buffer.from(row.tokenDigest).toString() }))),
      JSON.stringify(await listPeople(admin)),
      JSON.stringify((await database().event.findMany()).map(({ detail, target }) => ({ detail, target }))),
    ]
    expect(kept.filter((text) => text.includes(token))).toEqual([])
  })

  it.each([['no address'], ['a@b'], [''], [`${'x'.repeat(250)}@example.com`]])(
    'goes to no such address: %s',
    async (email) => {
      expect(await codeOf(inviteUser(admin, { email, role: 'viewer' }))).toBe('invalid_input')
    },
  )

  it('does not go to whoever has an account, however the address is spelt', async () => {
    const email = ` ${admin.email.toUpperCase()} `
    expect(await codeOf(inviteUser(admin, { email, role: 'viewer' }))).toBe('already_exists')
  })
})

describe('who may manage people', () => {
  it.each(['member', 'viewer'] as const)('G01 a %s may not, and sees no invitations', async (role) => {
    await invite()
    const other = await signedIn(role)
    const refused = await Promise.all([
      codeOf(inviteUser(other, { email: 'x@example.com', role: 'admin' })),
      codeOf(changeRole(other, other.id, 'admin')),
      codeOf(disableUser(other, admin.id)),
      codeOf(enableUser(other, admin.id)),
      codeOf(revokeInvite(other, (await listPeople(admin)).invites[0]?.id ?? '')),
    ])
    expect(new Set(refused)).toEqual(new Set(['forbidden']))
    const seen = await listPeople(other)
    expect(seen.invites).toEqual([])
    expect(seen.people.map(({ isYou }) => isYou)).toContain(true)
    expect(JSON.stringify(seen)).not.toContain('scrypt')
  })

  it('nobody unknown may even read who there is', async () => {
    expect(await codeOf(listPeople(somebody))).toBe('unauthenticated')
    expect(await codeOf(changeRole(somebody, admin.id, 'viewer'))).toBe('unauthenticated')
  })

  it.each([crypto.randomUUID(), 'nonsense', "' or 1=1"])('there is nobody by the id %s', async (id) => {
    expect(await codeOf(changeRole(admin, id, 'viewer'))).toBe('not_found')
    expect(await codeOf(disableUser(admin, id))).toBe('not_found')
  })
})

describe('a role', () => {
  it('holds from the next request on, and is in the log with what it was', async () => {
    const other = await signedIn('viewer')
    await changeRole(admin, other.id, 'admin')
    expect(await identifySession(other.sessionId)).toMatchObject({ role: 'admin' })
    expect(await identifyAgain(other)).toBe(false)
    const event = await database().event.findFirst({ orderBy: { sequence: 'desc' } })
    expect(event).toMatchObject({
      ...{ type: 'user.role_changed', target: other.email, detail: { from: 'viewer', to: 'admin' } },
    })
  })

  it('that somebody has already is no change', async () => {
    const count = () => database().event.count()
    const before = await count()
    await changeRole(admin, admin.id, 'admin')
    expect(await count()).toBe(before)
  })
})

describe('G12 the last admin', () => {
  it('can be neither demoted nor disabled, by themselves either', async () => {
    await signedIn('member')
    expect(await codeOf(changeRole(admin, admin.id, 'viewer'))).toBe('last_admin')
    expect(await codeOf(disableUser(admin, admin.id))).toBe('last_admin')
    expect((await listPeople(admin)).people.filter(({ isLastAdmin }) => isLastAdmin)).toHaveLength(1)
  })

  it('is whoever is left when the other one is disabled', async () => {
    const other = await signedIn()
    await disableUser(admin, other.id)
    expect(await codeOf(changeRole(admin, admin.id, 'member'))).toBe('last_admin')
    await enableUser(admin, other.id)
    expect(await codeOf(changeRole(admin, admin.id, 'member'))).toBe('done')
  })

  it.each([
    ['demote', (by: typeof admin, whom: typeof admin) => changeRole(by, whom.id, 'viewer')],
    ['disable', (by: typeof admin, whom: typeof admin) => disableUser(by, whom.id)],
  ])('remains when two admins %s each other at once', async (_, act) => {
    for (let round = 0; round < 5; round++) {
      await database().user.deleteMany()
      const [one, two] = [await signedIn(), await signedIn()]
      const codes = await Promise.all([codeOf(act(one, two)), codeOf(act(two, one))])
      expect(codes.sort()).toEqual(['done', 'last_admin'])
      expect(await database().user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1)
    }
  })
})

describe('R05 a disabled account', () => {
  it('has no session any more, at once, and gets none', async () => {
    const { email, token } = await invite()
    await accept(token)
    const { sessionId, user } = await startSession(somebody, { email, password, userAgent: null })
    await disableUser(admin, user.id)
    expect(await identifySession(sessionId)).toBeNull()
    expect(await codeOf(startSession(somebody, { email, password, userAgent: null }))).toBe(
      'wrong_credentials',
    )
    await enableUser(admin, user.id)
    // The old session stays over: only a new sign-in opens one.
    expect(await identifySession(sessionId)).toBeNull()
    expect(await codeOf(startSession(somebody, { email, password, userAgent: null }))).toBe('done')
  })
})
