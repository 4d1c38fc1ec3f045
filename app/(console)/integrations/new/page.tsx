import type { Metadata } from 'next'
import { foundOr404 } from '@/app/found-or-404'
import { NewIntegrationPage } from '@/components/integration/new-integration-page'
import { OwnProviderPage } from '@/components/provider/own-provider-page'
import { ProviderGallery } from '@/components/provider/provider-gallery'
import { PageHeader } from '@/components/ui/page-header'
import { listProviders } from '@/lib/operations/list-providers'
import { planIntegration } from '@/lib/operations/plan-integration'
import { readProvider } from '@/lib/operations/read-provider'
import { requireUser } from '@/lib/web/session'

export const metadata: Metadata = { title: 'Add integration' }

interface PageProps {
  searchParams: Promise<{ provider?: string | string[]; own?: string | string[] }>
}

/** The gallery; with `?provider=` the form of that provider; with `?own=1` the way to define one. */
export default async function Page({ searchParams }: PageProps) {
  const { provider: key, own } = await searchParams
  if (typeof key === 'string') {
    const user = await requireUser(`/integrations/new?provider=${encodeURIComponent(key)}`)
    const [provider, plan] = await foundOr404(
      Promise.all([readProvider(user, key), planIntegration(user, key)]),
    )
    return <NewIntegrationPage provider={provider} plan={plan} />
  }
  const user = await requireUser(own === undefined ? '/integrations/new' : '/integrations/new?own=1')
  if (own !== undefined) return <OwnProviderPage />
  return (
    <>
      <PageHeader
        up={{ href: '/integrations', label: 'Integrations' }}
        title="Add integration"
        lead="Choose what to connect. The next page has the steps."
      />
      <ProviderGallery providers={await listProviders(user)} />
    </>
  )
}
