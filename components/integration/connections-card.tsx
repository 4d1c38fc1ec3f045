import Link from 'next/link'
import { AccountLine } from '@/components/connection/account-line'
import { ConnectButton } from '@/components/connection/connect-button'
import { connectionPath, connectionTitle } from '@/components/connection/connection-path'
import { RepairButton } from '@/components/connection/repair-button'
import { StatusPill } from '@/components/connection/status-pill'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'
import { isFailing } from '@/lib/core/status'

/** The accounts that are connected through an integration, and the button that connects one. */
export function ConnectionsCard({ integration }: { integration: IntegrationView }) {
  const { connections, ready, provider } = integration
  const lead = ready
    ? `Connecting goes to ${provider.name}, where you agree to the permissions, and comes back here.`
    : 'Save the set-up first. Then an account can be connected here.'
  return (
    <Card id="connect" title="Connect account" lead={lead}>
      <ul className="flex flex-col divide-y divide-line">
        {connections.map((connection) => (
          <Row key={connection.id} connection={connection} ready={ready} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ connection, ready }: { connection: ConnectionView; ready: boolean }) {
  const { name, status, account, connectedAt, lastCheckedAt } = connection
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link prefetch={false} href={connectionPath(connection)} className="font-medium hover:underline">
            {connectionTitle(name)}
          </Link>
          <StatusPill status={status} />
        </div>
        {connectedAt !== null && (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <AccountLine account={account} />
            {lastCheckedAt && (
              <span className="text-muted">
                checked <RelativeTime at={lastCheckedAt} />
              </span>
            )}
          </div>
        )}
      </div>
      {ready && <RowAction connection={connection} />}
    </li>
  )
}

function RowAction({ connection }: { connection: ConnectionView }) {
  const { status, integration, name, provider, connectedAt } = connection
  if (isFailing(status) && connection.failure?.action === 'reconnect')
    return <RepairButton connection={connection} />
  if (connectedAt === null && status !== 'disabled')
    return (
      <ConnectButton
        integration={integration.slug}
        connection={name}
        label={`Connect ${provider.name} account`}
      />
    )
  return <LinkButton href={connectionPath(connection)}>Open</LinkButton>
}
