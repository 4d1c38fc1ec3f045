import 'server-only'
import type { IntegrationView, NewIntegration } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import { DEFAULT_NAME } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { planIntegration } from '@/lib/operations/plan-integration'
import { planKey } from '@/lib/operations/plan-key'
import { readIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { examineKey, settleKey, writePlannedKey } from '@/lib/operations/save-key'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import * as store from '@/lib/store/integrations'
import { lockProviders } from '@/lib/store/providers'

/**
 * Makes an integration of a provider, with its `default` connection, and that one's key where it is given: it is tried
 * first, and one that is refused leaves nothing behind. Throws `not_found` (no such provider), `already_exists`, or as
 * `saveKey` does.
 */
export async function createIntegration(actor: Actor, input: NewIntegration): Promise<IntegrationView> {
  permit(actor, 'write_integration', NO_INTEGRATION)
  const provider = await findAnyProvider(input.provider)
  if (!provider) throw new PatchbayError('not_found')
  const plan = await planIntegration(actor, input.provider)
  const slug = input.slug ?? plan.slug
  const key = input.key && planKey(actor, provider, null, input.key)
  const finding = input.key && key ? await examineKey(actor, provider, key, input.key) : null
  let connectionId: string | undefined
  try {
    await transaction(async (tx) => {
      await lockProviders(tx)
      // An own provider may have been deleted since it was found.
      if (!(await findAnyProvider(provider.key, tx))) throw new PatchbayError('not_found')
      const row = {
        slug,
        name: input.name ?? plan.name,
        description: provider.description || null,
        category: provider.categories[0] ?? null,
        providerKey: provider.key,
        mode: input.mode === 'per-user' ? ('per_user' as const) : ('shared' as const),
        ownerId: actor.type === 'user' ? actor.id : null,
      }
      const made = await store.createIntegration(tx, row, DEFAULT_NAME)
      await recordEvent(tx, actor, {
        type: 'integration.created',
        integrationId: made.id,
        target: slug,
        detail: { provider: provider.key },
      })
      const [connection] = made.connections
      if (!key || !connection) return
      connectionId = connection.id
      await writePlannedKey(tx, actor, { ...connection, integration: made }, key)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new PatchbayError('already_exists', {
      params: { what: `An integration called ${slug}` },
      fields: { slug: 'This name is taken. Choose another one.' },
    })
  }
  if (connectionId) await settleKey(actor, connectionId, provider, finding)
  return readIntegration(actor, slug)
}
