import 'server-only'
import type { FoundCustomers } from '@/lib/contract/subject'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { listGroupPage, listSubjectPage } from '@/lib/store/subject-list'

/** More than this is a search for the list. */
const MOST = 6

/** The first few customers and groups with these words in an id or a name. */
export async function findCustomers(actor: Actor, q: string): Promise<FoundCustomers> {
  permit(actor, 'read_subjects')
  const [filter, part, now] = [
    { q, statuses: null, integration: null },
    { start: 0, count: MOST },
    new Date(),
  ] as const
  const [subjects, groups] = await Promise.all([
    listSubjectPage(filter, part, now),
    listGroupPage(filter, part, now),
  ])
  return {
    customers: subjects.items.map(({ externalId, name, groupExternalId, groupName }) => ({
      ...{ externalId, name, group: groupName ?? groupExternalId },
    })),
    groups: groups.items.map(({ externalId, name }) => ({ externalId, name })),
  }
}
