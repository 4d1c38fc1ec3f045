'use client'

import { ConnectionTable } from '@/components/connection/connection-table'
import { ListFilters } from '@/components/connection/list-filters'
import { StatusChips } from '@/components/connection/status-chips'
import { usePlace } from '@/components/connection/use-place'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { Pages } from '@/components/ui/pages'
import { Skeleton } from '@/components/ui/skeleton'
import {
  type ConnectionPlace,
  EVERYWHERE,
  isNarrowed,
  PAGE_SIZE,
  placeHref,
} from '@/lib/client/connection-place'
import { connectionsPath, useConnections } from '@/lib/client/use-connections'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionPage } from '@/lib/contract/connection'

interface ConnectionListProps {
  initial: ConnectionPage
  /** What `initial` shows. */
  initialPlace: ConnectionPlace
}

/** Every connection, one row each, filtered and cut by the server, kept true. */
export function ConnectionList({ initial, initialPlace }: ConnectionListProps) {
  const { m, t } = useMessages()
  const { place, go, correct } = usePlace()
  const isInitial = connectionsPath(place) === connectionsPath(initialPlace)
  const { data: page, error, isLoading } = useConnections(place, isInitial ? initial : undefined)
  const known = page ?? initial
  return (
    <>
      <ListFilters
        place={place}
        providers={known.providers}
        owners={known.owners}
        integration={known.integration}
        onChoose={go}
        onType={correct}
      />
      <StatusChips place={place} counts={known.counts} onChoose={go} />
      <div className="mb-2 flex min-h-8 items-center gap-2 text-muted text-sm">
        <p role="status">{page && t(m.connection.list.found, { count: page.total })}</p>
        {isNarrowed(place) && (
          <Button look="quiet" onClick={() => go(EVERYWHERE)}>
            {m.connection.list.clear}
          </Button>
        )}
      </div>
      {error && !page && <Notice tone="bad" title={error.message} />}
      {!error && !page && <Skeleton lines={8} />}
      {page && page.items.length === 0 && <NoMatch place={place} />}
      {page && page.items.length > 0 && <ConnectionTable connections={page.items} isStale={isLoading} />}
      {page && (
        <Pages
          start={place.start}
          count={PAGE_SIZE}
          total={page.total}
          href={(start) => placeHref({ ...place, start })}
        />
      )}
    </>
  )
}

function NoMatch({ place }: { place: ConnectionPlace }) {
  const { m, t } = useMessages()
  const { list } = m.connection
  const hasFilters = isNarrowed({ ...place, q: '' })
  const text =
    place.q === '' ? list.noMatchText : hasFilters ? list.noMatchSearchFiltered : list.noMatchSearch
  return <EmptyState title={list.noMatch}>{t(text, { q: place.q })}</EmptyState>
}
