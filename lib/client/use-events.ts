import { useState, useTransition } from 'react'
import { ApiError, fetcher } from '@/lib/client/fetcher'
import { useLiveView } from '@/lib/client/use-live-view'
import type { EventPage, EventView } from '@/lib/contract/event'

interface Older {
  events: EventView[]
  nextBefore: string | null
}

function path(count: number, connectionId: string | null, before?: string): string {
  const query = new URLSearchParams({ count: String(count) })
  if (connectionId) query.set('connection', connectionId)
  if (before) query.set('before', before)
  return `/api/events?${query}`
}

/** The change log, newest first: its head kept true, older pages read on demand. */
export function useEvents(initial: EventPage, count: number, connectionId: string | null = null) {
  const head = useLiveView<EventPage>(path(count, connectionId), initial)
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
        const page = await fetcher<EventPage>(path(count, connectionId, nextBefore))
        setError(null)
        // The head moves on while older pages stay: what it has let go is kept here.
        setOlder({ events: [...events, ...page.events], nextBefore: page.nextBefore })
      } catch (problem) {
        setError(problem instanceof ApiError ? problem.message : 'Patchbay did not answer.')
      }
    })

  return { events, hasMore: nextBefore !== null, loadMore, isLoadingMore, error }
}
