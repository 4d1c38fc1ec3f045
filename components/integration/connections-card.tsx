import Link from 'next/link'
import { AccountLine } from '@/components/connection/account-line'
import { ConnectButton } from '@/components/connection/connect-button'
import { connectionPath, useConnectionTitle } from '@/components/connection/connection-path'
import { RepairButton } from '@/components/connection/repair-button'
import { StatusPill } from '@/components/connection/status-pill'
import { TestAllButton, TestAllProgress } from '@/components/integration/test-all'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import type { IntegrationView } from '@/lib/contract/integration'
import { isFailing } from '@/lib/core/status'

/** More than this many are in the list of all. */
const most = 50

/** The accounts that are connected through an integration, and the button that connects one. */
export function ConnectionsCard({ integration }: { integration: IntegrationView }) {
  const { m, t } = useMessages()
  const texts = m.integration.connections
  const { connections, ready, provider, slug } = integration
  const lead = ready ? t(texts.ready, { provider: provider.name }) : texts.notReady
  const more = connections.length - most
  return (
    <Card id="connect" title={texts.title} lead={lead} aside={<TestAllButton integration={integration} />}>
      <TestAllProgress integration={integration} />
      <ul className="flex flex-col divide-y divide-line">
        {connections.slice(0, most).map((connection) => (
          <Row key={connection.id} connection={connection} ready={ready} />
        ))}
      </ul>
      {more > 0 && (
        <Link
          prefetch={false}
          href={`/integrations?q=${slug}`}
          className="text-link mt-3 inline-block text-sm"
        >
          {t(texts.more, { count: more })}
        </Link>
      )}
    </Card>
  )
}

function Row({ connection, ready }: { connection: ConnectionView; ready: boolean }) {
  const { m } = useMessages()
  const titleOf = useConnectionTitle()
  const { name, status, account, connectedAt, lastCheckedAt } = connection
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-56">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link prefetch={false} href={connectionPath(connection)} className="font-medium hover:underline">
            {titleOf(name)}
          </Link>
          <StatusPill status={status} />
        </div>
        {connectedAt !== null && (
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <AccountLine account={account} />
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

function RowAction({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const { status, integration, name, provider, connectedAt } = connection
  if (isFailing(status) && connection.failure?.action === 'reconnect')
    return <RepairButton connection={connection} />
  if (connectedAt === null && status !== 'disabled')
    return (
      <ConnectButton
        integration={integration.slug}
        connection={name}
        label={t(m.connection.connect, { provider: provider.name })}
      />
    )
  return <LinkButton href={connectionPath(connection)}>{m.integration.connections.open}</LinkButton>
}
