import type { Metadata } from 'next'
import { foundOr404 } from '@/app/found-or-404'
import { IntegrationPage } from '@/components/integration/integration-page'
import { hasSteps, SetupSteps } from '@/components/integration/setup-steps'
import { readIntegration } from '@/lib/operations/read-integration'
import { readPersonalConnection } from '@/lib/operations/read-personal-connection'
import { readProvider } from '@/lib/operations/read-provider'
import { readMessages } from '@/lib/web/messages'
import { requireUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  const { m } = await readMessages()
  return { title: m.integration.one }
}

interface PageProps {
  params: Promise<{ slug: string }>
}

export default async function Page({ params }: PageProps) {
  const { slug } = await params
  const user = await requireUser(`/integrations/${slug}`)
  const integration = await foundOr404(readIntegration(user, slug))
  const [provider, own] = await foundOr404(
    Promise.all([readProvider(user, integration.provider.key), readPersonalConnection(user, integration.id)]),
  )
  const { m } = await readMessages()
  const isByConsent = provider.connectBy.some((way) => way === 'redirect' || way === 'domain')
  const redirectUri = isByConsent && !integration.ownClient ? integration.redirectUri : null
  const steps = (redirectUri || hasSteps(provider)) && (
    <SetupSteps provider={provider} redirectUri={redirectUri} m={m} />
  )
  return <IntegrationPage key={integration.id} initial={integration} {...{ provider, steps, own }} />
}
