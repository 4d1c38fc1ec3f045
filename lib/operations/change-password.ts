import 'server-only'
import type { Actor, UserActor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { announce, recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { giveBack } from '@/lib/store/limits'
import { findUser, writePassword } from '@/lib/store/people'
import { endSessionsOf } from '@/lib/store/sessions'
import { hashPassword, passwordFault, verifyPassword } from '@/lib/vault/password'

/**
 * Changes the actor's own password, which ends their other sessions everywhere. Needs the present one, so that an
 * open console is not enough. Throws `wrong_credentials` (at `current`), `invalid_input` or `too_many_requests`.
 */
export async function changePassword(actor: Actor, input: { current: string; next: string }): Promise<void> {
  if (actor.type !== 'user') throw new PatchbayError('unauthenticated')
  const fault = passwordFault(input.next)
  if (fault) throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { next: fault } })
  await checkCurrent(actor, input.current)
  const passwordHash = await hashPassword(input.next)
  await transaction(async (tx) => {
    await writePassword(tx, actor.id, passwordHash)
    const ended = await endSessionsOf(tx, actor.id, actor.sessionId, new Date())
    await recordEvent(tx, actor, {
      type: 'user.password_changed',
      target: actor.email,
      detail: { sessionsEnded: ended },
    })
  })
}

async function checkCurrent(actor: Actor & UserActor, current: string): Promise<void> {
  // Before the password is looked at, so that a hundred guesses at once are not a hundred guesses.
  await consumePoint(LIMITS.changePassword, actor.id)
  const user = await findUser(actor.id)
  if (user?.passwordHash && (await verifyPassword(current, user.passwordHash)))
    return giveBack(LIMITS.changePassword, actor.id)
  await announce(actor, {
    type: 'security.denied',
    outcome: 'denied',
    detail: { what: 'change of password' },
  })
  throw new PatchbayError('wrong_credentials', { fields: { current: 'This is not your password.' } })
}
