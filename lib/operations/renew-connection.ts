import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permitUse } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { readConnection, requireConnection } from '@/lib/operations/read-connection'
import { refreshConnection, targetOf } from '@/lib/operations/refresh-connection'
import { refusalOf } from '@/lib/operations/refuse-credential'

/**
 * Renews a connection's token now, whatever its time. Throws `integration_disabled`, `connection_disabled`,
 * `not_connected`, `cannot_refresh` (nothing to renew it with), `too_many_requests`, or as `refusalOf` says.
 */
export async function renewConnection(actor: Actor, key: string): Promise<ConnectionView> {
  const { connection, provider } = await requireConnection(actor, key)
  permit(actor, 'test_connection', connection.integrationId)
  permitUse(actor, connection)
  if (!connection.integration.enabled) throw new PatchbayError('integration_disabled')
  if (!connection.enabled) throw new PatchbayError('connection_disabled')
  if (connection.credential === null) throw new PatchbayError('not_connected')
  if (!connection.hasRefreshToken) throw new PatchbayError('cannot_refresh')
  await consumePoint(LIMITS.test, 'id' in actor ? actor.id : actor.type)
  const failure = await refreshConnection(actor, targetOf(connection), { force: true })
  if (failure) throw refusalOf(actor, provider, failure)
  return readConnection(actor, connection.id)
}
