'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { updateCatalogSettingsAction } from '@/app/(console)/catalog-settings-actions'
import { AskButton } from '@/components/ui/ask-button'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { say } from '@/lib/client/say'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'

/** Whether a customer's browser may read their access tokens. Turning it on asks first, and says what that opens. */
export function BrowserTokensCard({ isOn }: { isOn: boolean }) {
  const { m } = useMessages()
  const texts = m.catalogSettings
  const { refresh } = useRouter()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending, error } = useAction(updateCatalogSettingsAction, () => {
    setOpen(false)
    say(isOn ? texts.tokensTurnedOff : texts.tokensTurnedOn)
    refresh()
  })
  const turn = isOn ? (
    <Button pending={pending} onClick={() => submit({ browserTokens: false })}>
      {pending ? texts.tokensTurning : texts.tokensTurnOff}
    </Button>
  ) : (
    <AskButton
      label={texts.tokensTurnOn}
      isOpen={isOpen}
      onOpen={setOpen}
      question={{
        title: texts.tokensTitle,
        confirm: texts.tokensTurnOn,
        pendingLabel: texts.tokensTurning,
        look: 'danger',
      }}
      state={{ pending, error }}
      onConfirm={() => submit({ browserTokens: true })}
    >
      <p>{texts.tokensRisk}</p>
      <p className="font-medium text-ink">{texts.tokensInstead}</p>
      <p>{texts.tokensNever}</p>
    </AskButton>
  )
  return (
    <Card level={3} title={texts.tokens} lead={texts.tokensLead}>
      <Notice tone={isOn ? 'warn' : 'ok'} title={isOn ? texts.tokensOn : texts.tokensOff} action={turn} />
      {isOn && error && (
        <div className="mt-3">
          <FormError error={error} />
        </div>
      )}
    </Card>
  )
}
