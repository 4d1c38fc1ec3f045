'use client'

import { type ReactNode, useState } from 'react'
import { ConnectionsCard } from '@/components/integration/connections-card'
import { DeleteIntegrationDialog } from '@/components/integration/delete-integration-dialog'
import { SetupForm } from '@/components/integration/setup-form'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Badge } from '@/components/ui/pill'
import { useIntegration } from '@/lib/client/use-integration'
import { useAllows } from '@/lib/client/use-viewer'
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
  const { data: integration = initial, error, mutate } = useIntegration(initial)
  const maySetUp = useAllows('write_integration')
  // Decided when the page is opened, so that nothing moves under the hand that saves.
  const [connectionsFirst] = useState(initial.ready)

  if (error?.status === 404)
    return (
      <EmptyState
        title="This integration was deleted"
        action={<LinkButton href="/integrations">All integrations</LinkButton>}
      >
        Somebody deleted it while you were looking at it.
      </EmptyState>
    )

  const connections = <ConnectionsCard integration={integration} />
  return (
    <>
      <PageHeader
        up={{ href: '/integrations', label: 'Integrations' }}
        mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
        title={integration.name}
        beside={<Badge>{integration.slug}</Badge>}
        lead={integration.description}
      />
      <div className="flex flex-col gap-6">
        {connectionsFirst && connections}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {!connectionsFirst && steps}
          <Card id="setup" title="Set-up" lead={`What ${provider.name} gave you for Patchbay.`}>
            <SetupForm
              provider={provider}
              integration={integration}
              onSaved={(saved) => void mutate(saved, { revalidate: false })}
            />
          </Card>
          {connectionsFirst && <div className="px-1 lg:pt-5">{steps}</div>}
        </div>
        {!connectionsFirst && connections}
        {maySetUp && (
          <Card title="Delete" lead="Takes its connections along. Asks first, and says which.">
            <DeleteIntegrationDialog integration={integration} revokes={provider.revokes} />
          </Card>
        )}
      </div>
    </>
  )
}
