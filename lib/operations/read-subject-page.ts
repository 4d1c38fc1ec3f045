import 'server-only'
import type { CustomerConnection, GroupView, PlatformPlace, SubjectView } from '@/lib/contract/subject'
import type { Actor } from '@/lib/core/actor'
import { type Owner, ofGroup, ofSubject, ownersFor } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { env } from '@/lib/env'
import { readCatalog } from '@/lib/operations/find-provider'
import { readGroup, readSubject } from '@/lib/operations/read-subject'
import { viewConnection } from '@/lib/operations/view-connection'
import { catalogUrlOf } from '@/lib/operations/view-platform'
import { countConnectionsOf, listBrokenFirst } from '@/lib/store/subject-connections'
import { findLastSeen, findOfferedSlug, listMembers } from '@/lib/store/subject-details'

/** A customer with their own and their group's connections, what is broken first. Throws `unknown_subject`. */
export async function readSubjectPage(actor: Actor, externalId: string): Promise<SubjectView> {
  const subject = await readSubject(actor, externalId)
  const [{ connections, total }, own, lastSeenAt] = await Promise.all([
    viewAll(actor, ownersFor(subject)),
    countConnectionsOf(ofSubject(subject.id)),
    findLastSeen(subject.id),
  ])
  return {
    externalId: subject.externalId,
    name: subject.name,
    group: subject.group && { externalId: subject.group.externalId, name: subject.group.name },
    attributes: Object.entries(subject.attributes as Record<string, unknown>).map(([name, value]) => [
      name,
      String(value),
    ]),
    createdAt: subject.createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    ...{ connections, total, own },
  }
}

/** A group with a part of its members and what is connected in it. Throws `unknown_group`. */
export async function readGroupPage(
  actor: Actor,
  externalId: string,
  part: { start: number; count: number },
): Promise<GroupView> {
  const { id, name, createdAt } = await readGroup(actor, externalId)
  const [theirs, members] = await Promise.all([viewAll(actor, [ofGroup(id)]), listMembers(id, part)])
  return { ...{ externalId, name, members, ...theirs }, createdAt: createdAt.toISOString() }
}

/** What the lines for a shell are made with. */
export async function readPlatformPlace(actor: Actor): Promise<PlatformPlace> {
  permit(actor, 'read_subjects')
  return { publicUrl: env().publicUrl, slug: await findOfferedSlug() }
}

async function viewAll(
  actor: Actor,
  owners: readonly Owner[],
): Promise<{ connections: CustomerConnection[]; total: number }> {
  const now = new Date()
  const [catalog, { items, total }] = await Promise.all([readCatalog(), listBrokenFirst(owners, now)])
  const connections = items.flatMap((row) => {
    const provider = catalog.get(row.integration.providerKey)
    if (!provider) return []
    const view = viewConnection(row, row.integration, provider, { now, locale: actor.locale })
    return [{ ...view, catalogUrl: catalogUrlOf(row) }]
  })
  return { connections, total }
}
