'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { createIntegrationAction, saveSetupAction, updateIntegrationAction } from '@/app/(console)/actions'
import { ModeQuestion, readMode } from '@/components/integration/mode-question'
import { readSetup, SetupFields } from '@/components/integration/setup-fields'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form, textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useAction } from '@/lib/client/use-action'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView, OwnClient } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'
import type { Setup } from '@/lib/contract/setup'
import { isForPeople } from '@/lib/core/connect-way'

type Mode = IntegrationView['mode']

interface NewIntegrationFormProps {
  provider: ProviderView
  /** What it will be called. The redirect URI beside the form follows from the slug, where one is registered. */
  plan: { slug: string; name: string; ownClient: OwnClient | null }
}

/** Makes an integration and saves its set-up; what is wrong with the set-up can be put right here, without making it twice. */
export function NewIntegrationForm({ provider, plan }: NewIntegrationFormProps) {
  const { m, t } = useMessages()
  const texts = m.integration.setup
  const router = useRouter()
  const made = useRef<{ slug: string; mode: Mode }>(undefined)

  const create = async ({ name, mode, setup }: { name: string; mode: Mode; setup: Setup }) => {
    if (made.current?.mode !== mode) {
      const { slug } = plan
      const done = made.current
        ? await updateIntegrationAction({ integration: made.current.slug, change: { mode } })
        : await createIntegrationAction({ provider: provider.key, slug, name, mode })
      if (!done.ok) return done
      made.current = done.value
    }
    return saveSetupAction({ integration: made.current.slug, setup })
  }
  const { submit, pending, error } = useAction(create, ({ slug }) => router.push(`/integrations/${slug}`))

  return (
    <Form
      label={t(texts.titleOf, { provider: provider.name })}
      error={error}
      onSubmit={(data) =>
        submit({ name: textOf(data, 'name'), mode: readMode(data), setup: readSetup(provider, data) })
      }
    >
      <Field name="name" label={texts.name} help={plan.ownClient ? m.key.nameHelp : texts.nameHelp}>
        {(ties) => <Input {...ties} defaultValue={plan.name} maxLength={80} autoComplete="off" />}
      </Field>
      <SetupFields provider={provider} stored={null} error={error} />
      {isForPeople(provider.connectBy) && <ModeQuestion />}
      <div>
        <Button type="submit" look="primary" pending={pending}>
          {pending ? texts.saving : texts.save}
        </Button>
      </div>
    </Form>
  )
}
