import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Change } from '@/lib/contract/person'
import type { Actor } from '@/lib/core/actor'
import { acceptName, DEFAULT_NAME, formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { nameTaken } from '@/lib/operations/add-connection'
import { readConnection, requireConnection } from '@/lib/operations/read-connection'
import { recordEvent } from '@/lib/operations/record-event'
import * as store from '@/lib/store/connections'
import { isUniqueViolation, transaction } from '@/lib/store/database'

/**
 * Renames a connection, or switches it off or on; its credential stays either way. Throws `not_found`,
 * `cannot_rename_default`, `already_exists`, `empty_name` or `invalid_name`.
 */
export async function updateConnection(actor: Actor, key: string, change: Change): Promise<ConnectionView> {
  const { connection } = await requireConnection(actor, key)
  permit(actor, 'write_connection', connection.integrationId)
  const name = change.name?.trim()
  if (name !== undefined) refuseName(connection.name, name)
  const { enabled } = change
  const about = {
    integrationId: connection.integrationId,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, name ?? connection.name),
  }
  try {
    await transaction(async (tx) => {
      await store.updateConnection(tx, connection.id, { name, enabled })
      if (name !== undefined && name !== connection.name)
        await recordEvent(tx, actor, {
          type: 'connection.renamed',
          ...about,
          detail: { before: connection.name },
        })
      if (enabled !== undefined && enabled !== connection.enabled)
        await recordEvent(tx, actor, {
          type: enabled ? 'connection.enabled' : 'connection.disabled',
          ...about,
        })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw nameTaken(name ?? connection.name)
  }
  return readConnection(actor, connection.id)
}

function refuseName(before: string, name: string): void {
  if (name === before) return
  if (before === DEFAULT_NAME) throw new PatchbayError('cannot_rename_default')
  acceptName(name)
}
