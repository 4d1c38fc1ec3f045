import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { DEFAULT_NAME, formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { requireConnection } from '@/lib/operations/read-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { revokeGrant } from '@/lib/operations/revoke-grant'
import { transaction } from '@/lib/store/database'
import { deleteConnection } from '@/lib/store/named-connections'

/**
 * Removes a named connection with its history, and ends its grant at the provider where that can be done. Throws
 * `not_found` or `cannot_remove_default`.
 */
export async function removeConnection(actor: Actor, key: string): Promise<void> {
  const { connection, provider } = await requireConnection(actor, key)
  permit(actor, 'add_connection', connection.integrationId)
  if (connection.name === DEFAULT_NAME) throw new PatchbayError('cannot_remove_default')
  const credential = tryOpenCredential(connection)
  await transaction(async (tx) => {
    if (!(await deleteConnection(tx, connection.id))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, {
      type: 'connection.removed',
      integrationId: connection.integrationId,
      connectionId: connection.id,
      target: formatConnectionKey(connection.integration.slug, connection.name),
    })
  })
  if (credential) await revokeGrant(actor, { connection, provider, credential })
}
