'use client'

import { EventLine } from '@/components/event/event-line'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { day } from '@/lib/client/relative-time'
import { useEvents } from '@/lib/client/use-events'
import { useMessages } from '@/lib/client/use-messages'
import { useInBrowser } from '@/lib/client/use-now'
import type { EventPage, EventView } from '@/lib/contract/event'

/** The change log by day, newest first. */
export function ActivityLog({ initial, count }: { initial: EventPage; count: number }) {
  const { locale } = useMessages()
  const zone = useInBrowser() ? undefined : 'UTC'
  const { events, hasMore, loadMore, isLoadingMore, error } = useEvents(initial, count)

  if (events.length === 0)
    return (
      <EmptyState title="Nothing has happened yet">
        Every change will be listed here: who did what, to what, and when.
      </EmptyState>
    )

  return (
    <div className="flex flex-col gap-6">
      {byDay(events, (at) => day(at, zone, locale)).map(([date, ofDay]) => (
        <section key={date} aria-label={date}>
          <h2 className="mb-1 font-medium text-muted text-sm">{date}</h2>
          <ol>
            {ofDay.map((event) => (
              <EventLine key={event.sequence} event={event} />
            ))}
          </ol>
        </section>
      ))}
      {error && (
        <p role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
      {hasMore && (
        <div>
          <Button pending={isLoadingMore} onClick={loadMore}>
            {isLoadingMore ? 'Loading…' : 'Show older'}
          </Button>
        </div>
      )}
    </div>
  )
}

function byDay(events: readonly EventView[], dayOf: (at: number) => string): [string, EventView[]][] {
  const days = new Map<string, EventView[]>()
  for (const event of events) {
    const date = dayOf(Date.parse(event.at))
    days.set(date, [...(days.get(date) ?? []), event])
  }
  return [...days]
}
