import { useConnectionTitle } from '@/components/connection/connection-path'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

/** More than this many are counted. */
const named = 6

/** Who would be hit: the connections that have an account. */
export function ConnectedAccounts({ connections }: { connections: readonly ConnectionView[] }) {
  const { m, t } = useMessages()
  const titleOf = useConnectionTitle()
  const more = connections.length - named
  return (
    <ul className="list-disc pl-5 text-ink">
      {connections.slice(0, named).map(({ id, name, account }) => (
        <li key={id}>
          {titleOf(name)}
          {account && `, ${accountLabel(account, m.connection.unnamedAccount)}`}
        </li>
      ))}
      {more > 0 && <li>{t(m.integration.manage.more, { count: more })}</li>}
    </ul>
  )
}

/** Those of an integration's connections that are in use. */
export function connectedOf(connections: readonly ConnectionView[]): readonly ConnectionView[] {
  return connections.filter(({ connectedAt }) => connectedAt !== null)
}
