'use client'

import { useRouter } from 'next/navigation'
import { createIntegrationAction } from '@/app/(console)/actions'
import { connectionPath } from '@/components/connection/connection-path'
import { KeyForm } from '@/components/connection/key-form'
import type { KeyProvider } from '@/components/connection/key-provider'
import { savedWords } from '@/components/connection/saved-words'
import { Field } from '@/components/ui/field'
import { textOf } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'

interface NewKeyFormProps {
  provider: KeyProvider
  /** What it will be called. */
  plan: { slug: string; name: string }
}

/** Makes an integration with the key of its first connection, and goes there. A key that is refused leaves nothing behind. */
export function NewKeyForm({ provider, plan }: NewKeyFormProps) {
  const { m, t } = useMessages()
  const router = useRouter()
  const goOn = ({ slug, connections }: IntegrationView) => {
    const [first] = connections
    if (!first) return router.push(`/integrations/${slug}`)
    say(t(savedWords(first.status, m), { provider: provider.name }))
    router.push(connectionPath(first))
  }
  return (
    <KeyForm
      provider={provider}
      stored={null}
      of={{ provider: provider.key }}
      save={(key, data) =>
        createIntegrationAction({
          provider: provider.key,
          slug: plan.slug,
          name: textOf(data, 'name'),
          key,
        })
      }
      onSaved={goOn}
    >
      <Field name="name" label={m.key.name} help={m.key.nameHelp}>
        {(ties) => <Input {...ties} defaultValue={plan.name} maxLength={80} autoComplete="off" />}
      </Field>
    </KeyForm>
  )
}
