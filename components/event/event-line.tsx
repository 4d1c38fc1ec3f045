'use client'

import { ChevronRight } from 'lucide-react'
import { EventFacts } from '@/components/event/event-facts'
import { EventSummary } from '@/components/event/event-text'
import type { EventView } from '@/lib/contract/event'

/** One line of the change log: who did what, to what, when. It opens to show the rest. */
export function EventLine({ event }: { event: EventView }) {
  return (
    <li>
      <details className="group">
        <summary className="-mx-2 flex cursor-pointer items-start gap-x-2.5 rounded-md px-2 py-1.5 hover:bg-sunken max-sm:flex-wrap">
          <EventSummary event={event} />
          <ChevronRight aria-hidden className="mt-0.75 size-4 shrink-0 text-muted group-open:rotate-90" />
        </summary>
        <div className="mt-1 mb-3 ml-2 border-line border-l-2 py-1 pl-4 sm:ml-6.5">
          <EventFacts event={event} />
        </div>
      </details>
    </li>
  )
}
