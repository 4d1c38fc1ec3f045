import 'server-only'
import type { CatalogConnector } from '@/lib/contract/catalog'
import type { Actor } from '@/lib/core/actor'
import { isSlug } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { ownersFor } from '@/lib/core/ownership'
import { allows } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { providerOf } from '@/lib/operations/find-provider'
import { readPresets } from '@/lib/operations/read-presets'
import { requireSubject } from '@/lib/operations/subject-connection'
import { viewConnectorFor } from '@/lib/operations/view-catalog'
import { findIntegrationRecord, type IntegrationRecord } from '@/lib/store/integrations'
import { listConnectionsFor } from '@/lib/store/subject-connections'

/**
 * One integration as the catalog shows it to a subject. Throws `unknown_connector` for one that is not on offer, or not
 * to them.
 */
export async function readConnectorFor(actor: Actor, slug: string): Promise<CatalogConnector> {
  const subject = requireSubject(actor)
  const { integration, provider } = await requireOffered(actor, slug)
  const connections = await listConnectionsFor(ownersFor(subject), [integration.id])
  const presets = await readPresets(subject)
  const look = { now: new Date(), locale: actor.locale }
  return viewConnectorFor(integration, provider, connections, look, presets[integration.slug])
}

/** An integration that the catalog offers to that subject, by its slug. Throws `unknown_connector`. */
export async function requireOffered(
  actor: Actor,
  slug: string,
): Promise<{ integration: IntegrationRecord; provider: Provider }> {
  requireSubject(actor)
  const integration = isSlug(slug) ? await findIntegrationRecord(slug) : null
  // What is beyond a link is not told from what is not there.
  if (!integration?.inCatalog || !integration.enabled || !allows(actor, 'use_catalog', integration.id))
    throw new PatchbayError('unknown_connector')
  return { integration, provider: await providerOf(integration) }
}
