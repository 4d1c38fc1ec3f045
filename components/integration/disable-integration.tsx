'use client'

import { useState } from 'react'
import { updateIntegrationAction } from '@/app/(console)/actions'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { ConnectedAccounts } from '@/components/integration/connected-accounts'
import { AskButton } from '@/components/ui/ask-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface DisableIntegrationProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** Keeps all its connections from being used, and everything else as it is. */
export function DisableIntegration({ integration, onChanged }: DisableIntegrationProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(updateIntegrationAction, (disabled) => {
    setOpen(false)
    onChanged(disabled)
    say(t(texts.disabled, { name: disabled.name }))
  })
  const { name, connectionTotals, customerConnections: customers } = integration
  const { all, connected } = connectionTotals
  return (
    <AskButton
      label={texts.disable}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.disableTitle, { name }),
        confirm: texts.disable,
        pendingLabel: texts.disabling,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit({ integration: integration.id, change: { enabled: false } })}
    >
      <p>
        <RichText text={connected > 0 ? texts.disableWho : t(texts.disableGoes, { count: all })} />
        {customers > 0 && ` ${t(texts.disableOfCustomers, { count: customers })}`}
      </p>
      {connected > 0 && <ConnectedAccounts integration={integration} />}
      <WhoIsHit of={{ integration: integration.id }} />
      <p>
        <RichText text={texts.disableStays} />
      </p>
    </AskButton>
  )
}
