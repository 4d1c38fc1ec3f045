import Link from 'next/link'
import { mustAskAccount } from '@/components/connection/account-field'
import { ConnectButton } from '@/components/connection/connect-button'
import { ConnectButtons } from '@/components/connection/connect-buttons'
import { DisconnectDialog } from '@/components/connection/disconnect-dialog'
import { EnableConnection } from '@/components/connection/enable-connection'
import { TestConnection } from '@/components/connection/test-connection'
import { Notice } from '@/components/ui/notice'
import { RichText } from '@/components/ui/rich-text'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows, useMayUse, useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'

interface ConnectionActionsProps {
  connection: ConnectionView
  /** Whether its provider names something to test with. */
  testable: boolean
}

/** What can be done now. */
export function ConnectionActions({ connection, testable }: ConnectionActionsProps) {
  const { m } = useMessages()
  const mayUse = useMayUse(connection)
  const mayTest = useAllows('test_connection') && mayUse
  const whose = useWhose()(connection)
  const { id, integration, provider, failure } = connection
  if (connection.status === 'disabled') return <Disabled connection={connection} />
  const isTyped = connection.authType !== 'oauth2'
  // The form of its key is the way to connect it.
  if (connection.connectedAt === null && isTyped) return null
  if (connection.connectedAt === null) return <ConnectButtons connection={connection} />
  if (!mayTest) return null
  if (!testable) return <DisconnectDialog connection={connection} />
  const leads = connection.status === 'unverified' || failure?.action === 'test'
  return (
    <TestConnection
      connectionId={connection.id}
      providerName={provider.name}
      leads={leads}
      beside={
        <>
          {!isTyped && whose !== 'other' && failure?.action !== 'reconnect' && (
            <ConnectButton
              integration={integration.slug}
              connection={id}
              label={m.connection.reconnect}
              look="secondary"
              asksAccount={mustAskAccount(connection)}
              byDomain={connection.connectBy[0] === 'domain'}
              again
            />
          )}
          <DisconnectDialog connection={connection} />
        </>
      }
    />
  )
}

/** Says which of the two is switched off: the connection, or what it belongs to. */
function Disabled({ connection }: { connection: ConnectionView }) {
  const { m } = useMessages()
  const mayManage = useAllows('write_connection')
  const texts = m.connection.page
  const { integration, enabled } = connection
  const above = (
    <Link prefetch={false} href={`/integrations/${integration.slug}#manage`} className="text-link">
      {integration.name}
    </Link>
  )
  return (
    <Notice
      tone="calm"
      title={
        enabled ? <RichText text={texts.disabledAbove} values={{ integration: above }} /> : texts.disabled
      }
      action={!enabled && mayManage && <EnableConnection connection={connection} />}
    >
      <p className="text-muted text-sm">{texts.disabledText}</p>
    </Notice>
  )
}
