import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isSlug } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import { refuseIfUsed } from '@/lib/operations/update-provider'
import { transaction } from '@/lib/store/database'
import { deleteCustomProvider } from '@/lib/store/providers'

/** Deletes an own provider that nothing uses. Throws `provider_in_use`, or `not_found` (for a shipped one, too). */
export async function deleteProvider(actor: Actor, key: string): Promise<void> {
  permit(actor, 'write_provider', NO_INTEGRATION)
  if (!isSlug(key)) throw new PatchbayError('not_found')
  await transaction(async (tx) => {
    await refuseIfUsed(tx, key)
    if (!(await deleteCustomProvider(tx, key))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, { type: 'provider.deleted', target: key })
  })
}
