import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { requireOwnConnection } from '@/lib/operations/read-own-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { revokeGrant } from '@/lib/operations/revoke-grant'
import { transaction } from '@/lib/store/database'
import { deleteOwnedConnection } from '@/lib/store/owned-connections'

/**
 * Deletes what is connected for the actor, the default one too, and ends its grant at the provider, which may fail: a
 * person's own account for its owner, everything else for who may remove connections. Throws `forbidden` or `not_found`.
 */
export async function deleteOwnConnection(actor: Actor, idOrSlug: string, owner?: string): Promise<void> {
  const { connection, provider } = await requireOwnConnection(actor, 'disconnect', idOrSlug, owner)
  const isOwn = actor.type === 'user' && connection.ownerType === 'user' && connection.ownerId === actor.id
  if (!isOwn) permit(actor, 'add_connection', connection.integrationId)
  const credential = tryOpenCredential(connection)
  await transaction(async (tx) => {
    if (!(await deleteOwnedConnection(tx, connection))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, {
      type: 'connection.removed',
      integrationId: connection.integrationId,
      connectionId: connection.id,
      target: formatConnectionKey(connection.integration.slug, connection.name),
    })
  })
  if (credential) await revokeGrant(actor, { connection, provider, credential })
}
