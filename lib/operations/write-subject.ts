import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { recordEvent } from '@/lib/operations/record-event'
import type { Db } from '@/lib/store/database'
import { keepGroup, type SubjectRecord, updateSubject } from '@/lib/store/subjects'

const MOST_ATTRIBUTES = 50

/** What is said of a subject; what is left out stays as it is. */
export interface SubjectChange {
  /** The organisation's own id of them. */
  externalId?: string | undefined
  name?: string | null | undefined
  /** The organisation's own id of their group, made where there is none. Null takes them out of theirs. */
  groupId?: string | null | undefined
  /** Merged into what is kept; null takes one away. */
  attributes?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Writes what differs, and says so in the change log; where nothing does, nothing is written. Who moves to another group
 * leaves the former one's connections behind, because those are the group's. Throws `invalid_input`.
 */
export async function writeSubject(
  tx: Db,
  actor: Actor,
  before: SubjectRecord,
  change: SubjectChange,
  isNew = false,
): Promise<SubjectRecord> {
  const { externalId, name, groupId } = change
  const attributes = merged(before, change)
  const written = {
    ...(externalId !== undefined && externalId !== before.externalId && { externalId }),
    ...(name !== undefined && name !== before.name && { name }),
    ...(groupId !== undefined && groupId !== (before.group?.externalId ?? null) && { groupId }),
    ...(attributes && { attributes }),
  }
  const names = Object.keys(written)
  if (names.length === 0 && !isNew) return before
  const group = written.groupId ? await keepGroup(tx, written.groupId) : null
  const after = await updateSubject(tx, before.id, {
    ...written,
    ...(written.groupId !== undefined && { groupId: group?.id ?? null }),
  })
  await recordEvent(tx, actor, {
    type: isNew ? 'subject.created' : 'subject.updated',
    target: after.externalId,
    detail: {
      ...{ subject: after.id, group: after.group?.externalId ?? null },
      ...(!isNew && { changed: names, before: before.externalId }),
    },
  })
  return after
}

/** The attributes as they are to be; null: they are already. */
function merged(before: SubjectRecord, { attributes }: SubjectChange): Record<string, unknown> | null {
  if (!attributes) return null
  const kept = before.attributes as Record<string, unknown>
  const isNews = Object.entries(attributes).some(([key, value]) => (kept[key] ?? null) !== value)
  if (!isNews) return null
  const all = Object.entries({ ...kept, ...attributes }).filter(([, value]) => value !== null)
  if (all.length > MOST_ATTRIBUTES)
    throw new PatchbayError('invalid_input', { params: { what: 'At most 50 attributes.' } })
  return Object.fromEntries(all)
}
