'use client'

import { EventFacts } from '@/components/event/event-facts'
import { EventText } from '@/components/event/event-text'
import { eventReason } from '@/components/event/event-words'
import { Button } from '@/components/ui/button'
import { Drawer } from '@/components/ui/drawer'
import { useMessages } from '@/lib/client/use-messages'
import type { EventView } from '@/lib/contract/event'

interface EventDrawerProps {
  events: readonly EventView[]
  /** The one that is open; null: none. */
  sequence: string | null
  onOpen: (sequence: string | null) => void
}

/** One event in full, beside the list; on to the next without going back. */
export function EventDrawer({ events, sequence, onOpen }: EventDrawerProps) {
  const { m } = useMessages()
  const at = events.findIndex((event) => event.sequence === sequence)
  const event = events[at]
  const reason = event && event.outcome !== 'success' ? eventReason(event, m) : null
  const step = (by: number, label: string) => {
    const to = events[at + by]
    return (
      <Button disabled={!to} onClick={() => to && onOpen(to.sequence)}>
        {label}
      </Button>
    )
  }
  return (
    <Drawer
      open={event !== undefined}
      onClose={() => onOpen(null)}
      title={event && <EventText event={event} />}
      description={m.event.details}
      footer={
        <div className="flex justify-between gap-2">
          {step(-1, m.event.previousEvent)}
          {step(1, m.event.nextEvent)}
        </div>
      }
    >
      {reason && <p className="mb-4 rounded-md bg-sunken px-3 py-2 text-sm">{reason}</p>}
      {event && <EventFacts event={event} />}
    </Drawer>
  )
}
