import 'server-only'
import type { OverviewView } from '@/lib/contract/overview'
import type { Actor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { isFailing, STATUSES } from '@/lib/core/status'
import { readCatalog } from '@/lib/operations/find-provider'
import { everyStatus, scopeOf } from '@/lib/operations/list-connections'
import { listEvents } from '@/lib/operations/list-events'
import { neededKeys } from '@/lib/operations/missing-fields'
import { nameOwners } from '@/lib/operations/name-owners'
import { readFailingCustomers } from '@/lib/operations/read-failing-customers'
import { viewConnection } from '@/lib/operations/view-connection'
import { whoIsHit } from '@/lib/operations/who-uses'
import { countByStatus, listConnectionPage } from '@/lib/store/connection-list'
import { countIntegrations } from '@/lib/store/integrations'
import { listUnfinished } from '@/lib/store/unfinished'

/** How many failing connections the overview names. */
const MOST_FAILING = 50

const RECENT = 8

/** How many unfinished set-ups it names. */
const MOST_UNFINISHED = 3

/** How everything stands now: what is broken first, the longest broken at the top. */
export async function readOverview(actor: Actor): Promise<OverviewView> {
  permit(actor, 'read_connections')
  const now = new Date()
  const scope = scopeOf(actor)
  const failing = { ...scope, statuses: STATUSES.filter(isFailing) }
  const catalog = await readCatalog()
  const needed = [...catalog.values()].map((provider) => ({
    key: provider.key,
    fields: neededKeys(provider),
  }))
  const [counts, page, customers, recent, integrations, unfinished] = await Promise.all([
    countByStatus(scope, now),
    listConnectionPage(failing, { start: 0, count: MOST_FAILING, order: 'longest_failing' }, now),
    readFailingCustomers(actor, catalog, now),
    listEvents(actor, { count: RECENT }),
    countIntegrations(scope.integrationIds),
    listUnfinished(needed, scope.integrationIds, MOST_UNFINISHED),
  ])
  const [hits, ownerNames] = await Promise.all([
    whoIsHit(page.items.map(({ id }) => id)),
    nameOwners(actor, page.items),
  ])
  return {
    counts: everyStatus(counts),
    failing: page.items.flatMap((connection) => {
      const { id, integration, ownerId } = connection
      const [provider, hit] = [catalog.get(integration.providerKey), hits.get(id)]
      if (!provider || !hit) return []
      const look = { now, locale: actor.locale, ownerName: ownerNames.get(ownerId) }
      return [{ ...viewConnection(connection, integration, provider, look), hit }]
    }),
    failingTotal: page.total,
    customers,
    recent: recent.events,
    integrations,
    unfinished: unfinished.items,
    unfinishedTotal: unfinished.total,
  }
}
