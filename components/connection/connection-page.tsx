'use client'

import type { ReactNode } from 'react'
import { AccountCard } from '@/components/connection/account-card'
import { CheckHistory } from '@/components/connection/check-history'
import { ConnectButton } from '@/components/connection/connect-button'
import { connectionTitle } from '@/components/connection/connection-path'
import { DisconnectDialog } from '@/components/connection/disconnect-dialog'
import { FailureBox } from '@/components/connection/failure-box'
import { LastAttempt } from '@/components/connection/last-attempt'
import { ReplacementQuestion } from '@/components/connection/replacement-question'
import { ScopesCard } from '@/components/connection/scopes-card'
import { StatusPill } from '@/components/connection/status-pill'
import { TestConnection } from '@/components/connection/test-connection'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { useConnection } from '@/lib/client/use-connection'
import { useAllows } from '@/lib/client/use-viewer'
import type { CheckView, ConnectionView } from '@/lib/contract/connection'

interface ConnectionPageProps {
  initial: ConnectionView
  checks: { checks: CheckView[] }
  scopeLabels: Readonly<Record<string, string>>
  /** Its recent activity. */
  children: ReactNode
}

/** One connection: how it stands, whose it is, and what can be done with it. */
export function ConnectionPage({ initial, checks, scopeLabels, children }: ConnectionPageProps) {
  const { data: connection = initial, error } = useConnection(initial)
  const { integration, provider } = connection
  const up = { href: `/integrations/${integration.slug}`, label: integration.name }

  if (error?.status === 404)
    return (
      <EmptyState
        title="This connection was removed"
        action={<LinkButton href="/integrations">All integrations</LinkButton>}
      >
        Somebody removed it while you were looking at it.
      </EmptyState>
    )

  return (
    <>
      <PageHeader
        up={up}
        mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
        title={`${integration.name} · ${connectionTitle(connection.name)}`}
        beside={<StatusPill status={connection.status} />}
        lead={
          <>
            Asked for by programs as <code className="font-mono text-sm">{connection.key}</code>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <ReplacementQuestion connection={connection} />
        <FailureBox connection={connection} />
        <LastAttempt connection={connection} />
        {connection.status === 'connecting' && (
          <Notice tone="calm" title={`Waiting for the consent at ${provider.name}.`}>
            <p className="text-muted text-sm">
              It ends here by itself. If the page there was closed, connect again.
            </p>
          </Notice>
        )}
        <Actions connection={connection} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <AccountCard connection={connection} />
          <ScopesCard connection={connection} labels={scopeLabels} />
          <CheckHistory connectionId={connection.id} initial={checks} />
          {children}
        </div>
      </div>
    </>
  )
}

/** What can be done now. */
function Actions({ connection }: { connection: ConnectionView }) {
  const mayTest = useAllows('test_connection')
  const { integration, name, provider, failure } = connection
  if (connection.status === 'disabled') return <Notice tone="calm" title="This connection is switched off." />
  if (connection.connectedAt === null)
    return (
      <ConnectButton
        integration={integration.slug}
        connection={name}
        label={`Connect ${provider.name} account`}
      />
    )
  const others = (
    <>
      {failure?.action !== 'reconnect' && (
        <ConnectButton
          integration={integration.slug}
          connection={name}
          label="Reconnect"
          look="secondary"
          again
        />
      )}
      <DisconnectDialog connection={connection} />
    </>
  )
  if (!mayTest) return null
  return <TestConnection connectionId={connection.id} providerName={provider.name} beside={others} />
}
