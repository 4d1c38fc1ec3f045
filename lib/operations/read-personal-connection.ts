import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { ownerMeant } from '@/lib/core/ownership'
import { readConnection } from '@/lib/operations/read-connection'
import { requireIntegration } from '@/lib/operations/read-integration'
import { findOwnedConnection } from '@/lib/store/owned-connections'

/**
 * What a person has of their own where each connects their own; null where one account is for everybody, and before
 * their first. Throws `not_found` for no integration.
 */
export async function readPersonalConnection(actor: Actor, idOrSlug: string): Promise<ConnectionView | null> {
  const { integration } = await requireIntegration(actor, 'read_connections', idOrSlug)
  const owner = ownerMeant(actor, integration.mode)
  const found = owner.ownerType === 'user' ? await findOwnedConnection(integration.id, owner) : null
  return found && readConnection(actor, found.id)
}
