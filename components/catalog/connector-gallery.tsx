'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react'
import { isBroken } from '@/components/catalog/badge-of'
import { ConnectorCard } from '@/components/catalog/connector-card'
import { heldBy } from '@/components/catalog/held'
import { entryOf, searchConnectors } from '@/components/catalog/search-connectors'
import { useCards } from '@/components/catalog/use-cards'
import { CategoryChips } from '@/components/provider/category-chips'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchInput } from '@/components/ui/search-input'
import { useMessages } from '@/lib/client/use-messages'
import type { CatalogCard } from '@/lib/contract/catalog'

/** One is found without. */
const WORTH_SEARCHING = 2

function hrefOf(q: string, category: string): string {
  const query = new URLSearchParams({ ...(q && { q }), ...(category && { category }) }).toString()
  return query ? `/connectors?${query}` : '/connectors'
}

/** What has to be repaired comes first. */
function byNeed(a: CatalogCard, b: CatalogCard): number {
  const needs = (card: CatalogCard) => heldBy(card).some(({ status }) => isBroken(status))
  return Number(needs(b)) - Number(needs(a))
}

interface ConnectorGalleryProps {
  initial: readonly CatalogCard[]
  /** Stands there while nothing is on offer. */
  empty: ReactNode
}

/** Every connector that the customer is offered, found by what people call it. */
export function ConnectorGallery({ initial, empty }: ConnectorGalleryProps) {
  const { m, t } = useMessages()
  const connectors = useCards(initial)
  const asked = useSearchParams()
  const [typed, setTyped] = useState(asked.get('q') ?? '')
  const [category, setCategory] = useState(asked.get('category') ?? '')
  const box = useRef<HTMLDivElement>(null)
  const wanted = useDeferredValue(typed)
  const entries = useMemo(
    () => [...connectors].sort(byNeed).map((connector) => entryOf(connector, m.provider.categories)),
    [connectors, m],
  )
  const categories = useMemo(
    () => [...new Set(connectors.flatMap((connector) => connector.categories))].sort(),
    [connectors],
  )
  const matching = useMemo(() => searchConnectors(entries, wanted), [entries, wanted])
  const shown = category === '' ? matching : matching.filter((it) => it.categories.includes(category))
  // The address follows, so that Back from a connector's page comes back to the same cards.
  const show = (q: string, chosen: string) => {
    setTyped(q)
    setCategory(chosen)
    window.history.replaceState(null, '', hrefOf(q, chosen))
  }
  const clear = () => {
    show('', '')
    box.current?.querySelector('input')?.focus()
  }
  const isSearched = typed !== '' || category !== ''
  if (connectors.length === 0) return empty

  return (
    <>
      {(connectors.length >= WORTH_SEARCHING || isSearched) && (
        <div ref={box} className="mb-4 flex flex-col gap-3">
          <search>
            <form method="get" action="/connectors" onSubmit={(event) => event.preventDefault()}>
              {category && <input type="hidden" name="category" value={category} />}
              <SearchInput
                label={m.catalog.search}
                name="q"
                value={typed}
                onChange={(event) => show(event.target.value, category)}
              />
            </form>
          </search>
          {categories.length > 1 && (
            <CategoryChips
              categories={categories}
              chosen={category}
              hrefOf={(to) => hrefOf(typed, to)}
              onChoose={(to) => show(typed, to)}
            />
          )}
        </div>
      )}
      <p role="status" className={isSearched ? 'mb-3 text-muted text-sm' : 'sr-only'}>
        {t(m.catalog.found, { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={m.catalog.none} action={<Button onClick={clear}>{m.catalog.clear}</Button>}>
          {matching.length > 0 || typed === '' ? m.catalog.noneHere : t(m.catalog.noneText, { typed })}
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {shown.map((connector) => (
            <li key={connector.slug}>
              <ConnectorCard connector={connector} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
