'use client'

import { useRouter } from 'next/navigation'
import { deleteIntegrationAction } from '@/app/(console)/actions'
import { connectionTitle } from '@/components/connection/connection-path'
import { ConfirmDialog } from '@/components/ui/dialog'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import type { IntegrationView } from '@/lib/contract/integration'
import { accountLabel } from '@/lib/core/account'

interface DeleteIntegrationDialogProps {
  integration: IntegrationView
  /** Whether the provider can be asked to end the grants. */
  revokes: boolean
}

/** Deletes an integration with its connections. Says which. */
export function DeleteIntegrationDialog({ integration, revokes }: DeleteIntegrationDialogProps) {
  const router = useRouter()
  const { name, provider, connections } = integration
  const { submit, pending, error } = useAction(deleteIntegrationAction, () => {
    say(`${name} was deleted.`)
    router.push('/integrations')
  })
  const connected = connections.filter(({ connectedAt }) => connectedAt !== null)
  return (
    <ConfirmDialog
      trigger="Delete integration"
      title={`Delete ${name}?`}
      confirm={{ label: 'Delete', pendingLabel: 'Deleting…', run: () => submit(integration.id) }}
      pending={pending}
      error={error}
    >
      <p>
        <strong className="font-semibold text-ink">Goes:</strong> the set-up with its secrets, and{' '}
        {connections.length === 1 ? 'its connection' : `its ${connections.length} connections`}.
        {connected.length > 0 && ' Whatever uses these accounts gets no credential any more:'}
      </p>
      {connected.length > 0 && (
        <ul className="list-disc pl-5 text-ink">
          {connected.map((connection) => (
            <li key={connection.id}>
              {connectionTitle(connection.name)}
              {connection.account && `, ${accountLabel(connection.account)}`}
            </li>
          ))}
        </ul>
      )}
      {connected.length > 0 && (
        <p>
          {revokes
            ? `${provider.name} is asked to revoke their access.`
            : `${provider.name} offers no way to revoke their access: remove it in the accounts’ settings there.`}
        </p>
      )}
      <p>
        <strong className="font-semibold text-ink">Stays:</strong> its lines in the activity, and the
        application that you registered at {provider.name}.
      </p>
    </ConfirmDialog>
  )
}
