'use client'

import { Ban, CircleCheck, CircleX } from 'lucide-react'
import { eventActor, eventReason, eventSentence, eventTarget } from '@/components/event/event-words'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { EventView } from '@/lib/contract/event'

const outcomes: Record<EventView['outcome'], { icon: typeof Ban; look: string }> = {
  success: { icon: CircleCheck, look: 'text-muted' },
  failure: { icon: CircleX, look: 'text-bad' },
  denied: { icon: Ban, look: 'text-warn' },
}

/** The lead of a line: how it ended, who did what, and when. */
export function EventSummary({ event }: { event: EventView }) {
  const { m } = useMessages()
  const { icon: Icon, look } = outcomes[event.outcome]
  const reason = event.outcome === 'success' ? null : eventReason(event, m)
  return (
    <>
      <Icon role="img" aria-label={m.event[event.outcome]} className={`mt-0.75 size-4 shrink-0 ${look}`} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <EventText event={event} />
        {reason && <span className="block text-muted text-sm">{reason}</span>}
      </span>
      <span className="shrink-0 text-muted text-sm max-sm:order-last max-sm:basis-full max-sm:pl-6.5">
        <RelativeTime at={event.at} />
      </span>
    </>
  )
}

/** Who did what, to what, as a sentence. */
export function EventText({ event }: { event: EventView }) {
  const { m } = useMessages()
  const strong = (text: string) => <span className="font-medium text-ink">{text}</span>
  const values = { actor: strong(eventActor(event, m)), target: strong(eventTarget(event, m)) }
  return <RichText text={eventSentence(event, m)} values={values} />
}
