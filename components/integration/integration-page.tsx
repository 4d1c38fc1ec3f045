'use client'

import { type ReactNode, useState } from 'react'
import { AccountsCards } from '@/components/integration/accounts-cards'
import { DisabledNotice } from '@/components/integration/disabled-notice'
import { KeyedConnections } from '@/components/integration/keyed-connections'
import { ManageCard } from '@/components/integration/manage-card'
import { OwnClientNotice } from '@/components/integration/own-client-notice'
import { RequestsCard } from '@/components/integration/requests-card'
import { SetupForm } from '@/components/integration/setup-form'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Badge } from '@/components/ui/pill'
import { useIntegration } from '@/lib/client/use-integration'
import { useMessages } from '@/lib/client/use-messages'
import { useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'

interface IntegrationPageProps {
  initial: IntegrationView
  provider: ProviderView
  /** What has to be done at the provider. */
  steps: ReactNode
  /** The reader's own connection, where each person connects theirs. */
  own: ConnectionView | null
}

/** One integration: what is needed to connect, and its connections. */
export function IntegrationPage({ initial, provider, steps, own: first }: IntegrationPageProps) {
  const { m } = useMessages()
  const { data: integration = initial, error, mutate } = useIntegration(initial)
  const own = useOwn(integration, first)
  if (error?.status === 404) return <Deleted />
  const show = (changed: IntegrationView) => void mutate(changed, { revalidate: false })
  const Body = provider.authType === 'oauth2' ? SetUpConnections : KeyedConnections
  return (
    <>
      <PageHeader
        up={{ href: '/integrations', label: m.integration.many }}
        mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
        title={integration.name}
        beside={<Badge>{integration.slug}</Badge>}
        lead={integration.description}
      />
      <div className="flex flex-col gap-6">
        <DisabledNotice integration={integration} onChanged={show} />
        <Body {...{ integration, provider, steps, own }} onChanged={show} />
        <RequestsCard integration={integration} provider={provider} onChanged={show} />
        <ManageCard
          integration={integration}
          revokes={provider.revokes || (provider.authType === 'oauth2' && integration.revocationUri !== null)}
          onChanged={show}
        />
      </div>
    </>
  )
}

interface BodyProps extends Omit<IntegrationPageProps, 'initial'> {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** The set-up beside the steps, and the connections; these come first once the set-up is done. */
function SetUpConnections({ integration, provider, steps, own, onChanged }: BodyProps) {
  const { m, t } = useMessages()
  // Decided when the page is opened, so that nothing moves under the hand that saves.
  const [connectionsFirst] = useState(integration.ready)
  const connections = <AccountsCards integration={integration} own={own} />
  return (
    <>
      {connectionsFirst && connections}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {!connectionsFirst && steps}
        <Card
          id="setup"
          title={m.integration.setup.title}
          lead={
            integration.ownClient
              ? m.grant.own.lead
              : t(m.integration.setup.gave, { provider: provider.name })
          }
        >
          <OwnClientNotice client={integration.ownClient} />
          <SetupForm provider={provider} integration={integration} onSaved={onChanged} />
        </Card>
        {connectionsFirst && <div className="px-1 lg:pt-5">{steps}</div>}
      </div>
      {!connectionsFirst && connections}
    </>
  )
}

/** What the page came with, or what has been connected since. */
function useOwn({ connections }: IntegrationView, first: ConnectionView | null): ConnectionView | null {
  const whoseOf = useWhose()
  return first ?? connections.find((connection) => whoseOf(connection) === 'own') ?? null
}

function Deleted() {
  const { m } = useMessages()
  return (
    <EmptyState
      title={m.integration.deleted.title}
      action={<LinkButton href="/integrations">{m.integration.all}</LinkButton>}
    >
      {m.integration.deleted.text}
    </EmptyState>
  )
}
