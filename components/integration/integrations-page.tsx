import { Plus } from 'lucide-react'
import { IntegrationList } from '@/components/integration/integration-list'
import { ProviderCard } from '@/components/provider/provider-card'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import type { IntegrationPage, ListPlace } from '@/lib/client/use-integrations'
import type { ProviderView } from '@/lib/contract/provider'

const mostSuggestions = 6

interface IntegrationsPageProps {
  list: IntegrationPage
  place: ListPlace
  /** Providers to begin with, when there is nothing yet. */
  suggestions: readonly ProviderView[]
  maySetUp: boolean
}

/** Every integration with its connections; before the first, where to begin. */
export function IntegrationsPage({ list, place, suggestions, maySetUp }: IntegrationsPageProps) {
  const isEmpty = list.total === 0 && place.q === ''
  return (
    <>
      <PageHeader
        title="Integrations"
        lead="Every connected account, whether it works, and since when."
        actions={
          maySetUp && (
            <LinkButton href="/integrations/new" look="primary">
              <Plus aria-hidden />
              Add integration
            </LinkButton>
          )
        }
      />
      {isEmpty ? (
        <Beginning suggestions={suggestions} maySetUp={maySetUp} />
      ) : (
        <IntegrationList initial={list} place={place} />
      )}
    </>
  )
}

function Beginning({ suggestions, maySetUp }: { suggestions: readonly ProviderView[]; maySetUp: boolean }) {
  if (!maySetUp) return <p className="text-muted">Nothing is set up yet. An admin has to begin.</p>
  return (
    <section aria-labelledby="begin">
      <h2 id="begin" className="mb-3 font-semibold">
        Nothing is set up yet. Begin with one of these
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
