'use client'

import Link from 'next/link'
import { eventActor, eventPath } from '@/components/event/event-words'
import { CopyButton } from '@/components/ui/copy-button'
import { ExactTime } from '@/components/ui/exact-time'
import { Fact, Facts } from '@/components/ui/facts'
import { useMessages } from '@/lib/client/use-messages'
import type { EventView } from '@/lib/contract/event'

/** All that the log keeps of an event. What is secret was never written there. */
export function EventFacts({ event }: { event: EventView }) {
  const { m } = useMessages()
  const path = eventPath(event)
  const detail = Object.entries(event.detail).filter(([, value]) => value !== null)
  return (
    <Facts dense>
      <Fact label={m.event.when}>
        <ExactTime at={event.at} />
      </Fact>
      <Fact label={m.event.who}>{eventActor(event, m)}</Fact>
      <Fact label={m.event.outcome}>{m.event[event.outcome]}</Fact>
      <Fact label={m.event.type}>
        <Mono>{event.type}</Mono>
      </Fact>
      {path && (
        <Fact label={m.event.concerns}>
          <Link prefetch={false} href={path} className="text-link">
            {event.target}
          </Link>
        </Fact>
      )}
      {event.address && <Fact label={m.event.fromAddress}>{event.address}</Fact>}
      {detail.map(([name, value]) => (
        <Fact key={name} label={name}>
          <Mono>{typeof value === 'string' ? value : JSON.stringify(value)}</Mono>
        </Fact>
      ))}
      {event.requestId && (
        <Fact label={m.ui.request}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Mono>{event.requestId}</Mono>
            <CopyButton text={event.requestId} label={m.event.copyRequest} />
          </span>
          <Link
            prefetch={false}
            href={`/activity?request=${encodeURIComponent(event.requestId)}`}
            className="text-link text-sm"
          >
            {m.event.sameRequest}
          </Link>
        </Fact>
      )}
      <Fact label={m.event.sequence}>
        <Mono>{event.sequence}</Mono>
      </Fact>
    </Facts>
  )
}

function Mono({ children }: { children: string }) {
  return <code className="font-mono text-sm [overflow-wrap:anywhere]">{children}</code>
}
