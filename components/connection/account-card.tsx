import { TriangleAlert } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { Day } from '@/components/ui/exact-time'
import { Fact, Facts } from '@/components/ui/facts'
import { RelativeTime } from '@/components/ui/relative-time'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { useNow } from '@/lib/client/use-now'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'
import { endsSoon } from '@/lib/core/expiry'

/** Who is connected, since when and until when. */
export function AccountCard({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.connection.account
  const { account, connectedAt, provider } = connection
  if (connectedAt === null) return null
  const isTyped = connection.authType !== 'oauth2'
  const isItself = connection.connectBy[0] === 'client'
  const unknown = isTyped ? m.key.unknownAccount : isItself ? m.grant.itself : texts.unknown
  return (
    <Card title={texts.title}>
      {account ? <Connected account={account} /> : <p>{t(unknown, { provider: provider.name })}</p>}
      <div className="mt-5">
        <Facts>
          {account?.id && (
            <Fact label={t(texts.idAt, { provider: provider.name })}>
              <code className="font-mono text-sm">{account.id}</code>
            </Fact>
          )}
          <Fact label={isTyped ? m.key.saved : texts.connected}>
            <Day at={connectedAt} />
          </Fact>
          <Fact label={texts.access}>
            <Expiry connection={connection} />
          </Fact>
          {connection.refreshExpiresAt && (
            <Fact label={texts.consent}>
              <ConsentEnd at={connection.refreshExpiresAt} />
            </Fact>
          )}
          <Fact label={texts.lastChecked}>
            {connection.lastCheckedAt ? <RelativeTime at={connection.lastCheckedAt} /> : texts.never}
          </Fact>
        </Facts>
      </div>
    </Card>
  )
}

function Connected({ account }: { account: NonNullable<ConnectionView['account']> }) {
  const { m } = useMessages()
  const label = accountLabel(account, m.connection.unnamedAccount)
  return (
    <div className="flex items-center gap-3">
      <Avatar picture={account.picture} name={account.name ?? label} large />
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">
          <span className="font-normal text-muted">{m.connection.account.connectedAs} </span>
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
  const { m, t } = useMessages()
  const texts = m.connection.account
  const { expiresAt, renewable, status, provider, authType } = connection
  if (status === 'needs_reauth')
    return t(authType === 'oauth2' ? texts.refused : m.key.refused, { provider: provider.name })
  if (expiresAt === null) return texts.lasts
  return (
    <RichText
      text={renewable ? texts.renewed : texts.ends}
      values={{ time: <RelativeTime at={expiresAt} /> }}
    />
  )
}

/** Until when it can be renewed without a person; in time to do something about it, what that is. */
function ConsentEnd({ at }: { at: string }) {
  const { m } = useMessages()
  const now = useNow()
  const endsAt = Date.parse(at)
  const when = (
    <>
      <Day at={at} />, <RelativeTime at={at} />
    </>
  )
  if (!endsSoon(endsAt, now)) return when
  const isOver = endsAt <= now
  return (
    <span className={`flex items-start gap-1.5 font-medium ${isOver ? 'text-bad' : 'text-warn'}`}>
      <TriangleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
      <span className="min-w-0">
        {when}. {isOver ? m.connection.account.consentOver : m.connection.account.consentSoon}
      </span>
    </span>
  )
}
