import 'server-only'
import type { Provider } from '@/lib/core/provider'
import type { IntegrationRecord } from '@/lib/store/integrations'

/** Labels of the required fields that are not saved yet. */
export function missingFields(integration: IntegrationRecord, provider: Provider): string[] {
  const open = openValues(integration)
  const saved = savedSecrets(integration)
  return provider.fields
    .filter(({ key, ...field }) => isNeeded(field) && !open[key] && !saved[key])
    .map((field) => field.label)
}

/** Keys of the fields without which nothing can be connected. */
export function neededKeys(provider: Provider): string[] {
  return provider.fields.filter(isNeeded).map(({ key }) => key)
}

const isNeeded = (field: { required: boolean; default?: string }) =>
  field.required && field.default === undefined

/** The values of the fields that are no secret. */
export function openValues(integration: IntegrationRecord): Record<string, string> {
  return integration.setup as Record<string, string>
}

export function savedSecrets(
  integration: IntegrationRecord,
): Record<string, { savedAt: string; savedBy: string }> {
  return integration.savedSecrets as Record<string, { savedAt: string; savedBy: string }>
}
