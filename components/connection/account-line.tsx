import { Avatar } from '@/components/ui/avatar'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

/** Which account it is, in one line. */
export function AccountLine({ account }: { account: ConnectionView['account'] }) {
  const { m } = useMessages()
  if (account === null) return <span className="text-muted">{m.connection.noAccount}</span>
  const label = accountLabel(account, m.connection.unnamedAccount)
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2">
      <Avatar picture={account.picture} name={account.name ?? label} />
      <span className="truncate" title={label}>
        {label}
      </span>
    </span>
  )
}
