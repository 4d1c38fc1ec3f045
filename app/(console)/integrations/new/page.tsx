import type { Metadata } from 'next'
import { foundOr404 } from '@/app/found-or-404'
import { NewIntegrationPage } from '@/components/integration/new-integration-page'
import { cardOf } from '@/components/provider/card-of'
import { OwnProviderPage } from '@/components/provider/own-provider-page'
import { ProviderGallery } from '@/components/provider/provider-gallery'
import { PageHeader } from '@/components/ui/page-header'
import { listProviders } from '@/lib/operations/list-providers'
import { planIntegration } from '@/lib/operations/plan-integration'
import { readProvider } from '@/lib/operations/read-provider'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.integration.add }
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The gallery; with `?provider=` the form of that provider; with `?own=1` the way to define one. */
export default async function Page({ searchParams }: PageProps) {
  const { provider: key, own } = await searchParams
  const { m, locale } = await readMessages()
  if (typeof key === 'string') {
    const user = await requireUser(`/integrations/new?provider=${encodeURIComponent(key)}`)
    const [provider, plan] = await foundOr404(
      Promise.all([readProvider(user, key), planIntegration(user, key)]),
    )
    return <NewIntegrationPage provider={provider} plan={plan} m={m} locale={locale} />
  }
  const user = await requireUser(own === undefined ? '/integrations/new' : '/integrations/new?own=1')
  if (own !== undefined) return <OwnProviderPage m={m} />
  return (
    <>
      <PageHeader
        up={{ href: '/integrations', label: m.integration.many }}
        title={m.integration.add}
        lead={m.integration.addLead}
      />
      <ProviderGallery providers={(await listProviders(user)).map(cardOf)} />
    </>
  )
}
