'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { updateConnectionAction } from '@/app/(console)/actions'
import { ConnectionKey } from '@/components/connection/connection-key'
import { connectionPath } from '@/components/connection/connection-path'
import { AskButton } from '@/components/ui/ask-button'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowConnection } from '@/lib/client/use-connection'
import { useMessages } from '@/lib/client/use-messages'
import type { ConnectionView } from '@/lib/contract/connection'

/** Gives a connection another name; its page moves along. */
export function RenameConnection({ connection }: { connection: ConnectionView }) {
  const { m, t } = useMessages()
  const texts = m.connection.manage
  const router = useRouter()
  const show = useShowConnection()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error, setError } = useAction(updateConnectionAction, (renamed) => {
    setOpen(false)
    show(renamed)
    say(t(texts.renamed, { name: renamed.name }))
    router.replace(connectionPath(renamed))
  })
  return (
    <AskButton
      label={texts.rename}
      isOpen={isOpen}
      onOpen={(open) => {
        setError(null)
        setOpen(open)
      }}
      question={{
        title: t(texts.renameTitle, { name: connection.name }),
        confirm: texts.rename,
        pendingLabel: texts.renaming,
        look: 'primary',
      }}
      state={{ pending, error }}
      onConfirm={(data) =>
        submit({ connection: connection.id, change: { name: textOf(data, 'name').trim() } })
      }
      fields={
        <Field name="name" label={texts.name} help={texts.renameHelp}>
          {(ties) => (
            <Input
              {...ties}
              defaultValue={connection.name}
              maxLength={64}
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="off"
            />
          )}
        </Field>
      }
    >
      <p>
        <RichText text={texts.renameText} values={{ key: <ConnectionKey connection={connection} /> }} />
      </p>
    </AskButton>
  )
}
