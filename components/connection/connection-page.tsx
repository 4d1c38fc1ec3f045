'use client'

import type { ReactNode } from 'react'
import { AccountCard } from '@/components/connection/account-card'
import { CheckHistory } from '@/components/connection/check-history'
import { ConnectionActions } from '@/components/connection/connection-actions'
import { useConnectionTitle } from '@/components/connection/connection-path'
import { FailureBox } from '@/components/connection/failure-box'
import { LastAttempt } from '@/components/connection/last-attempt'
import { ManageCard } from '@/components/connection/manage-card'
import { ReplacementQuestion } from '@/components/connection/replacement-question'
import { ScopesCard } from '@/components/connection/scopes-card'
import { StatusPill } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { RichText } from '@/components/ui/rich-text'
import { useChecks } from '@/lib/client/use-checks'
import { useConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
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
  if (error?.status === 404) return <Removed />
  return (
    <>
      <Header connection={connection} />
      <div className="flex flex-col gap-4">
        <ReplacementQuestion connection={connection} />
        <FailureBox connection={connection} words={wordsOf(connection, known)} />
        <LastAttempt connection={connection} />
        <Waiting connection={connection} />
        <ConnectionActions connection={connection} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            {connection.connectedAt !== null && <AccountCard connection={connection} />}
            <ScopesCard connection={connection} labels={scopeLabels} />
            <ManageCard connection={connection} />
          </div>
          <div className="flex flex-col gap-4">
            <CheckHistory checks={known} isConnected={connection.connectedAt !== null} />
            {children}
          </div>
        </div>
      </div>
    </>
  )
}

function Header({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const titleOf = useConnectionTitle()
  const { integration, provider, name, status } = connection
  return (
    <PageHeader
      up={{ href: `/integrations/${integration.slug}`, label: integration.name }}
      mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
      title={`${integration.name} · ${titleOf(name)}`}
      beside={<StatusPill status={status} />}
      lead={
        <RichText
          text={m.connection.page.lead}
          values={{ key: <code className="font-mono text-sm">{connection.key}</code> }}
        />
      }
    />
  )
}

function Waiting({ connection: { status, provider } }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  if (status !== 'connecting') return null
  return (
    <Notice tone="calm" title={t(m.connection.page.waiting, { provider: provider.name })}>
      <p className="text-muted text-sm">{m.connection.page.waitingText}</p>
    </Notice>
  )
}

function Removed() {
  const { m } = useMessages()
  const { title, text, all } = m.connection.removed
  return (
    <EmptyState title={title} action={<LinkButton href="/integrations">{all}</LinkButton>}>
      {text}
    </EmptyState>
  )
}

/** The last answer, if it is what the failure is about. */
function wordsOf({ failure }: ConnectionView, [last]: readonly CheckView[]): string | null {
  return last?.failure && last.failure.code === failure?.code ? last.detail : null
}
