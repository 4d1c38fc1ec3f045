import { ConnectButton } from '@/components/connection/connect-button'
import { DisconnectDialog } from '@/components/connection/disconnect-dialog'
import { TestConnection } from '@/components/connection/test-connection'
import { Notice } from '@/components/ui/notice'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'

/** What can be done now. */
export function ConnectionActions({ connection }: { connection: ConnectionView }) {
  const mayTest = useAllows('test_connection')
  const { integration, name, provider, failure } = connection
  if (connection.status === 'disabled') return <Notice tone="calm" title="This connection is switched off." />
  if (connection.connectedAt === null)
    return (
      <ConnectButton
        integration={integration.slug}
        connection={name}
        label={`Connect ${provider.name} account`}
      />
    )
  const others = (
    <>
      {failure?.action !== 'reconnect' && (
        <ConnectButton
          integration={integration.slug}
          connection={name}
          label="Reconnect"
          look="secondary"
          again
        />
      )}
      <DisconnectDialog connection={connection} />
    </>
  )
  if (!mayTest) return null
  const leads = connection.status === 'unverified' || failure?.action === 'test'
  return (
    <TestConnection connectionId={connection.id} providerName={provider.name} leads={leads} beside={others} />
  )
}
