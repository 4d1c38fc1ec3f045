import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { Day } from '@/components/ui/exact-time'
import { Fact, Facts } from '@/components/ui/facts'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

/** Who is connected, since when and until when. */
export function AccountCard({ connection }: { connection: ConnectionView }) {
  const { account, connectedAt, provider } = connection
  if (connectedAt === null) return null
  return (
    <Card title="Account">
      {account ? (
        <Connected account={account} />
      ) : (
        <p>Connected. {provider.name} did not say which account it is.</p>
      )}
      <div className="mt-5">
        <Facts>
          {account?.id && (
            <Fact label={`Id at ${provider.name}`}>
              <code className="font-mono text-sm">{account.id}</code>
            </Fact>
          )}
          <Fact label="Connected">
            <Day at={connectedAt} />
          </Fact>
          <Fact label="Access">
            <Expiry connection={connection} />
          </Fact>
          <Fact label="Last checked">
            {connection.lastCheckedAt ? <RelativeTime at={connection.lastCheckedAt} /> : 'Never'}
          </Fact>
        </Facts>
      </div>
    </Card>
  )
}

function Connected({ account }: { account: NonNullable<ConnectionView['account']> }) {
  const label = accountLabel(account)
  return (
    <div className="flex items-center gap-3">
      <Avatar picture={account.picture} name={account.name ?? label} large />
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">
          <span className="font-normal text-muted">Connected as </span>
          {account.name ?? label}
        </p>
        {account.email && account.email !== account.name && (
          <p className="text-muted text-sm [overflow-wrap:anywhere]">{account.email}</p>
        )}
      </div>
    </div>
  )
}

/** What happens when the access runs out. */
function Expiry({ connection }: { connection: ConnectionView }) {
  const { expiresAt, renewable, status, provider } = connection
  if (status === 'needs_reauth') return <>Not accepted any more by {provider.name}: reconnect to renew it</>
  if (expiresAt === null) return 'Does not expire, as far as the provider says'
  if (renewable)
    return (
      <>
        Renewed without you. The present token ends <RelativeTime at={expiresAt} />
      </>
    )
  return (
    <>
      Ends <RelativeTime at={expiresAt} />, and cannot be renewed: reconnect by then
    </>
  )
}
