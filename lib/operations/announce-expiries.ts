import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { failureOf, statusOf } from '@/lib/core/status'
import { recordEvent } from '@/lib/operations/record-event'
import { changeOf } from '@/lib/operations/record-validation'
import { factsOf } from '@/lib/operations/view-connection'
import { findConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { listExpired, writeExpirySeen } from '@/lib/store/due'

const BATCH = 100

/**
 * Says of each connection whose access token has run out what that makes of it, once: a status that follows from the
 * clock alone would stand on no page that is open. Answers how many there were.
 */
export async function announceExpiries(actor: Actor): Promise<number> {
  const expired = await listExpired(BATCH)
  for (const { id, credentialVersion } of expired) {
    const connection = await findConnection({ by: 'id', id })
    if (!connection?.expiresAt || connection.credentialVersion !== credentialVersion) continue
    const { integration, integrationId, expiresAt } = connection
    const facts = factsOf(connection, integration, expiresAt)
    const status = statusOf(facts, expiresAt)
    const type = changeOf(statusOf(facts, new Date(expiresAt.getTime() - 1)), status)
    await transaction(async (tx) => {
      if (!(await writeExpirySeen(tx, id, credentialVersion)) || type === null) return
      await recordEvent(tx, actor, {
        type,
        outcome: 'failure',
        integrationId,
        connectionId: id,
        target: formatConnectionKey(integration.slug, connection.name),
        detail: { code: failureOf(facts, expiresAt), status },
      })
    })
  }
  return expired.length
}
