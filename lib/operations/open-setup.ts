import 'server-only'
import type { Place } from '@/lib/core/sealed'
import { openValues } from '@/lib/operations/missing-fields'
import type { IntegrationRecord } from '@/lib/store/integrations'
import { open } from '@/lib/vault/seal'

/** Where an integration's sealed set-up lives, at a version of its configuration. */
export function setupPlace(integrationId: string, configVersion: number): Place {
  return { table: 'Integration', row: integrationId, column: 'sealedSetup', version: configVersion }
}

/** Every value of the set-up by its field's key, secrets opened. Throws `OpeningError`. */
export function openSetup(integration: IntegrationRecord): Record<string, string> {
  return { ...openValues(integration), ...openSecrets(integration) }
}

/** The secret values alone. Throws `OpeningError`. */
export function openSecrets(integration: IntegrationRecord): Record<string, string> {
  if (integration.sealedSetup === null) return {}
  return JSON.parse(open(setupPlace(integration.id, integration.configVersion), integration.sealedSetup))
}
