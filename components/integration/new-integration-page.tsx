import { keyProviderOf } from '@/components/connection/key-provider'
import { leadOf, titleOf } from '@/components/connection/key-title'
import { NewIntegrationForm } from '@/components/integration/new-integration-form'
import { NewKeyForm } from '@/components/integration/new-key-form'
import { OwnClientNotice } from '@/components/integration/own-client-notice'
import { hasSteps, SetupSteps } from '@/components/integration/setup-steps'
import { ProviderMark } from '@/components/provider/provider-mark'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { OwnClient } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'
import type { Messages } from '@/lib/core/messages'
import { formatMessage } from '@/lib/core/messages/format'
import type { Locale } from '@/lib/core/messages/locale'

interface NewIntegrationPageProps {
  provider: ProviderView
  plan: { slug: string; name: string; redirectUri: string; ownClient: OwnClient | null }
  m: Messages
  locale: Locale
}

/** A provider that is being set up: the steps beside the form. */
export function NewIntegrationPage({ provider, plan, m, locale }: NewIntegrationPageProps) {
  const named = (text: string) => formatMessage(text, { provider: provider.name }, locale)
  return (
    <>
      <PageHeader
        up={{ href: '/integrations/new', label: m.integration.everyProvider }}
        mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
        title={named(m.integration.setup.titleOf)}
        lead={provider.description}
      />
      {provider.authType === 'oauth2' ? (
        <div className="grid items-start gap-8 lg:grid-cols-2">
          <SetupSteps provider={provider} redirectUri={plan.ownClient ? null : plan.redirectUri} m={m} />
          <Card
            title={m.integration.setup.title}
            lead={plan.ownClient ? m.grant.own.lead : named(m.integration.setup.gives)}
          >
            <OwnClientNotice client={plan.ownClient} />
            <NewIntegrationForm provider={provider} plan={plan} />
          </Card>
        </div>
      ) : (
        <div className="grid items-start gap-8 lg:grid-cols-2">
          <Card title={titleOf(provider, m)} lead={named(leadOf(provider, m))}>
            <NewKeyForm provider={keyProviderOf(provider)} plan={{ slug: plan.slug, name: plan.name }} />
          </Card>
          {hasSteps(provider) && <SetupSteps provider={provider} redirectUri={null} m={m} />}
        </div>
      )}
    </>
  )
}
