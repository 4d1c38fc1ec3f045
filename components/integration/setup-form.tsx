'use client'

import { useState } from 'react'
import { saveSetupAction } from '@/app/(console)/actions'
import { readSetup, SetupFields } from '@/components/integration/setup-fields'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import { useAllows } from '@/lib/client/use-viewer'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'

interface SetupFormProps {
  provider: ProviderView
  integration: IntegrationView
  onSaved: (integration: IntegrationView) => void
}

/** The saved set-up, to be changed. Somebody else's change does not touch what is being typed. */
export function SetupForm({ provider, integration, onSaved }: SetupFormProps) {
  const { m } = useMessages()
  const texts = m.integration.setup
  const maySave = useAllows('write_integration')
  const [saved, setSaved] = useState(0)
  const { submit, pending, error } = useAction(saveSetupAction, (view) => {
    onSaved(view)
    setSaved((count) => count + 1)
  })

  return (
    <Form
      label={texts.title}
      error={error}
      onSubmit={(data) => submit({ integration: integration.id, setup: readSetup(provider, data) })}
    >
      <fieldset key={saved} disabled={!maySave} className="flex flex-col gap-5">
        <legend className="sr-only">{texts.legend}</legend>
        <SetupFields provider={provider} stored={integration} error={error} />
      </fieldset>
      {maySave ? (
        <div className="flex items-center gap-3">
          <Button type="submit" look={integration.ready ? 'secondary' : 'primary'} pending={pending}>
            {pending ? texts.saving : texts.save}
          </Button>
          <span aria-live="polite" className="text-ok text-sm">
            {saved > 0 && !pending && !error && texts.saved}
          </span>
        </div>
      ) : (
        <p className="text-muted text-sm">{texts.adminOnly}</p>
      )}
    </Form>
  )
}
