import type { Metadata } from 'next'
import { IntegrationsPage } from '@/components/integration/integrations-page'
import { cardOf } from '@/components/provider/card-of'
import { isNarrowed, PAGE_SIZE, placeQuery, readPlace } from '@/lib/client/connection-place'
import { connectionQuery } from '@/lib/contract/connection'
import { allows } from '@/lib/core/permission'
import { listConnections } from '@/lib/operations/list-connections'
import { listProviders } from '@/lib/operations/list-providers'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.integration.many }
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const given = await searchParams
  const place = readPlace({ get: (name) => firstOf(given[name]) })
  const user = await requireUser('/integrations')
  const { m } = await readMessages()
  const list = await listConnections(user, connectionQuery.parse({ ...placeQuery(place), count: PAGE_SIZE }))
  const isEmpty = list.total === 0 && !isNarrowed(place)
  return (
    <IntegrationsPage
      list={list}
      place={place}
      suggestions={isEmpty ? (await listProviders(user)).map(cardOf) : []}
      maySetUp={allows(user, 'write_integration')}
      m={m}
    />
  )
}

function firstOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null
}
