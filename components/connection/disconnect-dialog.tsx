'use client'

import { useState } from 'react'
import { disconnectAction } from '@/app/(console)/actions'
import { ConnectionKey } from '@/components/connection/connection-key'
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
  const { provider, account, integration } = connection
  const show = useShowConnection()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(disconnectAction, (done) => {
    const outcome = { revoked: texts.revoked, failed: texts.failed, not_offered: texts.cannotRevoke }
    setOpen(false)
    show(done.connection)
    say(`${texts.done} ${t(outcome[done.revocation], { provider: provider.name })}`)
  })
  if (!mayDisconnect || connection.connectedAt === null) return null
  const named = account ? accountLabel(account, m.connection.unnamedAccount) : texts.theAccount
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
        <RichText text={texts.goes} values={{ key: <ConnectionKey connection={connection} /> }} />{' '}
        {t(connection.revokes ? texts.revokes : texts.cannotRevoke, { provider: provider.name })}
      </p>
      <p>
        <RichText text={texts.stays} values={{ integration: integration.name }} />
      </p>
    </AskButton>
  )
}
