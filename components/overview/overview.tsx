'use client'

import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { EventLine } from '@/components/event/event-line'
import { AttentionCard } from '@/components/overview/attention-card'
import { StatusCounts } from '@/components/overview/status-counts'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useOverview } from '@/lib/client/use-overview'
import { useAllows } from '@/lib/client/use-viewer'
import type { OverviewView } from '@/lib/contract/overview'

/** How everything stands: what is broken first. */
export function Overview({ initial }: { initial: OverviewView }) {
  const { data: overview = initial } = useOverview(initial)
  if (overview.integrations === 0) return <NothingYet />
  return (
    <div className="flex flex-col gap-8">
      <Attention overview={overview} />
      <section aria-labelledby="counts">
        <h2 id="counts" className="mb-3 font-semibold">
          Connections by status
        </h2>
        <StatusCounts counts={overview.counts} />
      </section>
      <section aria-labelledby="recent">
        <div className="mb-2 flex items-baseline justify-between">
          <h2 id="recent" className="font-semibold">
            Recent changes
          </h2>
          <Link href="/activity" className="text-link text-sm">
            All activity
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

function Attention({ overview: { failing, counts } }: { overview: OverviewView }) {
  if (failing.length === 0) {
    const works = counts.connected > 0
    return (
      <p className="flex items-center gap-2.5 rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
        <CircleCheck aria-hidden className={`size-4 shrink-0 ${works ? 'text-ok' : 'text-muted'}`} />
        Nothing needs attention.
      </p>
    )
  }
  return (
    <section aria-labelledby="attention">
      <h2 id="attention" className="mb-3 font-semibold">
        Needs attention <span className="font-normal text-muted">({failing.length})</span>
      </h2>
      <ul className="flex flex-col gap-3">
        {failing.map((connection) => (
          <AttentionCard key={connection.id} connection={connection} />
        ))}
      </ul>
    </section>
  )
}

function NothingYet() {
  const maySetUp = useAllows('write_integration')
  return (
    <EmptyState
      title="Nothing is connected yet"
      action={
        maySetUp && (
          <LinkButton href="/integrations/new" look="primary">
            Choose a provider
          </LinkButton>
        )
      }
    >
      {maySetUp
        ? 'Choose a provider, enter its client ID and secret, and connect an account. The steps stand beside the form.'
        : 'An admin has to set up the first integration.'}
    </EmptyState>
  )
}
