import 'server-only'
import type { IntegrationView } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { type Permission, permit } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { providerOf } from '@/lib/operations/find-provider'
import { nameOwners } from '@/lib/operations/name-owners'
import { viewIntegration } from '@/lib/operations/view-integration'
import { withConnections } from '@/lib/store/integration-connections'
import { findIntegration, type IntegrationRecord } from '@/lib/store/integrations'

/** One integration by id or slug, with the first of its connections and how many there are. Throws `not_found`. */
export async function readIntegration(actor: Actor, idOrSlug: string): Promise<IntegrationView> {
  const { integration, provider } = await requireIntegration(actor, 'read_integrations', idOrSlug)
  const now = new Date()
  const [read] = await withConnections([integration], now)
  if (!read) throw new PatchbayError('not_found')
  const ownerNames = await nameOwners(actor, read.connections)
  return viewIntegration(read, provider, { now, locale: actor.locale, ownerNames })
}

/** The row behind an id or slug, with its provider, for who may do that to it. Throws `not_found` or `forbidden`. */
export async function requireIntegration(
  actor: Actor,
  permission: Permission,
  idOrSlug: string,
): Promise<{ integration: IntegrationRecord; provider: Provider }> {
  permit(actor, permission)
  const integration = await findIntegration(idOrSlug)
  if (!integration) throw new PatchbayError('not_found')
  permit(actor, permission, integration.id)
  return { integration, provider: await providerOf(integration) }
}
