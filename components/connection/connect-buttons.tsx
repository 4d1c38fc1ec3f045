import { mustAskAccount } from '@/components/connection/account-field'
import { ConnectButton } from '@/components/connection/connect-button'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** The ways to connect what is not connected yet, the usual one first; none while a code waits to be entered. */
export function ConnectButtons({ connection }: { connection: ConnectionView }) {
  const label = useConnectLabel(connection)
  const { integration, name, connectBy, device } = connection
  if (device) return null
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ConnectButton
        integration={integration.slug}
        connection={name}
        label={label}
        asksAccount={mustAskAccount(connection)}
        byDomain={connection.connectBy[0] === 'domain'}
      />
      {connectBy.indexOf('device') > 0 && <CodeButton connection={connection} />}
    </div>
  )
}

/** Where consent in this browser is usual: with a code instead. */
function CodeButton({ connection: { integration, name } }: { connection: ConnectionView }) {
  const { m } = useMessages()
  return (
    <ConnectButton
      integration={integration.slug}
      connection={name}
      label={m.grant.withCode}
      look="secondary"
      way="device"
    />
  )
}

/** An account is connected, or the application itself. */
export function useConnectLabel({ connectBy, provider }: ConnectionView): string {
  const { m, t } = useMessages()
  return t(connectBy[0] === 'client' ? m.grant.connectItself : m.connection.connect, {
    provider: provider.name,
  })
}
