'use client'

import Link from 'next/link'
import { EventLine } from '@/components/event/event-line'
import { Attention } from '@/components/overview/attention'
import { StatusCounts } from '@/components/overview/status-counts'
import { Unfinished } from '@/components/overview/unfinished'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/lib/client/use-messages'
import { useOverview } from '@/lib/client/use-overview'
import { useAllows } from '@/lib/client/use-viewer'
import type { OverviewView } from '@/lib/contract/overview'

/** How everything stands: what is broken first. */
export function Overview({ initial }: { initial: OverviewView }) {
  const { m } = useMessages()
  const { data: overview = initial } = useOverview(initial)
  if (overview.integrations === 0) return <NothingYet />
  return (
    <div className="flex flex-col gap-8">
      <Attention overview={overview} />
      <Unfinished overview={overview} />
      <section aria-labelledby="counts">
        <h2 id="counts" className="mb-3 font-semibold">
          {m.overview.byStatus}
        </h2>
        <StatusCounts counts={overview.counts} />
      </section>
      <section aria-labelledby="recent">
        <div className="mb-2 flex items-baseline justify-between">
          <h2 id="recent" className="font-semibold">
            {m.overview.recent}
          </h2>
          <Link prefetch={false} href="/activity" className="text-link text-sm">
            {m.overview.allActivity}
          </Link>
        </div>
        <ol>
          {overview.recent.map((event) => (
            <EventLine key={event.sequence} event={event} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function NothingYet() {
  const { m } = useMessages()
  const maySetUp = useAllows('write_integration')
  return (
    <EmptyState
      title={m.overview.nothingYet}
      action={
        maySetUp && (
          <LinkButton href="/integrations/new" look="primary">
            {m.overview.choose}
          </LinkButton>
        )
      }
    >
      {maySetUp ? m.overview.nothingYetText : m.overview.nothingYetElsewhere}
    </EmptyState>
  )
}
