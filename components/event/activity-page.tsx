'use client'

import { ActivityFilters, type FilterChoices } from '@/components/event/activity-filters'
import { ActivityLog } from '@/components/event/activity-log'
import { usePlace } from '@/components/event/use-place'
import { DownloadButton, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { type EventFilter, eventSearch } from '@/lib/client/use-events'
import { useMessages } from '@/lib/client/use-messages'
import type { ActivityPlace, EventPage } from '@/lib/contract/event'

interface ActivityPageProps extends FilterChoices {
  initial: EventPage
  count: number
  /** What the address asks for, as the API's query. */
  filter: EventFilter
  place: ActivityPlace
}

/** The change log, with what narrows it down and the way to take it along. */
export function ActivityPage({ initial, count, filter, place, ...choices }: ActivityPageProps) {
  const { m, t } = useMessages()
  const { shown, pending, go, correct } = usePlace(place)
  const exported = (format: string) => `/api/events/export?${eventSearch(filter, { format })}`
  const narrowed = Object.values(filter).some((value) => value !== undefined)
  return (
    <>
      <PageHeader
        title={m.event.title}
        lead={m.event.lead}
        actions={
          <>
            <DownloadButton href={exported('csv')}>{m.event.exportCsv}</DownloadButton>
            <DownloadButton href={exported('json')}>{m.event.exportJson}</DownloadButton>
          </>
        }
      />
      <ActivityFilters place={shown} go={go} correct={correct} narrowed={narrowed} {...choices} />
      {place.request && (
        <div className="mb-5">
          <Notice
            tone="calm"
            title={t(m.event.onlyRequest, { id: place.request })}
            action={<LinkButton href="/activity">{m.event.removeFilter}</LinkButton>}
          />
        </div>
      )}
      <div aria-busy={pending} className={pending ? 'opacity-60 transition-opacity' : ''}>
        <ActivityLog
          key={eventSearch(filter)}
          initial={initial}
          count={count}
          filter={filter}
          empty={<Nothing narrowed={narrowed} request={place.request !== undefined} />}
        />
      </div>
    </>
  )
}

function Nothing({ narrowed, request }: { narrowed: boolean; request: boolean }) {
  const { m } = useMessages()
  if (request) return <EmptyState title={m.event.noRequestTitle}>{m.event.noRequestText}</EmptyState>
  if (!narrowed) return <EmptyState title={m.event.nothingTitle}>{m.event.nothingText}</EmptyState>
  return (
    <EmptyState
      title={m.event.noMatchTitle}
      action={<LinkButton href="/activity">{m.event.clear}</LinkButton>}
    >
      {m.event.noMatchText}
    </EmptyState>
  )
}
