import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { type SubjectChange, writeSubject } from '@/lib/operations/write-subject'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import { lockSubject, type SubjectRecord } from '@/lib/store/subjects'

/**
 * Changes a subject, their id too: what they connected goes with them, and tokens under the former id end. Throws
 * `unknown_subject`, or `already_exists` where the new id is somebody's.
 */
export async function updateSubject(
  actor: Actor,
  externalId: string,
  change: SubjectChange,
): Promise<SubjectRecord> {
  permit(actor, 'write_subject')
  try {
    return await transaction(async (tx) => {
      const before = await lockSubject(tx, externalId)
      if (!before) throw new PatchbayError('unknown_subject')
      return writeSubject(tx, actor, before, change)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new PatchbayError('already_exists', { params: { what: 'A user with this id' } })
  }
}
