import { DeadEnd } from '@/components/ui/dead-end'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

export default async function NotFound() {
  const [brand, { m }] = await Promise.all([readBrand(), readMessages()])
  return (
    <main>
      <title>{`${m.ui.notFound} · ${brand}`}</title>
      <DeadEnd title={m.ui.notFoundTitle} way={m.ui.toOverview}>
        {m.ui.notFoundText}
      </DeadEnd>
    </main>
  )
}
