import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { addClientKey, type RotatedClientKeys } from '@/lib/operations/open-client-keys'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'

/** Servers remember a client's keys for some minutes; what is older than this, all of them have read. */
const REMEMBERED_MS = 60 * 60_000

/**
 * Changes the key that this install proves itself with to accounts' servers. `atOnce`: although the key that is to sign
 * was published a moment ago. Null: it was, and nothing was changed.
 */
export function rotateClientKey(
  actor: Actor,
  { atOnce = false }: { atOnce?: boolean } = {},
): Promise<RotatedClientKeys | null> {
  permit(actor, 'write_settings')
  return transaction(async (tx) => {
    const rotated = await addClientKey(tx, atOnce ? 0 : REMEMBERED_MS)
    if (rotated)
      await recordEvent(tx, actor, { type: 'settings.updated', target: 'client key', detail: { ...rotated } })
    return rotated
  })
}
