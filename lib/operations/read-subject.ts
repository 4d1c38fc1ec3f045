import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { isExternalId } from '@/lib/core/external-id'
import { permit } from '@/lib/core/permission'
import { findGroup, findSubject, type GroupRecord, type SubjectRecord } from '@/lib/store/subjects'

/** A subject by the organisation's own id of them. Throws `unknown_subject`. */
export async function readSubject(actor: Actor, externalId: string): Promise<SubjectRecord> {
  permit(actor, 'read_subjects')
  const subject = isExternalId(externalId) ? await findSubject(externalId) : null
  if (!subject) throw new PatchbayError('unknown_subject')
  return subject
}

/** A group by the organisation's own id of it. Throws `unknown_group`. */
export async function readGroup(actor: Actor, externalId: string): Promise<GroupRecord> {
  permit(actor, 'read_subjects')
  const group = isExternalId(externalId) ? await findGroup(externalId) : null
  if (!group) throw new PatchbayError('unknown_group')
  return group
}
