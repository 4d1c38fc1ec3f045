import type { Metadata } from 'next'
import { IntegrationsPage } from '@/components/integration/integrations-page'
import { listQuery } from '@/lib/contract/common'
import { allows } from '@/lib/core/permission'
import { listIntegrations } from '@/lib/operations/list-integrations'
import { listProviders } from '@/lib/operations/list-providers'
import { requireUser } from '@/lib/web/session'

export const metadata: Metadata = { title: 'Integrations' }

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const user = await requireUser('/integrations')
  // A mistyped address shows the list's beginning, not an error.
  const query = listQuery.catch({ start: 0, count: 50 }).parse(await searchParams)
  const list = await listIntegrations(user, query)
  const isEmpty = list.total === 0 && !query.q
  return (
    <IntegrationsPage
      list={list}
      place={{ start: query.start, count: query.count, q: query.q ?? '' }}
      suggestions={isEmpty ? await listProviders(user) : []}
      maySetUp={allows(user, 'write_integration')}
    />
  )
}
