import { useState } from 'react'
import { revertTemplateAction } from '@/app/(console)/domain-actions'
import { AskButton } from '@/components/ui/ask-button'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useShowDomain } from '@/lib/client/use-domain'
import { useMessages } from '@/lib/client/use-messages'
import type { ApplicationView, DomainView } from '@/lib/contract/domain'

/** Has a template taken away again, once it was said what does not come back. */
export function RevertButton({ domain, application }: { domain: DomainView; application: ApplicationView }) {
  const { m, t } = useMessages()
  const texts = m.domain
  const show = useShowDomain()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(revertTemplateAction, (shown) => {
    setOpen(false)
    show(shown)
    say(texts.reverted)
  })
  const values = {
    template: application.template.name,
    domain: domain.name,
    provider: domain.dnsProvider?.name ?? texts.nobody,
  }
  return (
    <AskButton
      label={texts.revert}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: t(texts.revertTitle, values),
        confirm: texts.revert,
        pendingLabel: texts.reverting,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit({ domain: domain.name, application: application.id })}
    >
      <p>{t(texts.revertText, values)}</p>
    </AskButton>
  )
}
