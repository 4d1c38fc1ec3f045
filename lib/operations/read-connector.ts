import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isSlug } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { type Permission, permit } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { providerOf } from '@/lib/operations/find-provider'
import { findIntegrationRecord, type IntegrationRecord } from '@/lib/store/integrations'

/** The integration that a connector's slug names, with its provider. Throws `unknown_connector` or `forbidden`. */
export async function readConnector(
  actor: Actor,
  permission: Permission,
  slug: string,
): Promise<{ integration: IntegrationRecord; provider: Provider }> {
  permit(actor, permission)
  const integration = isSlug(slug) ? await findIntegrationRecord(slug) : null
  if (!integration) throw new PatchbayError('unknown_connector')
  permit(actor, permission, integration.id)
  return { integration, provider: await providerOf(integration) }
}
