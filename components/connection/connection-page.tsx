'use client'

import type { ReactNode } from 'react'
import { AccountCard } from '@/components/connection/account-card'
import { CheckHistory } from '@/components/connection/check-history'
import { ConnectionActions } from '@/components/connection/connection-actions'
import { connectionTitle } from '@/components/connection/connection-path'
import { FailureBox } from '@/components/connection/failure-box'
import { LastAttempt } from '@/components/connection/last-attempt'
import { ReplacementQuestion } from '@/components/connection/replacement-question'
import { ScopesCard } from '@/components/connection/scopes-card'
import { StatusPill } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { useChecks } from '@/lib/client/use-checks'
import { useConnection } from '@/lib/client/use-connection'
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
  const known = useChecks(initial.id, checks).data?.checks ?? checks.checks
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
        <FailureBox connection={connection} words={wordsOf(connection, known)} />
        <LastAttempt connection={connection} />
        {connection.status === 'connecting' && (
          <Notice tone="calm" title={`Waiting for the consent at ${provider.name}.`}>
            <p className="text-muted text-sm">
              It ends here by itself. If the page there was closed, connect again.
            </p>
          </Notice>
        )}
        <ConnectionActions connection={connection} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            {connection.connectedAt !== null && <AccountCard connection={connection} />}
            <ScopesCard connection={connection} labels={scopeLabels} />
          </div>
          <div className="flex flex-col gap-4">
            <CheckHistory checks={known} />
            {children}
          </div>
        </div>
      </div>
    </>
  )
}

/** The last answer, if it is what the failure is about. */
function wordsOf({ failure }: ConnectionView, [last]: readonly CheckView[]): string | null {
  return last?.failure && last.failure.code === failure?.code ? last.detail : null
}
