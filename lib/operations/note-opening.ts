import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import type { ProviderFailure } from '@/lib/core/failure'
import { log } from '@/lib/log'
import { recordEvent } from '@/lib/operations/record-event'
import { findConnection } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import { writeOpeningFailure } from '@/lib/store/leases'

/** Says on the connection, in the change log and in the log that its credential cannot be opened; on the connection once. */
export async function noteOpening(
  actor: Actor,
  id: string,
  version: number,
  failure: ProviderFailure,
): Promise<void> {
  log().error(
    { requestId: actor.requestId, connectionId: id, err: failure.cause },
    'a credential cannot be opened',
  )
  const connection = await findConnection({ by: 'id', id })
  if (!connection || connection.validationCode === failure.code) return
  await transaction(async (tx) => {
    if (!(await writeOpeningFailure(tx, id, version, failure.code, new Date()))) return
    const about = {
      integrationId: connection.integrationId,
      connectionId: id,
      target: formatConnectionKey(connection.integration.slug, connection.name),
      outcome: 'failure' as const,
    }
    await recordEvent(tx, actor, { type: 'security.opening_failed', ...about })
    const detail = { code: failure.code, status: 'needs_reauth' }
    await recordEvent(tx, actor, { type: 'connection.needs_reauth', ...about, detail })
  })
}
