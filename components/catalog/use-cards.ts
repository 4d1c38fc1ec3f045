import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { watchCatalogAction } from '@/app/connectors/actions'
import { useCatalogChanges } from '@/components/catalog/catalog-live'
import { isShut } from '@/components/catalog/for-customer'
import { oneAtATime } from '@/lib/client/one-at-a-time'
import type { CatalogCard } from '@/lib/contract/catalog'

/** The cards, kept true. Not by the router: while the server is away it would leave for a page that is not there. */
export function useCards(initial: readonly CatalogCard[]): readonly CatalogCard[] {
  const { refresh } = useRouter()
  const [cards, setCards] = useState(initial)
  const look = useMemo(
    () =>
      oneAtATime(async () => {
        const answer = await watchCatalogAction().catch(() => null)
        if (answer?.ok) setCards(answer.value)
        else if (answer && isShut(answer.error)) refresh()
      }),
    [refresh],
  )
  useCatalogChanges(() => void look())
  return cards
}
