import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { type SubjectChange, writeSubject } from '@/lib/operations/write-subject'
import { transaction } from '@/lib/store/database'
import { keepSubject, lockSubject, type SubjectRecord } from '@/lib/store/subjects'

/**
 * Adds a subject by hand: unlike a back end, which provisions whoever comes along, a person who types an id that is
 * somebody's has mistaken it. Throws `already_exists`.
 */
export async function addSubject(
  actor: Actor,
  input: SubjectChange & { externalId: string },
): Promise<SubjectRecord> {
  permit(actor, 'write_subject')
  return transaction(async (tx) => {
    const isNew = await keepSubject(tx, input.externalId)
    const before = await lockSubject(tx, input.externalId)
    if (!isNew || !before)
      throw new PatchbayError('already_exists', { params: { what: 'A user with this id' } })
    return writeSubject(tx, actor, before, input, true)
  })
}
