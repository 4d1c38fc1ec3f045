import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import type { Role } from '@/lib/core/roles'
import { refuseAccountFaults } from '@/lib/operations/create-first-admin'
import { recordEvent } from '@/lib/operations/record-event'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import { findInvite, type InviteRecord, takeInvite } from '@/lib/store/people'
import { createUser } from '@/lib/store/users'
import { digest } from '@/lib/vault/digest'
import { hashPassword } from '@/lib/vault/password'

/** Whom an open invitation is for. Throws `invite_over`, whatever is wrong with it. */
export async function readInvite(token: string): Promise<{ email: string; role: Role; invitedBy: string }> {
  const { email, role, invitedBy } = await requireInvite(token)
  return { email, role, invitedBy }
}

/** Makes the account that an invitation promises, once. Throws `invite_over`, `already_exists` or `invalid_input`. */
export async function acceptInvite(
  actor: Actor,
  input: { token: string; name: string; password: string },
): Promise<{ email: string }> {
  const invite = await requireInvite(input.token)
  const name = input.name.trim()
  refuseAccountFaults({ email: invite.email, name, password: input.password })
  const passwordHash = await hashPassword(input.password)
  try {
    await transaction(async (tx) => {
      if (!(await takeInvite(tx, invite.id, new Date()))) throw new PatchbayError('invite_over')
      await createUser(tx, { email: invite.email, name, passwordHash, role: invite.role })
      const detail = { role: invite.role, invitedBy: invite.invitedBy }
      await recordEvent(tx, actor, { type: 'user.created', target: invite.email, detail })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new PatchbayError('already_exists', { params: { what: `An account for ${invite.email}` } })
  }
  return { email: invite.email }
}

async function requireInvite(token: string): Promise<InviteRecord> {
  const invite = /^[A-Za-z0-9_-]{43}$/.test(token) ? await findInvite(digest(token)) : null
  if (!invite || invite.usedAt || invite.revokedAt || invite.expiresAt <= new Date())
    throw new PatchbayError('invite_over')
  return invite
}
