'use client'

import Link from 'next/link'
import { EventLine } from '@/components/event/event-line'
import { Card } from '@/components/ui/card'
import { useEvents } from '@/lib/client/use-events'
import { useMessages } from '@/lib/client/use-messages'
import type { EventPage } from '@/lib/contract/event'

interface RecentActivityProps {
  connectionId: string
  initial: EventPage
  count: number
}

/** What happened lately to one connection. */
export function RecentActivity({ connectionId, initial, count }: RecentActivityProps) {
  const { m } = useMessages()
  const { events } = useEvents(initial, count, { connection: connectionId })
  const more = (
    <Link prefetch={false} href={`/activity?connection=${connectionId}`} className="text-link text-sm">
      {m.event.all}
    </Link>
  )
  return (
    <Card title={m.event.recent} aside={more}>
      {events.length === 0 ? (
        <p className="text-muted">{m.event.nothingHere}</p>
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
