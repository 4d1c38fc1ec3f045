import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { lockGroup } from '@/lib/store/subject-details'
import { nameGroup } from '@/lib/store/subjects'

/**
 * Says how people call a group; null: by its id. What programs ask for and what is connected stay as they are. Throws
 * `unknown_group`.
 */
export async function renameGroup(actor: Actor, externalId: string, name: string | null): Promise<void> {
  permit(actor, 'write_subject')
  await transaction(async (tx) => {
    const group = await lockGroup(tx, externalId)
    if (!group) throw new PatchbayError('unknown_group')
    if (group.name === name) return
    await nameGroup(tx, group.id, name)
    const detail = { group: group.id, name, before: group.name }
    await recordEvent(tx, actor, { type: 'subject.group_renamed', target: externalId, detail })
  })
}
