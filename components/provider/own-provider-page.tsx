import { OwnProviderForm } from '@/components/provider/own-provider-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { Messages } from '@/lib/core/messages'

/** Where a provider of one's own is defined. */
export function OwnProviderPage({ m }: { m: Messages }) {
  const texts = m.provider.ownProvider
  return (
    <>
      <PageHeader
        up={{ href: '/integrations/new', label: m.integration.everyProvider }}
        title={texts.title}
        lead={texts.lead}
      />
      <div className="max-w-xl">
        <Card title={texts.definition}>
          <OwnProviderForm />
        </Card>
      </div>
    </>
  )
}
