'use client'

import { useState } from 'react'
import { updateIntegrationAction } from '@/app/(console)/actions'
import { AskButton } from '@/components/ui/ask-button'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface RenameIntegrationProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** Gives an integration another name; its address stays. */
export function RenameIntegration({ integration, onChanged }: RenameIntegrationProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error, setError } = useAction(updateIntegrationAction, (renamed) => {
    setOpen(false)
    onChanged(renamed)
    say(t(texts.renamed, { name: renamed.name }))
  })
  const slug = <code className="font-mono text-ink text-sm">{integration.slug}</code>
  return (
    <AskButton
      label={texts.rename}
      isOpen={isOpen}
      onOpen={(open) => {
        setError(null)
        setOpen(open)
      }}
      question={{
        title: t(texts.renameTitle, { name: integration.name }),
        confirm: texts.rename,
        pendingLabel: texts.renaming,
        look: 'primary',
      }}
      state={{ pending, error }}
      onConfirm={(data) =>
        submit({ integration: integration.id, change: { name: textOf(data, 'name').trim() } })
      }
      fields={
        <Field name="name" label={texts.name}>
          {(ties) => <Input {...ties} defaultValue={integration.name} maxLength={80} autoComplete="off" />}
        </Field>
      }
    >
      <p>
        <RichText text={texts.renameText} values={{ slug }} />
      </p>
    </AskButton>
  )
}
