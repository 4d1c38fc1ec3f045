'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deleteIntegrationAction } from '@/app/(console)/actions'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { ConnectedAccounts } from '@/components/integration/connected-accounts'
import { AskButton } from '@/components/ui/ask-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface DeleteIntegrationDialogProps {
  integration: IntegrationView
  /** Whether the provider can be asked to end the grants. */
  revokes: boolean
}

/** Deletes an integration with its connections. Says which, and asks for the name when accounts are connected. */
export function DeleteIntegrationDialog({ integration, revokes }: DeleteIntegrationDialogProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { name, connectionTotals, customerConnections } = integration
  const { submit, pending, error, setError } = useAction(deleteIntegrationAction, () => {
    say(t(texts.deleted, { name }))
    router.push('/integrations')
  })
  const inUse = connectionTotals.connected + customerConnections > 0
  const open = (isToOpen: boolean) => {
    setTyped('')
    setError(null)
    setOpen(isToOpen)
  }
  return (
    <AskButton
      label={texts.delete}
      isOpen={isOpen}
      onOpen={open}
      question={{
        title: t(texts.deleteTitle, { name }),
        confirm: texts.deleteConfirm,
        pendingLabel: texts.deleting,
        look: 'danger',
        ready: !inUse || typed.trim() === name.trim(),
      }}
      state={{ pending, error }}
      onConfirm={() => submit(integration.id)}
      fields={
        inUse && (
          <Field name="typedName" label={t(texts.typeName, { name })}>
            {(ties) => (
              <Input
                {...ties}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        )
      }
    >
      <Losses integration={integration} revokes={revokes} />
    </AskButton>
  )
}

/** What goes, who is hit, and what stays. */
function Losses({ integration, revokes }: DeleteIntegrationDialogProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const { provider, connectionTotals, authType, customerConnections: customers } = integration
  const isTyped = authType !== 'oauth2'
  const values = { provider: provider.name }
  const { all, connected } = connectionTotals
  return (
    <>
      <p>
        <RichText text={t(texts.goes, { count: all })} />
        {customers > 0 && ` ${t(texts.goesOfCustomers, { count: customers })}`}
        {connected > 0 && ` ${texts.goesInUse}`}
      </p>
      {connected > 0 && (
        <>
          <ConnectedAccounts integration={integration} />
          <p>{t(isTyped ? m.key.endNotes : revokes ? texts.revokes : texts.cannotRevoke, values)}</p>
        </>
      )}
      <WhoIsHit of={{ integration: integration.id }} />
      <p>
        <RichText text={texts.stays} values={{ provider: provider.name }} />
        {connected > 0 && ` ${texts.instead}`}
      </p>
    </>
  )
}
