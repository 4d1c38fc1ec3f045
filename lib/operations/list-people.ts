import 'server-only'
import type { PeopleView } from '@/lib/contract/person'
import type { Actor } from '@/lib/core/actor'
import { allows, permit } from '@/lib/core/permission'
import * as store from '@/lib/store/people'

/** Everybody who has an account, and the invitations that are still open (for who may make them). */
export async function listPeople(actor: Actor): Promise<PeopleView> {
  permit(actor, 'read_users')
  const now = new Date()
  const [people, invites] = await Promise.all([
    store.listPeople(),
    allows(actor, 'write_user') ? store.listOpenInvites(now) : [],
  ])
  const admins = people.filter(({ role, disabledAt }) => role === 'admin' && !disabledAt)
  return {
    people: people.map((user) => ({
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      disabled: user.disabledAt !== null,
      signsInBy: user.passwordHash ? ('password' as const) : ('single_sign_on' as const),
      lastSeenAt: user.sessions[0]?.lastSeenAt.toISOString() ?? null,
      createdAt: user.createdAt.toISOString(),
      isYou: actor.type === 'user' && actor.id === user.id,
      isLastAdmin: admins.length === 1 && admins[0]?.id === user.id,
    })),
    invites: invites.map(({ id, email, role, invitedBy, createdAt, expiresAt }) => ({
      ...{ id, email, role, invitedBy },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}
