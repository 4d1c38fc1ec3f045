'use client'

import { ScopeChoice } from '@/components/integration/scope-choice'
import { SetupField } from '@/components/integration/setup-field'
import { textOf } from '@/components/ui/form'
import type { ActionError } from '@/lib/client/use-action'
import type { ProviderView } from '@/lib/contract/provider'
import type { Setup, SetupFieldValue } from '@/lib/contract/setup'

/** What a form needs of a provider. */
export type FormProvider = Pick<ProviderView, 'authType' | 'fields' | 'scopes'> &
  Partial<Pick<ProviderView, 'connectBy'>>

interface SetupFieldsProps {
  provider: FormProvider
  /** What is saved; null: nothing yet. */
  stored: { setup: readonly SetupFieldValue[]; scopes: readonly string[] } | null
  error: ActionError | null
  /** Whether the saved secrets are to be replaced. */
  replacing?: boolean
}

/** All inputs of a provider's set-up. */
export function SetupFields({ provider, stored, error, replacing = false }: SetupFieldsProps) {
  const asksForSpaces = error?.code === 'secret_has_spaces' ? Object.keys(error.fields) : []
  return (
    <>
      {provider.fields.map((field) => (
        <SetupField
          key={field.key}
          field={field}
          stored={stored?.setup.find(({ key }) => key === field.key)}
          spaces={asksForSpaces.includes(field.key)}
          replacing={replacing}
        />
      ))}
      {/* What a domain's owner consents to is chosen with the domain. */}
      {provider.authType === 'oauth2' && !provider.connectBy?.includes('domain') && (
        <ScopeChoice scopes={provider.scopes} chosen={stored?.scopes ?? null} />
      )}
    </>
  )
}

/** What was typed, as the API takes it. */
export function readSetup(provider: FormProvider, data: FormData): Setup {
  const required = provider.scopes.filter((scope) => scope.required).map(({ name }) => name)
  // Ticked, and typed with spaces between them.
  const chosen = data
    .getAll('scopes')
    .flatMap((value) => (typeof value === 'string' ? value.split(/\s+/) : []))
    .filter(Boolean)
  const outerSpaces = textOf(data, 'outerSpaces')
  return {
    fields: Object.fromEntries(provider.fields.map(({ key }) => [key, textOf(data, key)])),
    ...(provider.authType === 'oauth2' && { scopes: [...new Set([...required, ...chosen])] }),
    ...((outerSpaces === 'keep' || outerSpaces === 'remove') && { outerSpaces }),
  }
}
