import 'server-only'
import { isTyped, type Provider } from '@/lib/core/provider'
import type { SecretStamps } from '@/lib/operations/kept-secrets'
import type { IntegrationRecord } from '@/lib/store/integrations'

/**
 * Labels of the required fields of the set-up that are neither saved yet nor among `given`, by their keys. Where keys
 * are typed, the set-up has none.
 */
export function missingFields(
  integration: IntegrationRecord,
  provider: Provider,
  given: readonly string[] = [],
): string[] {
  if (isTyped(provider)) return []
  const open = openValues(integration)
  const saved = savedSecrets(integration)
  return provider.fields
    .filter(({ key, ...field }) => isNeeded(field) && !open[key] && !saved[key] && !given.includes(key))
    .map((field) => field.label)
}

/** Keys of the set-up's fields without which nothing can be connected. */
export function neededKeys(provider: Provider): string[] {
  return isTyped(provider) ? [] : provider.fields.filter(isNeeded).map(({ key }) => key)
}

const isNeeded = (field: { required: boolean; default?: string }) =>
  field.required && field.default === undefined

/** The values of the fields that are no secret. */
export function openValues({ setup }: Filled): Record<string, string> {
  return setup as Record<string, string>
}

export function savedSecrets({ savedSecrets }: Filled): SecretStamps {
  return savedSecrets as SecretStamps
}

/** A form's values as a row holds them: an integration's set-up, or a connection's key. */
type Filled = Pick<IntegrationRecord, 'setup' | 'savedSecrets'>
