import 'server-only'
import type { OverviewView } from '@/lib/contract/overview'
import type { Actor } from '@/lib/core/actor'
import { allows, permit } from '@/lib/core/permission'
import { isFailing, STATUSES, type Status } from '@/lib/core/status'
import { readCatalog } from '@/lib/operations/find-provider'
import { listEvents } from '@/lib/operations/list-events'
import { viewConnection } from '@/lib/operations/view-connection'
import { listConnections } from '@/lib/store/connections'

/** How everything stands now. */
export async function readOverview(actor: Actor): Promise<OverviewView> {
  permit(actor, 'read_connections')
  const [catalog, connections, recent] = await Promise.all([
    readCatalog(),
    listConnections(),
    listEvents(actor, { count: 8 }),
  ])
  const now = new Date()
  const visible = connections.filter(({ integrationId }) => allows(actor, 'read_connections', integrationId))
  const views = visible.flatMap((connection) => {
    const provider = catalog.get(connection.integration.providerKey)
    return provider ? [viewConnection(connection, connection.integration, provider, now)] : []
  })
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>
  for (const view of views) counts[view.status]++
  const failing = views
    .filter((view) => isFailing(view.status))
    .sort((a, b) => (a.failingSince ?? '').localeCompare(b.failingSince ?? ''))
  const integrations = new Set(views.map((view) => view.integration.id)).size
  return { counts, failing, recent: recent.events, integrations }
}
