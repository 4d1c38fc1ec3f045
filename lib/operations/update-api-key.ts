import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isApiKeyId, isApiKeyName } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import { findApiKey, renameApiKey } from '@/lib/store/api-keys'
import { transaction } from '@/lib/store/database'

/** Gives an API key another name; what it may do is fixed when it is made. Throws `invalid_input` or `not_found`. */
export async function updateApiKey(actor: Actor, id: string, change: { name: string }): Promise<void> {
  permit(actor, 'write_api_key')
  if (!isApiKeyId(id)) throw new PatchbayError('not_found')
  const name = change.name.trim()
  if (!isApiKeyName(name)) {
    const what = 'A name has 1 to 80 printable characters.'
    throw new PatchbayError('invalid_input', { params: { what }, fields: { name: what } })
  }
  await transaction(async (tx) => {
    const key = await findApiKey(id, tx)
    if (!key) throw new PatchbayError('not_found')
    if (key.name === name) return
    await renameApiKey(tx, id, name)
    await recordEvent(tx, actor, { type: 'api_key.renamed', target: name, detail: { id, from: key.name } })
  })
}
