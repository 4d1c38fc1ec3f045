import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { permitUse } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { readConnection, requireConnection } from '@/lib/operations/read-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { type Revocation, revokeGrant } from '@/lib/operations/revoke-grant'
import { clearCredential } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'

/**
 * Clears the connection's credential; its row, name and history stay, and so does the integration's set-up.
 * The grant is ended at the provider afterwards, because that may fail and this may not.
 */
export async function disconnectConnection(
  actor: Actor,
  key: string,
): Promise<{ connection: ConnectionView; revocation: Revocation }> {
  const { connection, provider } = await requireConnection(actor, key)
  permit(actor, 'disconnect', connection.integrationId)
  permitUse(actor, connection)
  const credential = tryOpenCredential(connection)
  await transaction(async (tx) => {
    await clearCredential(tx, connection.id)
    await recordEvent(tx, actor, {
      type: 'connection.disconnected',
      integrationId: connection.integrationId,
      connectionId: connection.id,
      target: formatConnectionKey(connection.integration.slug, connection.name),
    })
  })
  const revocation = credential
    ? await revokeGrant(actor, { connection, provider, credential })
    : 'not_offered'
  return { connection: await readConnection(actor, connection.id), revocation }
}
