import 'server-only'
import type { IntegrationView, Setup } from '@/lib/contract/integration'
import { type Actor, nameOf } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { FAILURES } from '@/lib/core/failures'
import { mergeSetup } from '@/lib/core/setup'
import { resolveProvider } from '@/lib/core/template'
import { openValues, savedSecrets } from '@/lib/operations/missing-fields'
import { openSecrets, setupPlace } from '@/lib/operations/open-setup'
import { readIntegration, requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { markMoved } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { type IntegrationRecord, writeSetup } from '@/lib/store/integrations'
import { isOpeningError, seal } from '@/lib/vault/seal'

const MISCONFIGURED = Object.entries(FAILURES)
  .filter(([, failure]) => failure.kind === 'misconfigured')
  .map(([code]) => code)

/**
 * Saves the set-up by merge: open fields as given, a blank secret keeps the stored one. Consents that began under the
 * old set-up can no longer finish. Throws `invalid_input` with the faults by field, or `secret_has_spaces`.
 */
export async function saveSetup(actor: Actor, idOrSlug: string, input: Setup): Promise<IntegrationView> {
  const { integration, provider } = await requireIntegration(actor, 'write_integration', idOrSlug)
  const merged = mergeSetup(
    provider,
    { open: openValues(integration), secretKeys: Object.keys(savedSecrets(integration)) },
    input,
  )
  const configVersion = integration.configVersion + 1
  const secrets = { ...keptSecrets(integration, merged.keptKeys), ...merged.newSecrets }
  resolveProvider(provider, { ...merged.open, ...secrets })
  const saved = await transaction(async (tx) => {
    const write = {
      setup: merged.open,
      sealedSetup:
        Object.keys(secrets).length > 0
          ? seal(setupPlace(integration.id, configVersion), JSON.stringify(secrets))
          : null,
      savedSecrets: stamps(actor, integration, merged.keptKeys, Object.keys(merged.newSecrets)),
      scopes: merged.scopes ?? integration.scopes,
    }
    if (!(await writeSetup(tx, integration.id, integration.configVersion, write, MISCONFIGURED))) return false
    if (merged.moved) await markMoved(tx, integration.id, new Date())
    const changed = [...merged.changedKeys, ...Object.keys(merged.newSecrets)]
    await recordEvent(tx, actor, {
      type: 'integration.setup_saved',
      integrationId: integration.id,
      target: integration.slug,
      detail: { changed },
    })
    return true
  })
  if (!saved) throw new PatchbayError('changed_meanwhile')
  return readIntegration(actor, integration.id)
}

/** The stored secrets that stay. One that cannot be opened cannot be kept: it has to be entered again. */
function keptSecrets(integration: IntegrationRecord, keys: readonly string[]): Record<string, string> {
  if (keys.length === 0) return {}
  try {
    const stored = openSecrets(integration)
    return Object.fromEntries(keys.flatMap((key) => (stored[key] === undefined ? [] : [[key, stored[key]]])))
  } catch (error) {
    if (!isOpeningError(error)) throw error
    const fields = Object.fromEntries(
      keys.map((key) => [key, 'The stored value cannot be opened. Enter it again.']),
    )
    throw new PatchbayError('invalid_input', {
      params: { what: 'A stored secret cannot be opened.' },
      fields,
      cause: error,
    })
  }
}

function stamps(
  actor: Actor,
  integration: IntegrationRecord,
  keptKeys: readonly string[],
  newKeys: readonly string[],
) {
  const before = savedSecrets(integration)
  const stamp = { savedAt: new Date().toISOString(), savedBy: nameOf(actor) }
  return Object.fromEntries([
    ...keptKeys.flatMap((key) => (before[key] ? [[key, before[key]] as const] : [])),
    ...newKeys.map((key) => [key, stamp] as const),
  ])
}
