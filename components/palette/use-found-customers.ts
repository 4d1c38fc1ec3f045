import { Contact, UsersRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import useSWR from 'swr'
import { findCustomersAction } from '@/app/(console)/subject-actions'
import type { EntryGroup } from '@/components/palette/entry'
import { groupPath, subjectPath } from '@/lib/client/subject-place'
import { useMessages } from '@/lib/client/use-messages'
import type { FoundCustomers } from '@/lib/contract/subject'

/** The customers and groups that the server finds for the typed words. */
export function useFoundCustomers(typed: string): { groups: EntryGroup[]; isLoading: boolean } {
  const { m } = useMessages()
  const router = useRouter()
  const q = typed.trim()
  const { data, isLoading } = useSWR(q ? `customers ${q}` : null, () => find(q), { keepPreviousData: true })
  if (!q || !data) return { groups: [], isLoading }
  return {
    isLoading,
    groups: [
      {
        title: m.palette.customers,
        entries: data.customers.map(({ externalId, name, group }) => ({
          id: `customer ${externalId}`,
          label: name ?? externalId,
          icon: Contact,
          ...(group !== null && { aside: group }),
          also: [externalId, group ?? ''],
          run: () => router.push(subjectPath(externalId)),
        })),
      },
      {
        title: m.palette.groups,
        entries: data.groups.map(({ externalId, name }) => ({
          id: `group ${externalId}`,
          label: name ?? externalId,
          icon: UsersRound,
          also: [externalId],
          run: () => router.push(groupPath(externalId)),
        })),
      },
    ],
  }
}

/** Nothing where it cannot be asked just now: the other things are found all the same. */
async function find(q: string): Promise<FoundCustomers | null> {
  const answer = await findCustomersAction(q)
  return answer.ok ? answer.value : null
}
