import 'server-only'
import type { NewInvite } from '@/lib/contract/person'
import { type Actor, nameOf } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { normalizeEmail } from '@/lib/core/text'
import { env } from '@/lib/env'
import { emailFault } from '@/lib/operations/create-first-admin'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { createInvite } from '@/lib/store/people'
import { findUserByEmail } from '@/lib/store/users'
import { digest, randomToken } from '@/lib/vault/digest'

const LIFETIME_MS = 72 * 60 * 60 * 1000

/**
 * Invites somebody by a single-use link, which is answered here and never again: Patchbay sends no mail.
 * Throws `already_exists` or `invalid_input`.
 */
export async function inviteUser(
  actor: Actor,
  input: NewInvite,
): Promise<{ link: string; expiresAt: string }> {
  permit(actor, 'write_user')
  const email = normalizeEmail(input.email)
  const fault = emailFault(email)
  if (fault) throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { email: fault } })
  if (await findUserByEmail(email))
    throw new PatchbayError('already_exists', {
      params: { what: `An account for ${email}` },
      fields: { email: 'Somebody has an account under this address.' },
    })
  const token = randomToken()
  const expiresAt = new Date(Date.now() + LIFETIME_MS)
  await transaction(async (tx) => {
    await createInvite(tx, {
      tokenDigest: digest(token),
      email,
      role: input.role,
      invitedBy: nameOf(actor),
      expiresAt,
    })
    await recordEvent(tx, actor, { type: 'user.invited', target: email, detail: { role: input.role } })
  })
  return { link: `${env().publicUrl}/invite/${token}`, expiresAt: expiresAt.toISOString() }
}
