'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { EventDrawer } from '@/components/event/event-drawer'
import { EventSummary } from '@/components/event/event-text'
import { Button } from '@/components/ui/button'
import { day } from '@/lib/client/relative-time'
import { type EventFilter, useEvents } from '@/lib/client/use-events'
import { useMessages } from '@/lib/client/use-messages'
import { useInBrowser } from '@/lib/client/use-now'
import type { EventPage, EventView } from '@/lib/contract/event'

interface ActivityLogProps {
  initial: EventPage
  count: number
  filter: EventFilter
  /** What to show when there is nothing. */
  empty: ReactNode
}

/** The change log by day, newest first. A line opens at the side. */
export function ActivityLog({ initial, count, filter, empty }: ActivityLogProps) {
  const { locale, m } = useMessages()
  const zone = useInBrowser() ? undefined : 'UTC'
  const { events, hasMore, loadMore, isLoadingMore, error } = useEvents(initial, count, filter)
  const [open, setOpen] = useState<string | null>(null)

  if (events.length === 0) return empty

  return (
    <div className="flex flex-col gap-6">
      {byDay(events, (at) => day(at, zone, locale)).map(([date, ofDay]) => (
        <section key={date} aria-label={date}>
          <h2 className="mb-1 font-medium text-muted text-sm">{date}</h2>
          <ol>
            {ofDay.map((event) => (
              <li key={event.sequence}>
                <button
                  type="button"
                  aria-haspopup="dialog"
                  onClick={() => setOpen(event.sequence)}
                  className="-mx-2 flex w-[calc(100%+1rem)] items-start gap-x-2.5 rounded-md px-2 py-1.5 text-left hover:bg-sunken max-sm:flex-wrap"
                >
                  <EventSummary event={event} />
                  <ChevronRight aria-hidden className="mt-0.75 size-4 shrink-0 text-muted" />
                </button>
              </li>
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
            {isLoadingMore ? m.event.loadingMore : m.event.loadMore}
          </Button>
        </div>
      )}
      <EventDrawer events={events} sequence={open} onOpen={setOpen} />
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
