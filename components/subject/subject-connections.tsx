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
import type { CustomerConnection } from '@/lib/contract/subject'

interface SubjectConnectionsProps {
  connections: readonly CustomerConnection[]
  /** How many there are, where not all of them are listed. */
  total: number
  /** Whether it is said which of them are a group's. */
  whose: boolean
}

/** Connections one by one: how each stands, why, and what comes next. */
export function SubjectConnections({ connections, total, whose }: SubjectConnectionsProps) {
  const { m, t } = useMessages()
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {connections.map((connection) => (
          <Item key={connection.id} connection={connection} whose={whose} />
        ))}
      </ul>
      {total > connections.length && (
        <p className="mt-3 text-muted text-sm">
          {t(m.subject.firstOnly, { shown: connections.length, count: total })}
        </p>
      )}
    </>
  )
}

interface ItemProps {
  connection: CustomerConnection
  whose: boolean
}

function Item({ connection, whose }: ItemProps) {
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
          <Repair connection={connection} />
        )}
      </div>
    </li>
  )
}

/** Where the customer repairs it, to be sent to them; or that they cannot, and why. */
function Repair({ connection: { integration, catalogUrl } }: Pick<ItemProps, 'connection'>) {
  const { m, t } = useMessages()
  if (catalogUrl === null)
    return (
      <p className="mt-1.5 text-muted text-sm">
        {m.subject.notOffered}{' '}
        <Link prefetch={false} href={`/integrations/${integration.slug}#manage`} className="text-link">
          {t(m.subject.offerIt, { integration: integration.name })}
        </Link>
      </p>
    )
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
      {m.subject.repairedBy}
      <code className="font-mono text-ink text-xs [overflow-wrap:anywhere]">{catalogUrl}</code>
      <CopyButton text={catalogUrl} label={t(m.subject.copyRepair, { integration: integration.name })} />
    </p>
  )
}
