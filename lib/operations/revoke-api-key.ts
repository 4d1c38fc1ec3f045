import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isApiKeyId } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import { findApiKey, revokeApiKey as revoke } from '@/lib/store/api-keys'
import { transaction } from '@/lib/store/database'

/**
 * Revokes an API key for good: the next request with it is refused on every process, because each reads the row, and the
 * event closes the streams that it has open. One that is revoked already stays so. Throws `not_found`.
 */
export async function revokeApiKey(actor: Actor, id: string): Promise<void> {
  permit(actor, 'write_api_key')
  if (!isApiKeyId(id)) throw new PatchbayError('not_found')
  await transaction(async (tx) => {
    const key = await findApiKey(id, tx)
    if (!key) throw new PatchbayError('not_found')
    if (!(await revoke(tx, id, new Date()))) return
    await recordEvent(tx, actor, { type: 'api_key.revoked', target: key.name, detail: { id } })
  })
}
