import 'server-only'
import type { Actor, UserActor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { normalizeEmail } from '@/lib/core/text'
import { LIMITS, tooMany } from '@/lib/operations/rate-limits'
import { announce, recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { consume, forgive, waitFor } from '@/lib/store/limits'
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
  const email = normalizeEmail(input.email)
  const address = actor.address ?? 'unknown'
  const limits = [
    { limit: LIMITS.signInPair, key: `${email}|${address}` },
    { limit: LIMITS.signInAddress, key: address },
    { limit: LIMITS.signInAccount, key: email },
  ]
  for (const { limit, key } of limits) {
    const seconds = await waitFor(limit, key)
    if (seconds !== null) throw tooMany(seconds)
  }
  const user = await findUserByEmail(email)
  const right = user?.passwordHash
    ? await verifyPassword(input.password, user.passwordHash)
    : await burnPassword(input.password).then(() => false)
  if (!user || !right || user.disabledAt) {
    for (const { limit, key } of limits) await consume(limit, key)
    await announce(actor, { type: 'session.refused', outcome: 'denied', target: email.slice(0, 200) })
    throw new PatchbayError('wrong_credentials')
  }
  await forgive(LIMITS.signInPair, `${email}|${address}`)
  return openSession(actor, user, input.userAgent)
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
