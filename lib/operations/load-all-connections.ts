import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import { type Actor, boundTo } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { readCatalog } from '@/lib/operations/find-provider'
import { viewConnection } from '@/lib/operations/view-connection'
import { listConnectionsOf } from '@/lib/store/named-connections'

/** The organisation's connections of many providers by one query: for each key that was asked for, the default one first. */
export async function loadAllConnections(
  actor: Actor,
  providerKeys: readonly string[],
): Promise<Map<string, ConnectionView[]>> {
  permit(actor, 'read_connections')
  const [catalog, connections] = await Promise.all([readCatalog(), listConnectionsOf(providerKeys)])
  const bound = boundTo(actor)
  const now = new Date()
  const views = new Map<string, ConnectionView[]>(providerKeys.map((key) => [key, []]))
  for (const connection of connections) {
    const { integration } = connection
    const provider = catalog.get(integration.providerKey)
    if (!provider || (bound !== null && !bound.includes(integration.id))) continue
    views
      .get(provider.key)
      ?.push(viewConnection(connection, integration, provider, { now, locale: actor.locale }))
  }
  return views
}
