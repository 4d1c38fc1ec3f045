'use client'

import { type ReactNode, useState } from 'react'
import { AccountCard } from '@/components/connection/account-card'
import { CheckHistory } from '@/components/connection/check-history'
import { ConnectionActions } from '@/components/connection/connection-actions'
import { DeviceCard } from '@/components/connection/device-card'
import { FailureBox } from '@/components/connection/failure-box'
import { KeyCard } from '@/components/connection/key-card'
import { KeyNote } from '@/components/connection/key-note'
import type { KeyProvider } from '@/components/connection/key-provider'
import { LastAttempt } from '@/components/connection/last-attempt'
import { ManageCard } from '@/components/connection/manage-card'
import { ReplacementQuestion } from '@/components/connection/replacement-question'
import { ScopesCard } from '@/components/connection/scopes-card'
import { StatusPill } from '@/components/connection/status-pill'
import { useHeading } from '@/components/connection/use-heading'
import { WhoseNotice } from '@/components/connection/whose-notice'
import { ProviderMark } from '@/components/provider/provider-mark'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { RichText } from '@/components/ui/rich-text'
import { useChecks } from '@/lib/client/use-checks'
import { useConnection, useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import { useMayEnter, useWhose } from '@/lib/client/use-viewer'
import type { CheckView, ConnectionView } from '@/lib/contract/connection'

interface ConnectionPageProps {
  initial: ConnectionView
  checks: { checks: CheckView[] }
  scopeLabels: Readonly<Record<string, string>>
  /** Where its key is typed: the form, and the steps to come by one. */
  typed: { provider: KeyProvider; steps: ReactNode } | null
  /** Who uses it, and its recent activity. */
  children: ReactNode
}

/** One connection: how it stands, whose it is, and what can be done with it. */
export function ConnectionPage({ initial, checks, scopeLabels, typed, children }: ConnectionPageProps) {
  const { data: connection = initial, error } = useConnection(initial)
  const known = useChecks(initial.id, checks).data?.checks ?? checks.checks
  const key = useKeyCard(connection, typed)
  if (error?.status === 404) return <Removed />
  return (
    <>
      <Header connection={connection} />
      <div className="flex flex-col gap-4">
        <WhoseNotice connection={connection} />
        <ReplacementQuestion connection={connection} />
        <FailureBox connection={connection} words={wordsOf(connection, known)} />
        <LastAttempt connection={connection} />
        <Waiting connection={connection} />
        <DeviceCard connection={connection} />
        {typed && <KeyNote connection={connection} testable={typed.provider.testable} last={known[0]} />}
        <ConnectionActions connection={connection} testable={typed?.provider.testable ?? true} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            {key.isFirst && key.card}
            {connection.connectedAt !== null && <AccountCard connection={connection} />}
            {!key.isFirst && key.card}
            <ScopesCard connection={connection} labels={scopeLabels} />
            <ManageCard connection={connection} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {key.steps}
            <CheckHistory checks={known} isConnected={connection.connectedAt !== null} />
            {children}
          </div>
        </div>
      </div>
    </>
  )
}

/** The form of the key, for who may enter one; the steps stand beside it until there is one. */
function useKeyCard(connection: ConnectionView, typed: ConnectionPageProps['typed']) {
  const show = useShowConnection()
  const mayEnter = useMayEnter(connection)
  const isNew = connection.connectedAt === null
  // Decided when the page is opened, so that nothing moves under the hand that saves.
  const [isFirst] = useState(isNew)
  if (!typed || !mayEnter) return { isFirst, card: null, steps: null }
  const { provider, steps } = typed
  const card = (
    <KeyCard connection={connection} provider={provider} steps={isNew ? null : steps} onSaved={show} />
  )
  return { isFirst, card, steps: isNew && steps && <div className="px-1 py-4">{steps}</div> }
}

function Header({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const headingOf = useHeading()
  const { integration, provider, status } = connection
  return (
    <PageHeader
      up={{ href: `/integrations/${integration.slug}`, label: integration.name }}
      mark={<ProviderMark name={provider.name} mark={provider.mark} large />}
      title={`${integration.name} · ${headingOf(connection)}`}
      beside={<StatusPill status={status} />}
      lead={
        <RichText
          text={useLead(connection)}
          values={{
            key: <code className="font-mono text-sm">{connection.key}</code>,
            name: connection.owner.name ?? m.connection.list.someone,
          }}
        />
      }
    />
  )
}

/** Whose it is where that is a question, and what programs ask for it by. */
function useLead(connection: ConnectionView): string {
  const { m } = useMessages()
  const whose = useWhose()(connection)
  const { owner, integration } = connection
  const isPlain = owner.type === 'organisation' ? integration.mode === 'shared' : owner.type !== 'user'
  return isPlain ? m.connection.page.lead : m.whose.leads[whose]
}

function Waiting({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const { status, provider, device, connectBy } = connection
  // A code has a card of its own; the application itself is connected in a moment.
  if (status !== 'connecting' || device || connectBy[0] === 'client') return null
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
