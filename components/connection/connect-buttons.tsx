import { mustAskAccount } from '@/components/connection/account-field'
import { ConnectButton } from '@/components/connection/connect-button'
import { useMessages } from '@/lib/client/use-messages'
import { useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import { isForPeople } from '@/lib/core/connect-way'

/** The ways to connect what is not connected yet, the usual one first; none while a code waits to be entered. */
export function ConnectButtons({ connection }: { connection: ConnectionView }) {
  const label = useConnectLabel(connection)
  const whose = useWhose()(connection)
  const { id, integration, connectBy, device } = connection
  if (device || whose === 'other') return null
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ConnectButton
        integration={integration.slug}
        connection={id}
        label={label}
        look={isApart(connection) ? 'secondary' : 'primary'}
        asksAccount={mustAskAccount(connection)}
        byDomain={connection.connectBy[0] === 'domain'}
      />
      {connectBy.indexOf('device') > 0 && <CodeButton connection={connection} />}
    </div>
  )
}

/** Where consent in this browser is usual: with a code instead. */
function CodeButton({ connection: { id, integration } }: { connection: ConnectionView }) {
  const { m } = useMessages()
  return (
    <ConnectButton
      integration={integration.slug}
      connection={id}
      label={m.grant.withCode}
      look="secondary"
      way="device"
    />
  )
}

/** An account is connected, everybody's where that is not what each person connects, or the application itself. */
export function useConnectLabel(connection: ConnectionView): string {
  const { m, t } = useMessages()
  const { connectBy, provider } = connection
  if (isApart(connection)) return m.whose.connectShared
  return t(connectBy[0] === 'client' ? m.grant.connectItself : m.connection.connect, {
    provider: provider.name,
  })
}

/** The organisation's, while each person connects their own. */
function isApart({ owner, integration, connectBy }: ConnectionView): boolean {
  const isPersonal = integration.mode === 'per-user' && isForPeople(connectBy)
  return isPersonal && owner.type === 'organisation'
}
