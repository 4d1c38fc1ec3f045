import 'server-only'
import type { ConnectorView } from '@/lib/contract/platform'
import { isSlug } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import type { Locale } from '@/lib/core/messages/locale'
import { providerAmong, providerOf, readCatalog } from '@/lib/operations/find-provider'
import { isOffered } from '@/lib/operations/view-catalog'
import { viewConnector } from '@/lib/operations/view-platform'
import { listOffered } from '@/lib/store/catalog'
import { findIntegrationRecord } from '@/lib/store/integrations'

/** What the catalog offers, as anybody may see it, in the reader’s language. */
export async function listOfferedConnectors(locale: Locale | undefined): Promise<ConnectorView[]> {
  const [integrations, providers] = await Promise.all([listOffered(null), readCatalog()])
  return integrations.flatMap((integration) => {
    const provider = providerAmong(integration, providers.get(integration.providerKey) ?? null)
    return isOffered(integration, provider) ? [viewConnector(integration, provider, locale)] : []
  })
}

/** One of them. Throws `unknown_connector`. */
export async function readOfferedConnector(slug: string, locale: Locale | undefined): Promise<ConnectorView> {
  const integration = isSlug(slug) ? await findIntegrationRecord(slug) : null
  if (!integration?.inCatalog || !integration.enabled) throw new PatchbayError('unknown_connector')
  return viewConnector(integration, await providerOf(integration), locale)
}
