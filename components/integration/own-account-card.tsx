'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { openPersonalConnectionAction } from '@/app/(console)/key-actions'
import { AccountLine } from '@/components/connection/account-line'
import { ConnectButton } from '@/components/connection/connect-button'
import { ConnectionActions } from '@/components/connection/connection-actions'
import { connectionPath } from '@/components/connection/connection-path'
import { FailureBox } from '@/components/connection/failure-box'
import { LastAttempt } from '@/components/connection/last-attempt'
import { ReplacementQuestion } from '@/components/connection/replacement-question'
import { StatusPill } from '@/components/connection/status-pill'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FormError } from '@/components/ui/form-error'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useAction } from '@/lib/client/use-action'
import { useConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'

interface OwnAccountCardProps {
  integration: IntegrationView
  /** The reader's; null before their first. */
  own: ConnectionView | null
}

/** Where each person connects their own account: the reader's, and what they can do about it. */
export function OwnAccountCard({ integration, own }: OwnAccountCardProps) {
  const { m, t } = useMessages()
  const texts = m.whose.card
  const mayConnect = useAllows('connect')
  const byConsent = mayConnect ? texts.lead : texts.leadOnly
  const lead = integration.authType === 'oauth2' ? byConsent : texts.leadKey
  return (
    <Card
      id="connect"
      title={texts.title}
      lead={own?.connectedAt ? texts.leadConnected : t(lead, { provider: integration.provider.name })}
    >
      {own ? (
        <Own key={own.id} integration={integration} initial={own} />
      ) : (
        <None integration={integration} />
      )}
    </Card>
  )
}

function Own({ integration, initial }: { integration: IntegrationView; initial: ConnectionView }) {
  const { m } = useMessages()
  const { data: own = initial, error } = useConnection(initial)
  if (error?.status === 404) return <None integration={integration} />
  if (own.connectedAt === null)
    return (
      <div className="flex flex-col gap-4">
        <LastAttempt connection={own} />
        <None integration={integration} />
      </div>
    )
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <AccountLine account={own.account} />
        <StatusPill status={own.status} />
        {own.lastCheckedAt && (
          <span className="text-muted text-sm">
            <RichText
              text={m.integration.connections.checked}
              values={{ time: <RelativeTime at={own.lastCheckedAt} /> }}
            />
          </span>
        )}
        <Link prefetch={false} href={connectionPath(own)} className="text-link text-sm max-sm:py-1">
          {m.whose.card.details}
        </Link>
      </div>
      <ReplacementQuestion connection={own} />
      <FailureBox connection={own} words={null} onPage={false} />
      <LastAttempt connection={own} />
      <ConnectionActions connection={own} testable={integration.testable} />
    </div>
  )
}

/** Nothing is connected: the way to do so, or why there is none. */
function None({ integration }: { integration: IntegrationView }) {
  const { m } = useMessages()
  const texts = m.whose.card
  const isTyped = integration.authType !== 'oauth2'
  const may = { connect: useAllows('connect'), enter: useAllows('enter_key') }
  const maySetUp = useAllows('write_integration')
  if (!(isTyped ? may.enter : may.connect)) return <p className="text-muted">{texts.mayNot}</p>
  if (!integration.ready)
    return <p className="text-muted">{maySetUp ? m.integration.connections.notReady : texts.notReady}</p>
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{isTyped ? texts.noneKey : texts.none}</p>
      {integration.enabled &&
        (isTyped ? <EnterKey integration={integration} /> : <Connect integration={integration} />)}
    </div>
  )
}

/** By what every connection of the integration is connected by. */
function Connect({ integration }: { integration: IntegrationView }) {
  const { m, t } = useMessages()
  const [any] = integration.connections
  const byCode = any && any.connectBy.indexOf('device') > 0
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ConnectButton
        integration={integration.slug}
        label={t(m.connection.connect, { provider: integration.provider.name })}
        asksAccount={any?.asksAccount ?? false}
      />
      {byCode && (
        <ConnectButton
          integration={integration.slug}
          label={m.grant.withCode}
          look="secondary"
          way="device"
        />
      )}
    </div>
  )
}

/** Makes the place of the reader's own key, and goes to its form. */
function EnterKey({ integration }: { integration: IntegrationView }) {
  const { m } = useMessages()
  const router = useRouter()
  const { submit, pending, error } = useAction(openPersonalConnectionAction, (opened) =>
    router.push(`${connectionPath(opened)}#key`),
  )
  return (
    <>
      <Button look="primary" pending={pending} onClick={() => submit(integration.id)}>
        {!pending && <KeyRound aria-hidden />}
        {m.key.enter}
      </Button>
      {error && <FormError error={error} />}
    </>
  )
}
