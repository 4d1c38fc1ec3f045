import { DeadEnd } from '@/components/ui/dead-end'
import { readBrand } from '@/lib/web/brand'
import { isCatalogPage, readMessages } from '@/lib/web/messages'

export default async function NotFound() {
  const [brand, { m }, isCatalog] = await Promise.all([readBrand(), readMessages(), isCatalogPage()])
  const first = isCatalog ? { to: '/connectors', way: m.catalog.toList } : { to: '/', way: m.ui.toOverview }
  return (
    <main>
      <title>{`${m.ui.notFound} · ${brand}`}</title>
      <DeadEnd title={m.ui.notFoundTitle} {...first}>
        {m.ui.notFoundText}
      </DeadEnd>
    </main>
  )
}
