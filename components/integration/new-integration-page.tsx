import { NewIntegrationForm } from '@/components/integration/new-integration-form'
import { SetupSteps } from '@/components/integration/setup-steps'
import { ProviderMark } from '@/components/provider/provider-mark'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { ProviderView } from '@/lib/contract/provider'

interface NewIntegrationPageProps {
  provider: ProviderView
  plan: { slug: string; name: string; redirectUri: string }
}

/** A provider that is being set up: the steps beside the form. */
export function NewIntegrationPage({ provider, plan }: NewIntegrationPageProps) {
  return (
    <>
      <PageHeader
        up={{ href: '/integrations/new', label: 'All providers' }}
        mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
        title={`Set up ${provider.name}`}
        lead={provider.description}
      />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <SetupSteps provider={provider} redirectUri={plan.redirectUri} />
        <Card title="Set-up" lead={`What ${provider.name} gives you for Patchbay.`}>
          <NewIntegrationForm provider={provider} plan={{ slug: plan.slug, name: plan.name }} />
        </Card>
      </div>
    </>
  )
}
