import 'server-only'
import type { CatalogConnector } from '@/lib/contract/catalog'
import type { Actor } from '@/lib/core/actor'
import { ownersFor } from '@/lib/core/ownership'
import { providerAmong, readCatalog } from '@/lib/operations/find-provider'
import { readPresets } from '@/lib/operations/read-presets'
import { requireSubject } from '@/lib/operations/subject-connection'
import { isOffered, viewConnectorFor } from '@/lib/operations/view-catalog'
import { listOffered } from '@/lib/store/catalog'
import { listConnectionsFor } from '@/lib/store/subject-connections'

/**
 * What the catalog offers a subject, by name: what is on offer at all and their link is for, each with what they and
 * their group have connected. Never a token.
 */
export async function listConnectors(actor: Actor): Promise<CatalogConnector[]> {
  const subject = requireSubject(actor)
  const bounds = subject.integrationIds.length > 0 ? subject.integrationIds : null
  const integrations = await listOffered(bounds)
  const ids = integrations.map(({ id }) => id)
  const [connections, providers, presets] = await Promise.all([
    listConnectionsFor(ownersFor(subject), ids),
    readCatalog(),
    readPresets(subject),
  ])
  return integrations.flatMap((integration) => {
    const provider = providerAmong(integration, providers.get(integration.providerKey) ?? null)
    const theirs = connections.filter(({ integrationId }) => integrationId === integration.id)
    if (!isOffered(integration, provider) && theirs.length === 0) return []
    const look = { now: new Date(), locale: actor.locale }
    return [viewConnectorFor(integration, provider, theirs, look, presets[integration.slug])]
  })
}
