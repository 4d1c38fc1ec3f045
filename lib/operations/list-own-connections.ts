import 'server-only'
import type { ListQuery } from '@/lib/contract/common'
import type { ListedConnection } from '@/lib/contract/own-connection'
import { type Actor, boundTo } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { readCatalog } from '@/lib/operations/find-provider'
import { viewOwnConnection } from '@/lib/operations/view-own-connection'
import { listOwnedConnections } from '@/lib/store/owned-connections'

/** A page of what is connected for the actor: their own accounts and the shared ones, and the number of all. */
export async function listOwnConnections(
  actor: Actor,
  { start, count, q }: ListQuery,
): Promise<{ items: ListedConnection[]; total: number }> {
  permit(actor, 'read_connections')
  const userId = actor.type === 'user' ? actor.id : null
  const filter = { userId, integrationIds: boundTo(actor), q: q?.trim() || null, start, count }
  const [catalog, { items, total }] = await Promise.all([readCatalog(), listOwnedConnections(filter)])
  const listed = items.flatMap((connection) => {
    const { id, slug, name, providerKey } = connection.integration
    const provider = catalog.get(providerKey)
    return provider
      ? [
          {
            connection: viewOwnConnection(connection, provider),
            integration: { id, slug, name, type: providerKey },
          },
        ]
      : []
  })
  return { items: listed, total }
}
