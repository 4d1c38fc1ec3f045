import { Plus } from 'lucide-react'
import { ConnectionList } from '@/components/connection/connection-list'
import type { ProviderCardView } from '@/components/provider/card-of'
import { ProviderCard } from '@/components/provider/provider-card'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { type ConnectionPlace, isNarrowed } from '@/lib/client/connection-place'
import type { ConnectionPage } from '@/lib/contract/connection'
import type { Messages } from '@/lib/core/messages'

const mostSuggestions = 6

interface IntegrationsPageProps {
  list: ConnectionPage
  place: ConnectionPlace
  /** Providers to begin with, when there is nothing yet. */
  suggestions: readonly ProviderCardView[]
  maySetUp: boolean
  m: Messages
}

/** Every connection; before the first, where to begin. */
export function IntegrationsPage({ list, place, suggestions, maySetUp, m }: IntegrationsPageProps) {
  const isEmpty = list.total === 0 && !isNarrowed(place)
  return (
    <>
      <PageHeader
        title={m.integration.many}
        lead={m.integration.lead}
        actions={
          maySetUp && (
            <LinkButton href="/integrations/new" look="primary">
              <Plus aria-hidden />
              {m.integration.add}
            </LinkButton>
          )
        }
      />
      {isEmpty ? (
        <Beginning suggestions={maySetUp ? suggestions : []} m={m} />
      ) : (
        <ConnectionList initial={list} initialPlace={place} />
      )}
    </>
  )
}

function Beginning({ suggestions, m }: { suggestions: readonly ProviderCardView[]; m: Messages }) {
  if (suggestions.length === 0) return <p className="text-muted">{m.integration.beginElsewhere}</p>
  return (
    <section aria-labelledby="begin">
      <h2 id="begin" className="mb-3 font-semibold">
        {m.integration.begin}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {suggestions.slice(0, mostSuggestions).map((provider) => (
          <li key={provider.key}>
            <ProviderCard provider={provider} />
          </li>
        ))}
      </ul>
    </section>
  )
}
