import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { ofGroup } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { lineOf, recordEvents } from '@/lib/operations/record-event'
import { linesOfTaken, type Removed, revokeTaken } from '@/lib/operations/revoke-taken'
import { transaction } from '@/lib/store/database'
import { deleteGroup as deleteRow, lockGroup, takeConnections } from '@/lib/store/subject-details'

/**
 * Removes a group with what is connected in it, and has the providers end the grants, which may fail. Its members stay,
 * in no group, with what is their own. Throws `unknown_group`.
 */
export async function deleteGroup(actor: Actor, externalId: string): Promise<Removed> {
  permit(actor, 'write_subject')
  const taken = await transaction(async (tx) => {
    const group = await lockGroup(tx, externalId)
    if (!group) throw new PatchbayError('unknown_group')
    const connections = await takeConnections(tx, ofGroup(group.id))
    const members = await deleteRow(tx, group.id)
    const line = lineOf(actor, {
      type: 'subject.group_deleted',
      target: externalId,
      detail: { group: group.id, members, connections: connections.length },
    })
    await recordEvents(tx, [...linesOfTaken(actor, connections), line])
    return connections
  })
  return revokeTaken(actor, taken)
}
