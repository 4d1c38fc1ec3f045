'use client'

import { type ReactNode, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import type { IntegrationView } from '@/lib/contract/integration'
import type { ProviderView } from '@/lib/contract/provider'
import { isElsewhere } from '@/lib/core/moved-destination'

interface AddressFieldProps {
  name: 'apiBaseUri' | 'revocationUri'
  label: string
  help: ReactNode
  integration: IntegrationView
  provider: ProviderView
}

/** An address in place of the provider's own; it says beforehand when accounts have to be connected again. */
export function AddressField({ name, label, help, integration, provider }: AddressFieldProps) {
  const { m, t } = useMessages()
  const texts = m.requests
  const saved = integration[name]
  const [typed, setTyped] = useState(saved ?? '')
  const usual = provider[name]
  const own = [provider.apiBaseUri, provider.tokenUri, provider.revocationUri]
  const count = integration.connectionTotals.connected + integration.customerConnections
  const after = typed.trim()
  const isMoved =
    count > 0 && /^https?:/i.test(after) && URL.canParse(after) && isElsewhere(saved, after, own)
  return (
    <Field
      name={name}
      label={label}
      required={false}
      help={
        <>
          {usual === null ? texts.blankNone : t(m.integration.setup.ifBlank, { value: usual })} {help}
        </>
      }
      after={
        <p aria-live="polite" className="text-sm text-warn empty:hidden">
          {isMoved && t(texts.moved, { count })}
        </p>
      }
    >
      {(ties) => (
        <Input
          {...ties}
          defaultValue={saved ?? ''}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={usual ?? undefined}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
        />
      )}
    </Field>
  )
}
