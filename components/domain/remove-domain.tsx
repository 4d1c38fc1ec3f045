'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { removeDomainAction } from '@/app/(console)/domain-actions'
import { AskButton } from '@/components/ui/ask-button'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Forgets a domain, once it was said what stays. */
export function RemoveDomain({ name }: { name: string }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const { push } = useRouter()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(removeDomainAction, () => {
    say(t(texts.removed, { domain: name }))
    push('/domains')
  })
  return (
    <AskButton
      label={texts.remove}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.removeTitle, { domain: name }),
        confirm: texts.remove,
        pendingLabel: texts.removing,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit(name)}
    >
      <p>{texts.removeText}</p>
    </AskButton>
  )
}
