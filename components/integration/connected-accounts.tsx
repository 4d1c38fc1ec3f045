import { useHeading } from '@/components/connection/use-heading'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'
import { accountLabel } from '@/lib/core/account'

/** More than this many are counted. */
const named = 6

/** Who would be hit: the connections that have an account; of `integration` the first are named, all are counted. */
export function ConnectedAccounts({ integration }: { integration: IntegrationView }) {
  const { m, t } = useMessages()
  const headingOf = useHeading()
  const { connections, connectionTotals } = integration
  const shown = connections.filter(({ connectedAt }) => connectedAt !== null).slice(0, named)
  const more = connectionTotals.connected - shown.length
  return (
    <ul className="list-disc pl-5 text-ink">
      {shown.map((connection) => (
        <li key={connection.id}>
          {headingOf(connection)}
          {connection.account && `, ${accountLabel(connection.account, m.connection.unnamedAccount)}`}
        </li>
      ))}
      {more > 0 && <li>{t(m.integration.manage.more, { count: more })}</li>}
    </ul>
  )
}
