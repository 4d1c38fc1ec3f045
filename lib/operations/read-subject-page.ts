import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { GroupView, PlatformPlace, SubjectView } from '@/lib/contract/subject'
import type { Actor } from '@/lib/core/actor'
import { type Owner, ofGroup, ownersFor } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { isFailing } from '@/lib/core/status'
import { env } from '@/lib/env'
import { readCatalog } from '@/lib/operations/find-provider'
import { readGroup, readSubject } from '@/lib/operations/read-subject'
import { viewConnection } from '@/lib/operations/view-connection'
import { listConnectionsFor } from '@/lib/store/subject-connections'
import { findLastSeen, findOfferedSlug, listMembers } from '@/lib/store/subject-details'

/** A customer with their own and their group's connections, what is broken first. Throws `unknown_subject`. */
export async function readSubjectPage(actor: Actor, externalId: string): Promise<SubjectView> {
  const subject = await readSubject(actor, externalId)
  const [connections, lastSeenAt] = await Promise.all([
    viewAll(actor, ownersFor(subject)),
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
    connections,
  }
}

/** A group with a part of its members and what is connected in it. Throws `unknown_group`. */
export async function readGroupPage(
  actor: Actor,
  externalId: string,
  part: { start: number; count: number },
): Promise<GroupView> {
  const { id, name, createdAt } = await readGroup(actor, externalId)
  const [connections, members] = await Promise.all([viewAll(actor, [ofGroup(id)]), listMembers(id, part)])
  return { ...{ externalId, name, members, connections }, createdAt: createdAt.toISOString() }
}

/** What the lines for a shell are made with. */
export async function readPlatformPlace(actor: Actor): Promise<PlatformPlace> {
  permit(actor, 'read_subjects')
  return { publicUrl: env().publicUrl, slug: await findOfferedSlug() }
}

async function viewAll(actor: Actor, owners: readonly Owner[]): Promise<ConnectionView[]> {
  const [catalog, rows] = await Promise.all([readCatalog(), listConnectionsFor(owners, null)])
  const look = { now: new Date(), locale: actor.locale }
  const views = rows.flatMap((row) => {
    const provider = catalog.get(row.integration.providerKey)
    return provider ? [viewConnection(row, row.integration, provider, look)] : []
  })
  return views.sort((a, b) => Number(isFailing(b.status)) - Number(isFailing(a.status)))
}
