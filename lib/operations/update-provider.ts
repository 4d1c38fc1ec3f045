import 'server-only'
import type { NewProvider, ProviderView } from '@/lib/contract/provider'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { defineProvider } from '@/lib/operations/create-provider'
import { recordEvent } from '@/lib/operations/record-event'
import { viewProvider } from '@/lib/operations/view-provider'
import { type Db, transaction } from '@/lib/store/database'
import { countIntegrationsByProvider, lockProviders, updateCustomProvider } from '@/lib/store/providers'

/**
 * Replaces the definition of an own provider. While an integration uses it, that is refused: the secrets saved there
 * were given for the addresses that it has now. Throws `not_found` for a shipped one.
 */
export async function updateProvider(actor: Actor, key: string, input: NewProvider): Promise<ProviderView> {
  permit(actor, 'write_provider', NO_INTEGRATION)
  if (input.key !== key)
    throw new PatchbayError('invalid_input', { params: { what: 'A provider’s key cannot change.' } })
  const provider = await defineProvider(actor, input)
  await transaction(async (tx) => {
    await refuseIfUsed(tx, key)
    if (!(await updateCustomProvider(tx, provider))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, { type: 'provider.updated', target: key })
  })
  return viewProvider(provider, 0)
}

/** Throws `provider_in_use` while an integration was made from it; until the transaction ends, none is made. */
export async function refuseIfUsed(tx: Db, key: string): Promise<void> {
  await lockProviders(tx)
  const used = (await countIntegrationsByProvider(null, tx)).get(key) ?? 0
  if (used > 0)
    throw new PatchbayError('provider_in_use', {
      params: { what: `${used} integration${used === 1 ? '' : 's'}` },
    })
}
