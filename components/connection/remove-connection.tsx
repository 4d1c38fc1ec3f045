'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { removeConnectionAction } from '@/app/(console)/key-actions'
import { ConnectionKey } from '@/components/connection/connection-key'
import { endingOf } from '@/components/connection/ending'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { AskButton } from '@/components/ui/ask-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Removes a named connection. Says who gets nothing any more, and what stays. */
export function RemoveConnection({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.named
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const { name, integration, connectedAt } = connection
  const { submit, pending, error } = useAction(removeConnectionAction, () => {
    say(t(texts.removed, { name }))
    router.push(`/integrations/${integration.slug}`)
  })
  return (
    <AskButton
      label={texts.remove}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.removeTitle, { name }),
        confirm: texts.removeConfirm,
        pendingLabel: texts.removing,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit(connection.id)}
    >
      <p>
        <RichText text={texts.removeGoes} values={{ key: <ConnectionKey connection={connection} /> }} />
        {connectedAt !== null && ` ${endingOf(connection, m, t)}`}
      </p>
      <WhoIsHit of={{ connection: connection.id }} />
      <p>
        <RichText text={texts.removeStays} values={{ integration: integration.name }} />
        {connectedAt !== null && ` ${texts.removeInstead}`}
      </p>
    </AskButton>
  )
}
