import 'server-only'
import type { KeyInput } from '@/lib/contract/setup'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { identifyKey } from '@/lib/operations/identify-key'
import { planKey } from '@/lib/operations/plan-key'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { recordValidation } from '@/lib/operations/record-validation'
import { examineKey, writePlannedKey } from '@/lib/operations/save-key'
import { requireSubject } from '@/lib/operations/subject-connection'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'

/**
 * Saves the key that a subject typed for a connection of theirs, once the provider has taken it, as `saveKey` does for
 * people of the organisation. Throws `credential_refused`, `invalid_input`, `secret_has_spaces`, `changed_meanwhile` or
 * `too_many_requests`.
 */
export async function enterSubjectKey(
  actor: Actor,
  { connection, provider }: { connection: ConnectionWithIntegration; provider: Provider },
  input: KeyInput,
): Promise<void> {
  const subject = requireSubject(actor, connection.integrationId)
  if (!connection.integration.enabled) throw new PatchbayError('integration_disabled')
  if (!connection.enabled) throw new PatchbayError('connection_disabled')
  await consumePoint(LIMITS.test, subject.id)
  const planned = planKey(actor, provider, connection, input)
  const finding = await examineKey(actor, provider, planned, input)
  const saved = await transaction((tx) => writePlannedKey(tx, actor, connection, planned))
  if (!saved) throw new PatchbayError('changed_meanwhile')
  const after = finding && (await findConnection({ by: 'id', id: connection.id }))
  if (!after) return
  await recordValidation(actor, { connection: after, provider }, finding, 'person')
  if (!finding.failure && provider.identity) await identifyKey(actor, after, provider)
}
