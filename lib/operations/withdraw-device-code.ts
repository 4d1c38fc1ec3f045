import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { permit } from '@/lib/core/permission'
import { readConnection, requireConnection } from '@/lib/operations/read-connection'
import { recordEvent } from '@/lib/operations/record-event'
import { withdrawDeviceCodes } from '@/lib/store/authorizations'
import { transaction } from '@/lib/store/database'

/** Ends the attempt whose code waits to be entered: it is not asked about any more. Without one, nothing happens. */
export async function withdrawDeviceCode(actor: Actor, key: string): Promise<ConnectionView> {
  const { connection } = await requireConnection(actor, key)
  permit(actor, 'connect', connection.integrationId)
  await transaction(async (tx) => {
    if (!(await withdrawDeviceCodes(tx, connection.id, new Date()))) return
    await recordEvent(tx, actor, {
      type: 'connection.connect_failed',
      outcome: 'denied',
      integrationId: connection.integrationId,
      connectionId: connection.id,
      target: formatConnectionKey(connection.integration.slug, connection.name),
      detail: { code: 'withdrawn' },
    })
  })
  return readConnection(actor, connection.id)
}
