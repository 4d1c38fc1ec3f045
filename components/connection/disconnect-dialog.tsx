'use client'

import { disconnectAction } from '@/app/(console)/actions'
import { ConfirmDialog } from '@/components/ui/dialog'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

type Revocation = 'revoked' | 'not_offered' | 'failed'

/** Ends the connection's access, keeps its place. */
export function DisconnectDialog({ connection }: { connection: ConnectionView }) {
  const mayDisconnect = useAllows('disconnect')
  const { provider, account } = connection
  const show = useShowConnection()
  const { submit, pending, error } = useAction(disconnectAction, (done) => {
    show(done.connection)
    say(`Disconnected. ${afterwards(done.revocation, provider.name)}`)
  })
  if (!mayDisconnect || connection.connectedAt === null) return null
  return (
    <ConfirmDialog
      trigger="Disconnect"
      title={`Disconnect ${account ? accountLabel(account) : 'the account'}?`}
      confirm={{ label: 'Disconnect', pendingLabel: 'Disconnecting…', run: () => submit(connection.id) }}
      pending={pending}
      error={error}
    >
      <p>
        <strong className="font-semibold text-ink">Goes:</strong> the stored credential. Whatever uses{' '}
        <code className="font-mono text-ink text-sm">{connection.key}</code> gets none from then on.{' '}
        {connection.revokes
          ? `${provider.name} is asked to revoke it too.`
          : `${provider.name} offers no way to revoke it: remove the access in the account’s settings there.`}
      </p>
      <p>
        <strong className="font-semibold text-ink">Stays:</strong> this connection with its name and history,
        and the set-up of {connection.integration.name}. You can connect again at any time.
      </p>
    </ConfirmDialog>
  )
}

function afterwards(revocation: Revocation, provider: string): string {
  if (revocation === 'revoked') return `${provider} has revoked the access.`
  if (revocation === 'failed')
    return `${provider} could not be asked to revoke it: remove the access in the account’s settings there.`
  return `${provider} offers no way to revoke it: remove the access in the account’s settings there.`
}
