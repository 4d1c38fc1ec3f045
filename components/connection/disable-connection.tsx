'use client'

import { useState } from 'react'
import { updateConnectionAction } from '@/app/(console)/actions'
import { ConnectionKey } from '@/components/connection/connection-key'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { AskButton } from '@/components/ui/ask-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Keeps a connection from being used, and everything else as it is. */
export function DisableConnection({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.connection.manage
  const show = useShowConnection()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(updateConnectionAction, (disabled) => {
    setOpen(false)
    show(disabled)
    say(t(texts.disabled, { name: disabled.key }))
  })
  return (
    <AskButton
      label={texts.disable}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.disableTitle, { name: connection.key }),
        confirm: texts.disable,
        pendingLabel: texts.disabling,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit({ connection: connection.id, change: { enabled: false } })}
    >
      <p>
        <RichText text={texts.disableGoes} values={{ key: <ConnectionKey connection={connection} /> }} />
      </p>
      <WhoIsHit of={{ connection: connection.id }} />
      <p>
        <RichText text={texts.disableStays} />
      </p>
    </AskButton>
  )
}
