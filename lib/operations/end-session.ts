import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import * as store from '@/lib/store/sessions'

/**
 * Ends one of the actor's own sessions (this one unless told), on every process at once. One that has ended already is
 * left as it is. Throws `not_found` for somebody else's.
 */
export async function endSession(actor: Actor, sessionId?: string): Promise<void> {
  if (actor.type !== 'user') return
  const id = sessionId ?? actor.sessionId
  const session = isUuid(id) ? await store.findSession(id) : null
  if (session?.userId !== actor.id) throw new PatchbayError('not_found')
  await transaction(async (tx) => {
    if (await store.endSession(tx, id, new Date()))
      await recordEvent(tx, actor, { type: 'session.ended', target: actor.email })
  })
}

/** Ends all of the actor's sessions but this one. Answers how many. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  if (actor.type !== 'user') throw new PatchbayError('unauthenticated')
  return transaction(async (tx) => {
    const ended = await store.endSessionsOf(tx, actor.id, actor.sessionId, new Date())
    if (ended > 0)
      await recordEvent(tx, actor, {
        type: 'session.ended',
        target: actor.email,
        detail: { sessions: ended },
      })
    return ended
  })
}
