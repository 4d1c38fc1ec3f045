'use client'

import type { ReactNode } from 'react'
import { saveKeyAction } from '@/app/(console)/key-actions'
import { KeyForm } from '@/components/connection/key-form'
import { keyProviderOf } from '@/components/connection/key-provider'
import { leadOf, titleOf } from '@/components/connection/key-title'
import { savedWords } from '@/components/connection/saved-words'
import { AccountsCards } from '@/components/integration/accounts-cards'
import { Card } from '@/components/ui/card'
import { focusMain } from '@/lib/client/focus-main'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectionView, SavedKey } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'

interface KeyedConnectionsProps {
  integration: IntegrationView
  provider: ProviderView
  /** How to come by a key. */
  steps: ReactNode
  /** The reader's own connection, where each person connects theirs. */
  own: ConnectionView | null
  onChanged: (integration: IntegrationView) => void
}

/** The connections of an integration whose keys are typed; while there is only one and it has none, its form. */
export function KeyedConnections({ integration, provider, steps, own, onChanged }: KeyedConnectionsProps) {
  const { m, t } = useMessages()
  const mayEnter = useAllows('enter_key')
  const [first, ...others] = integration.connections
  const isPersonal = integration.mode === 'per-user'
  if (!first || others.length > 0 || first.connectedAt !== null || !mayEnter || isPersonal)
    return <AccountsCards integration={integration} own={own} />
  const done = ({ connection }: SavedKey) => {
    focusMain()
    onChanged({
      ...integration,
      connections: [connection],
      connectionTotals: { ...integration.connectionTotals, connected: 1 },
    })
    say(t(savedWords(connection.status, m), { provider: provider.name }))
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card id="key" title={titleOf(provider, m)} lead={t(leadOf(provider, m), { provider: provider.name })}>
        <KeyForm
          provider={keyProviderOf(provider)}
          stored={first.setup}
          of={{ connection: first.id }}
          save={(key) => saveKeyAction({ connection: first.id, key })}
          onSaved={done}
        />
      </Card>
      {steps && <div className="px-1 lg:pt-5">{steps}</div>}
    </div>
  )
}
