import Link from 'next/link'
import { mustAskAccount } from '@/components/connection/account-field'
import { AccountLine } from '@/components/connection/account-line'
import { ConnectButton } from '@/components/connection/connect-button'
import { useConnectLabel } from '@/components/connection/connect-buttons'
import { connectionPath } from '@/components/connection/connection-path'
import { RepairButton } from '@/components/connection/repair-button'
import { StatusPill } from '@/components/connection/status-pill'
import { useHeading } from '@/components/connection/use-heading'
import { ConsentsCard, isOfDomains } from '@/components/domain/consents-card'
import { AddConnection } from '@/components/integration/add-connection'
import { MoreConnections } from '@/components/integration/more-connections'
import { TestAllButton, TestAllProgress } from '@/components/integration/test-all'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Day } from '@/components/ui/exact-time'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { useMayEnter, useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'
import { isFailing } from '@/lib/core/status'

/** What is connected through an integration: accounts, or domains. */
export function ConnectionsCard({ integration }: { integration: IntegrationView }) {
  return isOfDomains(integration) ? (
    <ConsentsCard integration={integration} />
  ) : (
    <Accounts integration={integration} />
  )
}

/** The accounts that are connected through an integration, and the button that connects one. */
function Accounts({ integration }: { integration: IntegrationView }) {
  const { m, t } = useMessages()
  const texts = m.integration.connections
  const { connections, ready, provider } = integration
  const isTyped = integration.authType !== 'oauth2'
  const asked = integration.ownClient ? m.grant.account.lead : texts.ready
  const lead = ready ? t(asked, { provider: provider.name }) : texts.notReady
  return (
    <Card
      id="connect"
      title={isTyped ? m.key.connections : texts.title}
      lead={isTyped ? m.key.connectionsLead : lead}
      aside={
        <div className="flex flex-wrap gap-2">
          <TestAllButton integration={integration} />
          {ready && <AddConnection integration={integration} />}
        </div>
      }
    >
      <TestAllProgress integration={integration} />
      <ul className="flex flex-col divide-y divide-line">
        {connections.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} ready={ready} />
        ))}
      </ul>
      <MoreConnections integration={integration} shown={connections.length} />
    </Card>
  )
}

/** One of an integration's connections in a list of them: whose it is, how it stands, and what can be done first. */
export function ConnectionRow({ connection, ready }: { connection: ConnectionView; ready: boolean }) {
  const { m } = useMessages()
  const headingOf = useHeading()
  const { status, connectedAt, lastCheckedAt } = connection
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link
            prefetch={false}
            href={connectionPath(connection)}
            className="font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {headingOf(connection)}
          </Link>
          <StatusPill status={status} />
        </div>
        {connectedAt !== null && (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Whose connection={connection} />
            {lastCheckedAt && (
              <span className="text-muted">
                <RichText
                  text={m.integration.connections.checked}
                  values={{ time: <RelativeTime at={lastCheckedAt} /> }}
                />
              </span>
            )}
          </div>
        )}
      </div>
      {ready && <RowAction connection={connection} />}
    </li>
  )
}

/** The account; of a key that names none, who saved it. */
function Whose({ connection: { account, authType, setup } }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const saved = setup.find((field) => field.saved)?.saved
  if (account || authType === 'oauth2' || !saved) return <AccountLine account={account} />
  return (
    <span className="text-muted">
      <RichText text={m.key.savedBy} values={{ day: <Day at={saved.at} />, name: saved.by }} />
    </span>
  )
}

function RowAction({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const label = useConnectLabel(connection)
  const { id, status, integration, connectedAt, authType } = connection
  const mayEnter = useMayEnter(connection)
  const whose = useWhose()(connection)
  const action = isFailing(status) ? connection.failure?.action : undefined
  if (action === 'reconnect' || action === 'edit_key') return <RepairButton connection={connection} />
  if (connectedAt === null && authType !== 'oauth2' && mayEnter)
    return (
      <LinkButton href={`${connectionPath(connection)}#key`} look="primary">
        {m.key.enter}
      </LinkButton>
    )
  if (connectedAt === null && authType === 'oauth2' && status !== 'disabled' && whose !== 'other')
    return (
      <ConnectButton
        integration={integration.slug}
        connection={id}
        label={label}
        asksAccount={mustAskAccount(connection)}
        byDomain={connection.connectBy[0] === 'domain'}
      />
    )
  return <LinkButton href={connectionPath(connection)}>{m.integration.connections.open}</LinkButton>
}
