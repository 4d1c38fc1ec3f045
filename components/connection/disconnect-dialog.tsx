'use client'

import { useState } from 'react'
import { disconnectAction } from '@/app/(console)/actions'
import { ConnectionKey } from '@/components/connection/connection-key'
import { endingOf } from '@/components/connection/ending'
import { WhoIsHit } from '@/components/connection/who-is-hit'
import { AskButton } from '@/components/ui/ask-button'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { ConnectionView } from '@/lib/contract/connection'
import { accountLabel } from '@/lib/core/account'

/** Ends the connection's access, keeps its place. */
export function DisconnectDialog({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.connection.disconnect
  const mayDisconnect = useAllows('disconnect')
  const { provider, account, integration, authType } = connection
  const show = useShowConnection()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(disconnectAction, (done) => {
    const values = { provider: provider.name }
    const outcome = {
      revoked: t(texts.revoked, values),
      failed: t(texts.failed, values),
      not_offered: endingOf(connection, m, t),
    }
    setOpen(false)
    show(done.connection)
    say(`${texts.done} ${outcome[done.revocation]}`)
  })
  if (!mayDisconnect || connection.connectedAt === null) return null
  const isTyped = authType !== 'oauth2'
  const unnamed = isTyped ? m.key.theKey : texts.theAccount
  const named = account ? accountLabel(account, m.connection.unnamedAccount) : unnamed
  return (
    <AskButton
      label={texts.button}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.title, { account: named }),
        confirm: texts.button,
        pendingLabel: texts.pending,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit(connection.id)}
    >
      <p>
        <RichText
          text={isTyped ? m.key.disconnectGoes : texts.goes}
          values={{ key: <ConnectionKey connection={connection} /> }}
        />{' '}
        {endingOf(connection, m, t)}
      </p>
      <WhoIsHit of={{ connection: connection.id }} />
      <p>
        <RichText
          text={isTyped ? m.key.disconnectStays : texts.stays}
          values={{ integration: integration.name }}
        />
      </p>
    </AskButton>
  )
}
