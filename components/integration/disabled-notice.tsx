'use client'

import { updateIntegrationAction } from '@/app/(console)/actions'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { focusMain } from '@/lib/client/focus-main'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { IntegrationView } from '@/lib/contract/integration'

interface DisabledNoticeProps {
  integration: IntegrationView
  onChanged: (integration: IntegrationView) => void
}

/** Says that an integration is disabled; one press brings it back. */
export function DisabledNotice({ integration, onChanged }: DisabledNoticeProps) {
  const { m, t } = useMessages()
  const texts = m.integration.manage
  const mayManage = useAllows('write_integration')
  const { submit, pending, error } = useAction(updateIntegrationAction, (enabled) => {
    focusMain()
    onChanged(enabled)
    say(t(texts.enabled, { name: enabled.name }))
  })
  if (integration.enabled) return null
  const enable = () => submit({ integration: integration.id, change: { enabled: true } })
  return (
    <Notice
      tone="calm"
      title={m.integration.disabled}
      action={
        mayManage && (
          <Button look="primary" pending={pending} onClick={enable}>
            {pending ? texts.enabling : texts.enable}
          </Button>
        )
      }
    >
      <p className="text-muted text-sm">{m.integration.disabledText}</p>
      {error && <FormError error={error} />}
    </Notice>
  )
}
