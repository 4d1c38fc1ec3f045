import 'server-only'
import type { IntegrationChange, IntegrationView } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { hasUnprintable } from '@/lib/core/text'
import { readIntegration, requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import * as store from '@/lib/store/integrations'

/**
 * Renames an integration, switches it and with it all its connections off or on, or says how often they are tested. Its slug stays: programs and
 * redirect URIs know it by that. Throws `not_found` or `invalid_input`.
 */
export async function updateIntegration(
  actor: Actor,
  idOrSlug: string,
  change: IntegrationChange,
): Promise<IntegrationView> {
  const { integration } = await requireIntegration(actor, 'write_integration', idOrSlug)
  const { enabled, validateEvery } = change
  const name = change.name?.trim()
  if (name !== undefined && (name.length < 1 || name.length > 80 || hasUnprintable(name))) {
    const fault = 'A name has 1 to 80 printable characters.'
    throw new PatchbayError('invalid_input', { params: { what: fault }, fields: { name: fault } })
  }
  await transaction(async (tx) => {
    await store.updateIntegration(tx, integration.id, { name, enabled, validateEvery })
    await recordEvent(tx, actor, {
      type: 'integration.updated',
      integrationId: integration.id,
      target: integration.slug,
      detail: {
        ...(name && { name, before: integration.name }),
        ...(enabled !== undefined && { enabled }),
        ...(validateEvery !== undefined && { validateEvery }),
      },
    })
  })
  return readIntegration(actor, integration.id)
}
