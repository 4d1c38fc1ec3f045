import 'server-only'
import { systemActor } from '@/lib/core/actor'
import { normalizeEmail } from '@/lib/core/text'
import { announce, recordEvent } from '@/lib/operations/record-event'
import { openSession } from '@/lib/operations/start-session'
import { transaction } from '@/lib/store/database'
import { createUser, findUserByEmail, findUserBySubject, type UserRecord } from '@/lib/store/users'

/** What the identity provider vouches for; the address is verified there. */
export interface VouchedProfile {
  sub: string
  email: string
  name?: string
}

/**
 * Signs in whoever the identity provider vouches for, if their address is of a listed domain; somebody new becomes a
 * `member`. A user who exists under that address but signs in otherwise is never taken over by it (nOAuth).
 * Answers the session's id, or undefined when they are not admitted.
 */
export async function admitUser(
  profile: VouchedProfile,
  domains: readonly string[],
): Promise<string | undefined> {
  const actor = systemActor('single sign-on')
  const email = normalizeEmail(profile.email)
  const known = await findUserBySubject(profile.sub)
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const isTaken = !known && (await findUserByEmail(email)) !== null
  if (!domains.includes(domain) || isTaken || known?.disabledAt) {
    await announce(actor, { type: 'session.refused', outcome: 'denied', target: email })
    return undefined
  }
  const user = known ?? (await createMember(email, profile))
  return (await openSession(actor, user, null)).sessionId
}

function createMember(email: string, { sub, name }: VouchedProfile): Promise<UserRecord> {
  return transaction(async (tx) => {
    const user = await createUser(tx, {
      email,
      name: name?.slice(0, 80) || email,
      passwordHash: null,
      role: 'member',
      subject: sub,
    })
    await recordEvent(tx, systemActor('single sign-on'), {
      type: 'user.created',
      target: email,
      detail: { role: 'member' },
    })
    return user
  })
}
