import Link from 'next/link'
import { AccountLine } from '@/components/connection/account-line'
import { connectionPath, useConnectionTitle } from '@/components/connection/connection-path'
import { StatusPill } from '@/components/connection/status-pill'
import { ProviderMark } from '@/components/provider/provider-mark'
import { CopyButton } from '@/components/ui/copy-button'
import { Badge } from '@/components/ui/pill'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

interface SubjectConnectionsProps {
  connections: readonly ConnectionView[]
  publicUrl: string
  /** Whether it is said which of them are a group's. */
  whose: boolean
}

/** Connections one by one: how each stands, why, and what comes next. */
export function SubjectConnections({ connections, publicUrl, whose }: SubjectConnectionsProps) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {connections.map((connection) => (
        <Item key={connection.id} connection={connection} publicUrl={publicUrl} whose={whose} />
      ))}
    </ul>
  )
}

type ItemProps = Omit<SubjectConnectionsProps, 'connections'> & { connection: ConnectionView }

function Item({ connection, publicUrl, whose }: ItemProps) {
  const { m, t } = useMessages()
  const titleOf = useConnectionTitle()
  const { integration, provider, name, status, failure, failingSince, account, connectedAt, owner } =
    connection
  return (
    <li className="flex gap-3 py-3.5 first:pt-0 last:pb-0">
      <ProviderMark name={provider.name} mark={provider.mark} />
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 className="font-medium">
            <Link
              prefetch={false}
              href={connectionPath(connection)}
              aria-label={t(m.subject.openConnection, { integration: integration.name })}
              className="hover:underline"
            >
              {integration.name}
              {name !== 'default' && <span className="font-normal text-muted"> · {titleOf(name)}</span>}
            </Link>
          </h3>
          <StatusPill status={status} />
          {whose && <Badge>{owner.type === 'group' ? m.subject.ofGroup : m.subject.own}</Badge>}
          {failingSince && (
            <span className="text-muted text-sm">
              <RichText text={m.connection.since} values={{ time: <RelativeTime at={failingSince} /> }} />
            </span>
          )}
        </div>
        {connectedAt !== null && (
          <p className="mt-1 text-sm">
            <AccountLine account={account} />
          </p>
        )}
        {failure && (
          <p className="mt-1 [overflow-wrap:anywhere]">
            {failure.message}{' '}
            <span className="text-muted">
              <RichText text={failure.next} />
            </span>
          </p>
        )}
        {failure && failure.action !== 'edit_setup' && failure.kind === 'dead' && (
          <Repair connection={connection} publicUrl={publicUrl} />
        )}
      </div>
    </li>
  )
}

/** Where the customer repairs it, to be sent to them. */
function Repair({ connection: { integration }, publicUrl }: Pick<ItemProps, 'connection' | 'publicUrl'>) {
  const { m, t } = useMessages()
  const address = `${publicUrl}/connectors/${integration.slug}`
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
      {m.subject.repairedBy}
      <code className="font-mono text-ink text-xs [overflow-wrap:anywhere]">{address}</code>
      <CopyButton text={address} label={t(m.subject.copyRepair, { integration: integration.name })} />
    </p>
  )
}
