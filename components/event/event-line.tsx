import { Ban, ChevronRight, CircleCheck, CircleX } from 'lucide-react'
import Link from 'next/link'
import { eventActor, eventReason, eventTarget, eventWords } from '@/components/event/event-words'
import { ExactTime } from '@/components/ui/exact-time'
import { Fact, Facts } from '@/components/ui/facts'
import { RelativeTime } from '@/components/ui/relative-time'
import type { EventView } from '@/lib/contract/event'

const outcomes: Record<EventView['outcome'], { icon: typeof Ban; look: string; word: string }> = {
  success: { icon: CircleCheck, look: 'text-muted', word: 'Done' },
  failure: { icon: CircleX, look: 'text-bad', word: 'Failed' },
  denied: { icon: Ban, look: 'text-warn', word: 'Refused' },
}

/** One line of the change log: who did what, to what, when. It opens to show the rest. */
export function EventLine({ event }: { event: EventView }) {
  const { icon: Icon, look, word } = outcomes[event.outcome]
  const target = eventTarget(event)
  const reason = event.outcome === 'success' ? null : eventReason(event)
  return (
    <li>
      <details className="group">
        <summary className="-mx-2 flex cursor-pointer items-start gap-x-2.5 max-sm:flex-wrap rounded-md px-2 py-1.5 hover:bg-sunken">
          <Icon role="img" aria-label={word} className={`mt-0.75 size-4 shrink-0 ${look}`} />
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <span className="font-medium">{eventActor(event)}</span> {eventWords(event)}
            {target && <span className="font-medium"> {target}</span>}
            {reason && <span className="block text-muted text-sm">{reason}</span>}
          </span>
          <span className="shrink-0 text-muted text-sm max-sm:order-last max-sm:basis-full max-sm:pl-6.5">
            <RelativeTime at={event.at} />
          </span>
          <ChevronRight aria-hidden className="mt-0.75 size-4 shrink-0 text-muted group-open:rotate-90" />
        </summary>
        <div className="mt-1 mb-3 border-line border-l-2 py-1 pl-4 ml-2 sm:ml-6.5">
          <EventFacts event={event} />
        </div>
      </details>
    </li>
  )
}

function EventFacts({ event }: { event: EventView }) {
  const path = pathOf(event)
  return (
    <Facts dense>
      <Fact label="When">
        <ExactTime at={event.at} />
      </Fact>
      <Fact label="Type">
        <code className="font-mono text-sm">{event.type}</code>
      </Fact>
      {event.address && <Fact label="From">{event.address}</Fact>}
      {event.requestId && (
        <Fact label="Request">
          <code className="font-mono text-sm">{event.requestId}</code>
        </Fact>
      )}
      {Object.entries(event.detail)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <Fact key={name} label={name}>
            <code className="font-mono text-sm">
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </code>
          </Fact>
        ))}
      {path && (
        <Fact label="Concerns">
          <Link prefetch={false} href={path} className="text-link">
            {event.target}
          </Link>
        </Fact>
      )}
    </Facts>
  )
}

/** The page of what the event is about; null when it has none, or has been deleted with it. */
function pathOf({ type, target, integrationId, connectionId }: EventView): string | null {
  if (!target || integrationId === null || type === 'integration.deleted') return null
  const [slug, name = 'default'] = target.split(':')
  return connectionId === null ? `/integrations/${slug}` : `/integrations/${slug}/${name}`
}
