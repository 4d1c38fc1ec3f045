import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import * as store from '@/lib/store/sessions'

/** Ends the actor's own session, on every process at once. A session that has ended already is left as it is. */
export async function endSession(actor: Actor): Promise<void> {
  if (actor.type !== 'user') return
  await transaction(async (tx) => {
    if (await store.endSession(tx, actor.sessionId, new Date()))
      await recordEvent(tx, actor, { type: 'session.ended', target: actor.email })
  })
}
