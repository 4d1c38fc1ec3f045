import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { endSubjectSession as endRow } from '@/lib/store/subject-sessions'

/** Ends the session of the subject's own browser, on every process at once. One that has ended already stays so. */
export async function endSubjectSession(actor: Actor): Promise<void> {
  if (actor.type !== 'subject' || actor.sessionId === null) return
  const { id, externalId, sessionId } = actor
  await transaction(async (tx) => {
    if (await endRow(tx, sessionId, new Date()))
      await recordEvent(tx, actor, { type: 'subject.left', target: externalId, detail: { subject: id } })
  })
}
