import 'server-only'
import type { SubjectPage } from '@/lib/contract/subject'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { countConnectionsOf, inOrder } from '@/lib/operations/count-connections-of'
import { listCustomerIntegrations } from '@/lib/store/subject-details'
import { countSubjects, listSubjectPage, type SubjectFilter } from '@/lib/store/subject-list'

/** What a list of customers or groups shows: which of them, and which part. */
export type SubjectQuery = SubjectFilter & { start: number; count: number }

/** A page of the customers with what they have connected, those with something broken first; cut by the database. */
export async function listSubjects(
  actor: Actor,
  { start, count, ...filter }: SubjectQuery,
): Promise<SubjectPage> {
  permit(actor, 'read_subjects')
  const now = new Date()
  const [page, counts, integrations] = await Promise.all([
    listSubjectPage(filter, { start, count }, now),
    countSubjects(filter, now),
    listCustomerIntegrations(),
  ])
  const subjects = page.items.map(({ id }) => id)
  const groups = [...new Set(page.items.flatMap(({ groupId }) => groupId ?? []))]
  const connections = await countConnectionsOf({ subjects, groups }, now)
  const of = (id: string | null) => (id === null ? [] : (connections.get(id) ?? []))
  return {
    items: page.items.map(({ id, externalId, name, groupId, ...row }) => ({
      ...{ externalId, name },
      group: row.groupExternalId === null ? null : { externalId: row.groupExternalId, name: row.groupName },
      connections: inOrder([...of(id), ...of(groupId)]),
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    })),
    total: page.total,
    counts,
    integrations,
  }
}
