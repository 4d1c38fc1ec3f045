import 'server-only'
import type { ListQuery } from '@/lib/contract/common'
import type { IntegrationView } from '@/lib/contract/integration'
import { type Actor, boundTo } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { readCatalog } from '@/lib/operations/find-provider'
import { nameOwners } from '@/lib/operations/name-owners'
import { viewIntegration } from '@/lib/operations/view-integration'
import { withConnections } from '@/lib/store/integration-connections'
import * as store from '@/lib/store/integrations'

/** A page of the integrations that the actor may see, with the first of their connections; `total`: of all that match. */
export async function listIntegrations(
  actor: Actor,
  query: ListQuery,
): Promise<{ items: IntegrationView[]; total: number }> {
  permit(actor, 'read_integrations')
  const { start, count, q } = query
  const [catalog, page] = await Promise.all([
    readCatalog(),
    store.listIntegrations({ start, count, q: q?.trim() || null, ids: boundTo(actor) }),
  ])
  const now = new Date()
  const read = await withConnections(page.items, now)
  const ownerNames = await nameOwners(
    actor,
    read.flatMap(({ connections }) => connections),
  )
  const items = read.flatMap((integration) => {
    const provider = catalog.get(integration.providerKey)
    return provider ? [viewIntegration(integration, provider, { now, locale: actor.locale, ownerNames })] : []
  })
  return { items, total: page.total }
}
