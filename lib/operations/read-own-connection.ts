import 'server-only'
import type { OwnConnection } from '@/lib/contract/own-connection'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { ownerMeant } from '@/lib/core/ownership'
import type { Permission } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { requireIntegration } from '@/lib/operations/read-integration'
import { viewOwnConnection } from '@/lib/operations/view-own-connection'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { findOwnedConnection } from '@/lib/store/owned-connections'

/** What is connected to an integration for the actor: their own account, or the shared one. Throws as below. */
export async function readOwnConnection(
  actor: Actor,
  idOrSlug: string,
  owner?: string,
): Promise<OwnConnection & { slug: string }> {
  const { connection, provider } = await requireOwnConnection(actor, 'read_connections', idOrSlug, owner)
  return { slug: connection.integration.slug, ...viewOwnConnection(connection, provider) }
}

/** The row behind it. Throws `forbidden` for somebody else's, and `not_found` where nothing is connected. */
export async function requireOwnConnection(
  actor: Actor,
  permission: Permission,
  idOrSlug: string,
  owner?: string,
): Promise<{ connection: ConnectionWithIntegration; provider: Provider }> {
  const { integration, provider } = await requireIntegration(actor, permission, idOrSlug)
  const meant = ownerMeant(actor, integration.mode, owner)
  const connection = await findOwnedConnection(integration.id, meant)
  if (!connection?.credential) throw new PatchbayError('not_found')
  return { connection, provider }
}
