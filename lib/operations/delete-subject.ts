import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { ofSubject } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { lineOf, recordEvents } from '@/lib/operations/record-event'
import { linesOfTaken, type Removed, revokeTaken } from '@/lib/operations/revoke-taken'
import { transaction } from '@/lib/store/database'
import { deleteSubject as deleteRow, takeConnections } from '@/lib/store/subject-details'
import { lockSubject } from '@/lib/store/subjects'

/**
 * Removes a subject with their own connections, sessions and links, and has the providers end the grants, which may
 * fail; what they connected in a group stays the group's. Tokens in their name end with them. Throws `unknown_subject`.
 */
export async function deleteSubject(actor: Actor, externalId: string): Promise<Removed> {
  permit(actor, 'write_subject')
  const taken = await transaction(async (tx) => {
    const subject = await lockSubject(tx, externalId)
    if (!subject) throw new PatchbayError('unknown_subject')
    const connections = await takeConnections(tx, ofSubject(subject.id))
    await deleteRow(tx, subject.id)
    const line = lineOf(actor, {
      type: 'subject.deleted',
      target: externalId,
      detail: {
        ...{ subject: subject.id, group: subject.group?.externalId ?? null },
        connections: connections.length,
      },
    })
    await recordEvents(tx, [...linesOfTaken(actor, connections), line])
    return connections
  })
  return revokeTaken(actor, taken)
}
