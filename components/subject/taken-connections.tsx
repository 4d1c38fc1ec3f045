import { StatusPill } from '@/components/connection/status-pill'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

/** How many are named; the others are counted. */
const named = 6

interface TakenConnectionsProps {
  connections: readonly ConnectionView[]
  /** How many there are, where not all of them are listed. */
  total: number
}

/** Which connections go with their owner, and that their providers are told. */
export function TakenConnections({ connections, total }: TakenConnectionsProps) {
  const { m, t } = useMessages()
  if (connections.length === 0) return null
  const more = total - Math.min(named, connections.length)
  return (
    <>
      <ul className="flex flex-col gap-1.5 rounded-md bg-sunken px-3 py-2 text-ink text-sm">
        {connections.slice(0, named).map(({ id, integration, name, account, status }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="font-medium">
              {name === 'default' ? integration.name : `${integration.name} · ${name}`}
            </span>
            {account && (
              <span className="text-muted">{accountLabel(account, m.connection.unnamedAccount)}</span>
            )}
            <StatusPill status={status} />
          </li>
        ))}
        {more > 0 && <li className="text-muted">{t(m.subject.more, { count: more })}</li>}
      </ul>
      <p>{m.subject.removeRevokes}</p>
    </>
  )
}
