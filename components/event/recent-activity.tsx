'use client'

import Link from 'next/link'
import { EventLine } from '@/components/event/event-line'
import { Card } from '@/components/ui/card'
import { useEvents } from '@/lib/client/use-events'
import type { EventPage } from '@/lib/contract/event'

interface RecentActivityProps {
  connectionId: string
  initial: EventPage
  count: number
}

/** What happened lately to one connection. */
export function RecentActivity({ connectionId, initial, count }: RecentActivityProps) {
  const { events } = useEvents(initial, count, connectionId)
  const more = (
    <Link prefetch={false} href="/activity" className="text-link text-sm">
      All activity
    </Link>
  )
  return (
    <Card title="Recent activity" aside={more}>
      {events.length === 0 ? (
        <p className="text-muted">Nothing has happened here yet.</p>
      ) : (
        <ol>
          {events.slice(0, count).map((event) => (
            <EventLine key={event.sequence} event={event} />
          ))}
        </ol>
      )}
    </Card>
  )
}
