import 'server-only'
import type { GroupPage } from '@/lib/contract/subject'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { countConnectionsOf, inOrder } from '@/lib/operations/count-connections-of'
import type { SubjectQuery } from '@/lib/operations/list-subjects'
import { countGroups, listGroupPage } from '@/lib/store/subject-list'

/** A page of the groups with their size and what is connected in them, those with something broken first. */
export async function listGroups(
  actor: Actor,
  { start, count, ...filter }: SubjectQuery,
): Promise<GroupPage> {
  permit(actor, 'read_subjects')
  const now = new Date()
  const [page, counts] = await Promise.all([
    listGroupPage(filter, { start, count }, now),
    countGroups(filter.q, now),
  ])
  const connections = await countConnectionsOf({ subjects: [], groups: page.items.map(({ id }) => id) }, now)
  return {
    items: page.items.map(({ id, externalId, name, members, createdAt }) => ({
      ...{ externalId, name, members },
      connections: inOrder(connections.get(id) ?? []),
      createdAt: createdAt.toISOString(),
    })),
    total: page.total,
    counts,
  }
}
