import 'server-only'
import type { OverviewView } from '@/lib/contract/overview'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { isFailing, STATUSES } from '@/lib/core/status'
import { readCatalog } from '@/lib/operations/find-provider'
import { everyStatus, scopeOf } from '@/lib/operations/list-connections'
import { listEvents } from '@/lib/operations/list-events'
import { viewConnection } from '@/lib/operations/view-connection'
import { countByStatus, listConnectionPage } from '@/lib/store/connection-list'
import { countIntegrations } from '@/lib/store/integrations'

/** How many failing connections the overview names. */
const MOST_FAILING = 50

const RECENT = 8

/** How everything stands now: what is broken first, the longest broken at the top. */
export async function readOverview(actor: Actor): Promise<OverviewView> {
  permit(actor, 'read_connections')
  const now = new Date()
  const scope = scopeOf(actor)
  const failing = { ...scope, statuses: STATUSES.filter(isFailing) }
  const [catalog, counts, page, recent, integrations] = await Promise.all([
    readCatalog(),
    countByStatus(scope, now),
    listConnectionPage(failing, { start: 0, count: MOST_FAILING, order: 'longest_failing' }, now),
    listEvents(actor, { count: RECENT }),
    countIntegrations(),
  ])
  return {
    counts: everyStatus(counts),
    failing: page.items.flatMap((connection) => {
      const provider = catalog.get(connection.integration.providerKey)
      return provider
        ? [viewConnection(connection, connection.integration, provider, { now, locale: actor.locale })]
        : []
    }),
    failingTotal: page.total,
    recent: recent.events,
    integrations,
  }
}
