'use client'

import { useState } from 'react'
import { updateIntegrationAction } from '@/app/(console)/actions'
import { AskButton } from '@/components/ui/ask-button'
import { ManageRow } from '@/components/ui/manage-row'
import { RichText } from '@/components/ui/rich-text'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'
import { isForPeople } from '@/lib/core/connect-way'

interface ModeRowProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** Who connects, and the way to change that: nothing that is connected is lost by it. */
export function ModeRow({ integration, onChanged }: ModeRowProps) {
  const { m, t } = useMessages()
  const texts = m.whose.mode
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(updateIntegrationAction, (changed) => {
    setOpen(false)
    onChanged(changed)
    say(t(texts.changed[changed.mode], { name: changed.name }))
  })
  const { id, mode, connections } = integration
  if (!connections.some(({ connectBy }) => isForPeople(connectBy))) return null
  const other = mode === 'shared' ? 'per-user' : 'shared'
  const question = mode === 'shared' ? 'toPersonal' : 'toShared'
  return (
    <ManageRow title={texts.title} lead={`${texts[mode]}. ${texts[`${mode}Text`]}`}>
      <AskButton
        label={texts.change}
        isOpen={isOpen}
        onOpen={setOpen}
        question={{
          title: texts[question],
          confirm: texts[other],
          pendingLabel: texts.changing,
          look: 'primary',
        }}
        state={{ pending, error }}
        onConfirm={() => submit({ integration: id, change: { mode: other } })}
      >
        <p>
          <RichText text={texts[`${question}Changes`]} />
        </p>
        <p>
          <RichText text={texts[`${question}Stays`]} />
        </p>
      </AskButton>
    </ManageRow>
  )
}
