import { useState, useTransition } from 'react'
import { ApiError, fetcher } from '@/lib/client/fetcher'
import { useLiveView } from '@/lib/client/use-live-view'
import { useMessages } from '@/lib/client/use-messages'
import type { EventPage, EventQuery, EventView } from '@/lib/contract/event'

/** Which events: the filters of the API. */
export type EventFilter = Omit<EventQuery, 'before' | 'count'>

interface Older {
  events: EventView[]
  nextBefore: string | null
}

/** The filters as the API’s query. */
export function eventSearch(filter: EventFilter, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined)
  return new URLSearchParams(Object.fromEntries(given)).toString()
}

const path = (filter: EventFilter, more: Record<string, string>) => `/api/events?${eventSearch(filter, more)}`

/** The change log, newest first: its head kept true, older pages read on demand. */
export function useEvents(initial: EventPage, count: number, filter: EventFilter = {}) {
  const { m } = useMessages()
  const head = useLiveView<EventPage>(path(filter, { count: String(count) }), initial)
  const [older, setOlder] = useState<Older | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isLoadingMore, start] = useTransition()

  const first = head.data ?? initial
  const known = older ? [...first.events, ...older.events] : first.events
  const events = [...new Map(known.map((event) => [event.sequence, event])).values()]
  const nextBefore = older ? older.nextBefore : first.nextBefore

  const loadMore = () =>
    start(async () => {
      if (nextBefore === null) return
      try {
        const before = { count: String(count), before: nextBefore }
        const page = await fetcher<EventPage>(path(filter, before))
        setError(null)
        // The head moves on while older pages stay: what it has let go is kept here.
        setOlder({ events: [...events, ...page.events], nextBefore: page.nextBefore })
      } catch (problem) {
        setError(problem instanceof ApiError ? problem.message : m.ui.unreachable)
      }
    })

  return { events, hasMore: nextBefore !== null, loadMore, isLoadingMore, error }
}
