import 'server-only'
import { isScope } from '@/lib/atproto/scopes'
import type { IntegrationView } from '@/lib/contract/integration'
import type { Setup } from '@/lib/contract/setup'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { FAILURES } from '@/lib/core/failures'
import { localized } from '@/lib/core/localize-provider'
import { isTyped } from '@/lib/core/provider'
import { mergeSetup } from '@/lib/core/setup'
import { resolveProvider } from '@/lib/core/template'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { keptSecrets, stampSecrets } from '@/lib/operations/kept-secrets'
import { openValues, savedSecrets } from '@/lib/operations/missing-fields'
import { openSecrets, setupPlace } from '@/lib/operations/open-setup'
import { readIntegration, requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { saveKey } from '@/lib/operations/save-key'
import { markMoved } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { writeSetup } from '@/lib/store/integrations'
import { seal } from '@/lib/vault/seal'

const MISCONFIGURED = Object.entries(FAILURES)
  .filter(([, failure]) => failure.kind === 'misconfigured')
  .map(([code]) => code)

/**
 * Saves the set-up by merge: open fields as given, a blank secret keeps the stored one. What is typed as a key belongs to
 * a connection and goes to the default one, untested. Consents that began under the
 * old set-up can no longer finish. Throws `invalid_input` with the faults by field, or `secret_has_spaces`.
 */
export async function saveSetup(actor: Actor, idOrSlug: string, input: Setup): Promise<IntegrationView> {
  const found = await requireIntegration(actor, 'write_integration', idOrSlug)
  const { integration } = found
  const provider = localized(found.provider, actor.locale)
  if (isTyped(provider)) {
    await saveKey(actor, integration.slug, { ...input, test: false })
    return readIntegration(actor, integration.id)
  }
  const merged = mergeSetup(
    provider,
    { open: openValues(integration), secretKeys: Object.keys(savedSecrets(integration)) },
    input,
  )
  if (isOfAccountServers(provider)) refuseScopes(merged.scopes ?? [])
  const configVersion = integration.configVersion + 1
  const kept = keptSecrets(merged.keptKeys, () => openSecrets(integration))
  const secrets = { ...kept, ...merged.newSecrets }
  resolveProvider(provider, { ...merged.open, ...secrets })
  const saved = await transaction(async (tx) => {
    const write = {
      setup: merged.open,
      sealedSetup:
        Object.keys(secrets).length > 0
          ? seal(setupPlace(integration.id, configVersion), JSON.stringify(secrets))
          : null,
      savedSecrets: stampSecrets(
        actor,
        savedSecrets(integration),
        merged.keptKeys,
        Object.keys(merged.newSecrets),
      ),
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

/** Servers refuse the whole request for one scope that they cannot read; which, they say in words of their own. */
function refuseScopes(scopes: readonly string[]): void {
  const wrong = scopes.find((scope) => !isScope(scope))
  if (wrong === undefined) return
  const fault = `This is no scope of AT Protocol: ${wrong}`
  throw new PatchbayError('invalid_input', {
    params: { what: 'Some fields need another look.' },
    fields: { scopes: fault },
  })
}
