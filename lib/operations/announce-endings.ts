import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { ENDING_SOON_DAYS } from '@/lib/core/expiry'
import { recordEvent } from '@/lib/operations/record-event'
import { findConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { listEnding, writeEndAnnounced } from '@/lib/store/due'

const BATCH = 100

/** Says once of each connection that its refresh token will end, while there is time to reconnect. */
export async function announceEndings(actor: Actor): Promise<number> {
  const ending = await listEnding(ENDING_SOON_DAYS, BATCH)
  for (const { id } of ending) {
    const connection = await findConnection({ by: 'id', id })
    if (!connection) continue
    const { credentialVersion, integrationId, integration, refreshExpiresAt } = connection
    await transaction(async (tx) => {
      if (!(await writeEndAnnounced(tx, id, credentialVersion, new Date()))) return
      await recordEvent(tx, actor, {
        type: 'connection.expiring',
        integrationId,
        connectionId: id,
        target: formatConnectionKey(integration.slug, connection.name),
        detail: { endsAt: refreshExpiresAt?.toISOString() ?? null },
      })
    })
  }
  return ending.length
}
