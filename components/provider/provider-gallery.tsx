'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useDeferredValue, useMemo, useState } from 'react'
import { CategoryChips } from '@/components/provider/category-chips'
import { ProviderCard } from '@/components/provider/provider-card'
import { searchEntry, searchProviders } from '@/components/provider/search-providers'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchInput } from '@/components/ui/search-input'
import type { ProviderView } from '@/lib/contract/provider'

/** Every provider, found by what people call it. */
export function ProviderGallery({ providers }: { providers: ProviderView[] }) {
  const [typed, setTyped] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const wanted = useDeferredValue(typed)
  const entries = useMemo(() => providers.map(searchEntry), [providers])
  const categories = useMemo(
    () => [...new Set(providers.flatMap((provider) => provider.categories))].sort(),
    [providers],
  )

  const matching = useMemo(() => searchProviders(entries, wanted), [entries, wanted])
  const shown =
    category === null ? matching : matching.filter((provider) => provider.categories.includes(category))
  const hidden = matching.length - shown.length

  return (
    <>
      <div className="mb-5 flex flex-col gap-3">
        <SearchInput
          label="Search by name, category or what it does"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {categories.length > 1 && (
          <CategoryChips categories={categories} chosen={category} onChoose={setCategory} />
        )}
      </div>
      <p role="status" className="mb-3 flex min-h-8 flex-wrap items-center gap-2 text-muted text-sm">
        {shown.length === 1 ? '1 provider' : `${shown.length} providers`}
        {hidden > 0 && (
          <>
            <span>· {hidden} hidden by filters</span>
            <Button look="quiet" onClick={() => setCategory(null)}>
              Show all
            </Button>
          </>
        )}
      </p>
      {shown.length === 0 && (
        <div className="mb-3">
          <EmptyState title={hidden > 0 ? 'Nothing in this category matches' : 'No provider matches'}>
            {hidden > 0
              ? 'Other categories have a match: show all of them.'
              : 'Try another word, or define your own provider below: any OAuth 2.0 server can be one.'}
          </EmptyState>
        </div>
      )}
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
    </>
  )
}

function OwnProviderCard() {
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
        <span className="block font-semibold">Your own provider</span>
        <span className="block text-muted text-sm">
          Any OAuth 2.0 or OpenID Connect server, by its discovery address or by hand.
        </span>
      </span>
    </Link>
  )
}
