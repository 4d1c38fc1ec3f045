import { LinkButton } from '@/components/ui/button'
import { DeadEnd } from '@/components/ui/dead-end'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

export default async function NotFound() {
  const [brand, { m }] = await Promise.all([readBrand(), readMessages()])
  return (
    <>
      <title>{`${m.ui.notFound} · ${brand}`}</title>
      <DeadEnd
        title={m.ui.nothingTitle}
        way={m.ui.toOverview}
        action={
          <LinkButton href="/integrations" look="primary">
            {m.ui.allIntegrations}
          </LinkButton>
        }
      >
        {m.ui.nothingText}
      </DeadEnd>
    </>
  )
}
