import 'server-only'
import type { Actor, UserActor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { hasUnprintable, normalizeEmail } from '@/lib/core/text'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { announce, recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { forgive, giveBack } from '@/lib/store/limits'
import { createSession } from '@/lib/store/sessions'
import { findUserByEmail, type UserRecord } from '@/lib/store/users'
import { burnPassword, verifyPassword } from '@/lib/vault/password'

export interface StartedSession {
  sessionId: string
  user: UserRecord
}

/**
 * Signs in with a password. Unknown user, wrong password and disabled user get one answer after the same work.
 * Wrong ones are slowed per account and per address. Throws `wrong_credentials` or `too_many_requests`.
 */
export async function startSession(
  actor: Actor,
  input: { email: string; password: string; userAgent: string | null },
): Promise<StartedSession> {
  const email = addressIn(input.email)
  const address = actor.address ?? 'unknown'
  const limits = [
    { limit: LIMITS.signInPair, key: `${email}|${address}` },
    { limit: LIMITS.signInAddress, key: address },
    { limit: LIMITS.signInAccount, key: email },
  ]
  // Before the password is looked at, so that a hundred guesses at once are not a hundred guesses.
  for (const { limit, key } of limits) await consumePoint(limit, key)
  const user = await findUserByEmail(email)
  const right = user?.passwordHash
    ? await verifyPassword(input.password, user.passwordHash)
    : await burnPassword(input.password).then(() => false)
  if (!user || !right || user.disabledAt) {
    await announce(actor, { type: 'session.refused', outcome: 'denied', target: email })
    throw new PatchbayError('wrong_credentials')
  }
  await forgive(LIMITS.signInPair, `${email}|${address}`)
  await giveBack(LIMITS.signInAddress, address)
  await giveBack(LIMITS.signInAccount, email)
  return openSession(actor, user, input.userAgent)
}

/** What is no address is nobody's, and would not fit into the log or the counters. */
function addressIn(text: string): string {
  const email = normalizeEmail(text)
  return email.length > 254 || hasUnprintable(email) ? '' : email
}

/** Makes the session's row for a user who has proved who they are. */
export async function openSession(
  actor: Actor,
  user: UserRecord,
  userAgent: string | null,
): Promise<StartedSession> {
  return transaction(async (tx) => {
    const agent = userAgent?.slice(0, 300) ?? null
    const session = await createSession(tx, { userId: user.id, address: actor.address, userAgent: agent })
    const who: UserActor = {
      type: 'user',
      id: user.id,
      sessionId: session.id,
      name: user.name,
      email: user.email,
      role: user.role,
    }
    await recordEvent(tx, { ...actor, ...who }, { type: 'session.started', target: user.email })
    return { sessionId: session.id, user }
  })
}
