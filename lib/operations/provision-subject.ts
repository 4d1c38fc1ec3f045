import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { type SubjectChange, writeSubject } from '@/lib/operations/write-subject'
import { transaction } from '@/lib/store/database'
import { keepSubject, lockSubject, type SubjectRecord } from '@/lib/store/subjects'

/**
 * Makes a subject, or changes them to what is given: however often and however many at once, it is one. A group is made
 * when it is first named. Left out, name, group and attributes stay as they are; null takes a name or group away.
 */
export async function provisionSubject(
  actor: Actor,
  input: SubjectChange & { externalId: string },
): Promise<SubjectRecord> {
  permit(actor, 'write_subject')
  return transaction(async (tx) => {
    const isNew = await keepSubject(tx, input.externalId)
    const before = await lockSubject(tx, input.externalId)
    // Renamed or removed between the two statements.
    if (!before) throw new PatchbayError('changed_meanwhile')
    return writeSubject(tx, actor, before, input, isNew)
  })
}
