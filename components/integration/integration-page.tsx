'use client'

import { type ReactNode, useState } from 'react'
import { ConnectionsCard } from '@/components/integration/connections-card'
import { DisabledNotice } from '@/components/integration/disabled-notice'
import { ManageCard } from '@/components/integration/manage-card'
import { SetupForm } from '@/components/integration/setup-form'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Badge } from '@/components/ui/pill'
import { useIntegration } from '@/lib/client/use-integration'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'

interface IntegrationPageProps {
  initial: IntegrationView
  provider: ProviderView
  /** What has to be done at the provider. */
  steps: ReactNode
}

/** One integration: its set-up beside the steps, and its connections; these come first once the set-up is done. */
export function IntegrationPage({ initial, provider, steps }: IntegrationPageProps) {
  const { m, t } = useMessages()
  const { data: integration = initial, error, mutate } = useIntegration(initial)
  // Decided when the page is opened, so that nothing moves under the hand that saves.
  const [connectionsFirst] = useState(initial.ready)
  if (error?.status === 404) return <Deleted />
  const show = (changed: IntegrationView) => void mutate(changed, { revalidate: false })
  const connections = <ConnectionsCard integration={integration} />
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
        {connectionsFirst && connections}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {!connectionsFirst && steps}
          <Card
            id="setup"
            title={m.integration.setup.title}
            lead={t(m.integration.setup.gave, { provider: provider.name })}
          >
            <SetupForm provider={provider} integration={integration} onSaved={show} />
          </Card>
          {connectionsFirst && <div className="px-1 lg:pt-5">{steps}</div>}
        </div>
        {!connectionsFirst && connections}
        <ManageCard integration={integration} revokes={provider.revokes} onChanged={show} />
      </div>
    </>
  )
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
