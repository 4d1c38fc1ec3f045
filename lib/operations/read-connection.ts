import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { type ConnectionKey, parseConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { allows, permit } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { providerOf } from '@/lib/operations/find-provider'
import { nameOwners } from '@/lib/operations/name-owners'
import { viewConnection } from '@/lib/operations/view-connection'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { findConnectionFor } from '@/lib/store/owned-connections'

/** One connection by its key, as it stands now. Throws `not_found`. */
export async function readConnection(actor: Actor, key: string): Promise<ConnectionView> {
  const { connection, provider } = await requireConnection(actor, key)
  const ownerNames = await nameOwners(actor, [connection])
  return viewConnection(connection, connection.integration, provider, {
    now: new Date(),
    locale: actor.locale,
    ownerName: ownerNames.get(connection.ownerId),
    mayConnect: allows(actor, 'connect', connection.integrationId),
  })
}

/** The row behind a key, with its provider, for who may read it. Throws `not_found` or `forbidden`. */
export async function requireConnection(
  actor: Actor,
  key: string,
): Promise<{ connection: ConnectionWithIntegration; provider: Provider }> {
  permit(actor, 'read_connections')
  const connection = await findMeant(actor, parseConnectionKey(key))
  if (!connection) throw new PatchbayError('not_found')
  permit(actor, 'read_connections', connection.integrationId)
  return { connection, provider: await providerOf(connection.integration) }
}

function findMeant(actor: Actor, key: ConnectionKey): Promise<ConnectionWithIntegration | null> {
  return actor.type === 'user' && key.by === 'name' ? findConnectionFor(actor.id, key) : findConnection(key)
}
