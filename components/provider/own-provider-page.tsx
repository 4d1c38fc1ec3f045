import { OwnProviderForm } from '@/components/provider/own-provider-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'

/** Where a provider of one's own is defined. */
export function OwnProviderPage() {
  return (
    <>
      <PageHeader
        up={{ href: '/integrations/new', label: 'All providers' }}
        title="Your own provider"
        lead="Any server that speaks OAuth 2.0. Its client ID and secret come next."
      />
      <div className="max-w-xl">
        <Card title="Definition">
          <OwnProviderForm />
        </Card>
      </div>
    </>
  )
}
