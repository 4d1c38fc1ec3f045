'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ProviderCardView } from '@/components/provider/card-of'
import { CategoryChips } from '@/components/provider/category-chips'
import { ProviderCard } from '@/components/provider/provider-card'
import { searchEntry, searchProviders } from '@/components/provider/search-providers'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchInput } from '@/components/ui/search-input'
import { useMessages } from '@/lib/client/use-messages'

/** What the address asks for. */
interface Asked {
  q: string
  category: string
}

function hrefOf({ q, category }: Asked): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(category && { category }) }).toString()
  return query ? `/integrations/new?${query}` : '/integrations/new'
}

/** Every provider, found by what people call it. */
export function ProviderGallery({ providers }: { providers: ProviderCardView[] }) {
  const { m } = useMessages()
  // Read here: the page that Back takes from the router's memory was made before anything was typed.
  const asked = useSearchParams()
  const [typed, setTyped] = useState(asked.get('q') ?? '')
  const [category, setCategory] = useState(asked.get('category') ?? '')
  const wanted = useDeferredValue(typed)
  const entries = useMemo(
    () => providers.map((provider) => searchEntry(provider, m.provider.categories)),
    [providers, m],
  )
  const categories = useMemo(
    () => [...new Set(providers.flatMap((provider) => provider.categories))].sort(),
    [providers],
  )
  const matching = useMemo(() => searchProviders(entries, wanted), [entries, wanted])
  const shown =
    category === '' ? matching : matching.filter((provider) => provider.categories.includes(category))
  // The address follows, so that Back from a provider's page comes back to the same cards.
  const move = (to: Asked) => window.history.replaceState(null, '', hrefOf(to))
  const type = (q: string) => {
    setTyped(q)
    move({ q, category })
  }
  const choose = (chosen: string) => {
    setCategory(chosen)
    move({ q: typed, category: chosen })
  }

  return (
    <>
      <div className="mb-5 flex flex-col gap-3">
        <search>
          <form method="get" action="/integrations/new" onSubmit={(event) => event.preventDefault()}>
            {category && <input type="hidden" name="category" value={category} />}
            <SearchInput
              label={m.provider.search}
              name="q"
              data-key="/"
              value={typed}
              onChange={(event) => type(event.target.value)}
            />
          </form>
        </search>
        {categories.length > 1 && (
          <CategoryChips
            categories={categories}
            chosen={category}
            hrefOf={(to) => hrefOf({ q: typed, category: to })}
            onChoose={choose}
          />
        )}
      </div>
      <Found shown={shown.length} hidden={matching.length - shown.length} onShowAll={() => choose('')} />
      <Cards shown={shown} />
    </>
  )
}

interface FoundProps {
  shown: number
  hidden: number
  onShowAll: () => void
}

/** How many there are, and how many the category hides. */
function Found({ shown, hidden, onShowAll }: FoundProps) {
  const { m, t } = useMessages()
  return (
    <>
      <div className="mb-3 flex min-h-8 flex-wrap items-center gap-2 text-muted text-sm">
        <p role="status">
          {t(m.provider.found, { count: shown })}
          {hidden > 0 && ` · ${t(m.provider.hidden, { count: hidden })}`}
        </p>
        {hidden > 0 && (
          <Button look="quiet" onClick={onShowAll}>
            {m.provider.showAll}
          </Button>
        )}
      </div>
      {shown === 0 && (
        <div className="mb-3">
          <EmptyState title={hidden > 0 ? m.provider.noneHere : m.provider.none}>
            {hidden > 0 ? m.provider.noneHereText : m.provider.noneText}
          </EmptyState>
        </div>
      )}
    </>
  )
}

function Cards({ shown }: { shown: readonly ProviderCardView[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {shown.map((provider) => (
        <li key={provider.key}>
          <ProviderCard provider={provider} />
        </li>
      ))}
      <li>
        <OwnProviderCard />
      </li>
    </ul>
  )
}

function OwnProviderCard() {
  const { m } = useMessages()
  return (
    <Link
      prefetch={false}
      href="/integrations/new?own=1"
      className="flex h-full gap-3 rounded-lg border border-line-strong/60 border-dashed p-4 transition-colors hover:border-line-strong"
    >
      <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-sunken text-muted">
        <Plus aria-hidden className="size-5" />
      </span>
      <span>
        <span className="block font-semibold">{m.provider.ownProvider.title}</span>
        <span className="block text-muted text-sm">{m.provider.ownProvider.card}</span>
      </span>
    </Link>
  )
}
