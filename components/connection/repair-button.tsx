'use client'

import { mustAskAccount } from '@/components/connection/account-field'
import { ConnectButton } from '@/components/connection/connect-button'
import { connectionPath } from '@/components/connection/connection-path'
import { focusKey } from '@/components/connection/focus-key'
import { useTest } from '@/components/connection/use-test'
import { Button, LinkButton } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows, useMayEnter, useMayUse, useWhose } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'

/** The one button that does something about what is wrong; for who may not, the way to the details. */
export function RepairButton({
  connection,
  onPage = false,
}: {
  connection: ConnectionView
  onPage?: boolean
}) {
  const { m } = useMessages()
  const mayUse = useMayUse(connection)
  const whose = useWhose()(connection)
  const may = {
    reconnect: useAllows('connect') && whose !== 'other',
    edit_setup: useAllows('write_integration'),
    edit_key: useMayEnter(connection),
    test: useAllows('test_connection') && mayUse,
  }
  const action = connection.failure?.action ?? 'test'
  const { id, integration } = connection
  if (!may[action])
    return onPage ? null : (
      <LinkButton href={connectionPath(connection)}>{m.connection.seeDetails}</LinkButton>
    )
  if (action === 'reconnect')
    return (
      <ConnectButton
        integration={integration.slug}
        connection={id}
        label={m.connection.reconnect}
        asksAccount={mustAskAccount(connection)}
        byDomain={connection.connectBy[0] === 'domain'}
        again
      />
    )
  if (action === 'edit_setup')
    return (
      <LinkButton href={`/integrations/${integration.slug}#setup`} look="primary">
        {m.connection.openSetup}
      </LinkButton>
    )
  if (action === 'edit_key' && onPage)
    return (
      <Button look="primary" onClick={focusKey}>
        {m.connection.enterKey}
      </Button>
    )
  if (action === 'edit_key')
    return (
      <LinkButton href={`${connectionPath(connection)}#key`} look="primary">
        {m.connection.enterKey}
      </LinkButton>
    )
  return onPage ? null : <TestAgain connectionId={connection.id} />
}

/** Its page has a Test Connection button of its own; from afar this one is enough. */
function TestAgain({ connectionId }: { connectionId: string }) {
  const { m } = useMessages()
  const texts = m.connection.test
  const { test, pending, error, result } = useTest(connectionId)
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look="primary" pending={pending} onClick={test}>
        {pending ? texts.testing : texts.again}
      </Button>
      <p aria-live="polite" className="text-muted text-sm empty:hidden">
        {!pending && result ? (result.check.status === 'ok' ? texts.worksNow : texts.stillFails) : null}
      </p>
      {error && <FormError error={error} />}
    </div>
  )
}
