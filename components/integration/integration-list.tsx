'use client'

import { useMemo, useState } from 'react'
import { IntegrationRows } from '@/components/integration/integration-rows'
import { useListPlace } from '@/components/integration/use-list-place'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Pages } from '@/components/ui/pages'
import { SearchInput } from '@/components/ui/search-input'
import { Skeleton } from '@/components/ui/skeleton'
import { asHal, type IntegrationPage, type ListPlace, useIntegrations } from '@/lib/client/use-integrations'

interface IntegrationListProps {
  initial: IntegrationPage
  place: ListPlace
}

/** Every connection, grouped by its integration, kept true. */
export function IntegrationList({ initial, place: initialPlace }: IntegrationListProps) {
  const seed = useMemo(() => asHal(initial), [initial])
  const [typed, setTyped] = useState(initialPlace.q)
  const place = useListPlace(initialPlace, typed)
  const isInitial = place.q === initialPlace.q && place.start === initialPlace.start
  const { page, error } = useIntegrations(place, isInitial ? seed : undefined)

  return (
    <>
      <search className="mb-4 block">
        <form method="get" action="/integrations" onSubmit={(event) => event.preventDefault()}>
          <SearchInput
            label="Search integrations and accounts"
            name="q"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      </search>
      {error && !page && <Notice tone="bad" title={error.message} />}
      {!error && !page && <Skeleton lines={6} />}
      {page && page.items.length === 0 && <NoMatch q={place.q} onClear={() => setTyped('')} />}
      {page && page.items.length > 0 && <Table page={page} />}
      {page && <Pages {...place} total={page.total} href={(start) => pageHref(start, place.q)} />}
    </>
  )
}

function Table({ page }: { page: IntegrationPage }) {
  const head = 'px-4 py-2 font-medium'
  return (
    <div className="sm:overflow-hidden sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-card">
      <table className="w-full border-collapse max-sm:flex max-sm:flex-col max-sm:gap-3">
        <caption className="sr-only">Integrations and their connections</caption>
        <thead className="text-left text-muted text-xs max-sm:sr-only">
          <tr>
            <th scope="col" className={head}>
              Integration
            </th>
            <th scope="col" className={head}>
              Connection
            </th>
            <th scope="col" className={head}>
              Status
            </th>
            <th scope="col" className={head}>
              Account
            </th>
            <th scope="col" className={`${head} sm:text-right`}>
              Last checked
            </th>
          </tr>
        </thead>
        {page.items.map((integration) => (
          <IntegrationRows key={integration.id} integration={integration} />
        ))}
      </table>
    </div>
  )
}

function NoMatch({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear the search</Button>}>
      No integration or account matches “{q}”.
    </EmptyState>
  )
}

function pageHref(start: number, q: string): string {
  const query = new URLSearchParams({ start: String(start) })
  if (q) query.set('q', q)
  return `/integrations?${query}`
}
