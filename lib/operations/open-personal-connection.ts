import 'server-only'
import type { ConnectionView } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { ownerMeant } from '@/lib/core/ownership'
import { ensureConnection } from '@/lib/operations/own-connection'
import { readConnection } from '@/lib/operations/read-connection'
import { requireIntegration } from '@/lib/operations/read-integration'

/**
 * The connection that a person's key is typed into: their own where each connects their own, made empty where there is
 * none yet, else everybody's. Throws `not_found` or `forbidden`.
 */
export async function openPersonalConnection(actor: Actor, idOrSlug: string): Promise<ConnectionView> {
  const { integration } = await requireIntegration(actor, 'enter_key', idOrSlug)
  const { id } = await ensureConnection(actor, integration, ownerMeant(actor, integration.mode))
  return readConnection(actor, id)
}
