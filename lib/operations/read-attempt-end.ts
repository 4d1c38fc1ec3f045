import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isStarter } from '@/lib/core/starter'
import { openProof } from '@/lib/operations/open-proof'
import { findAuthorization } from '@/lib/store/authorizations'
import { findCustomerConnection } from '@/lib/store/subject-connections'
import { digest } from '@/lib/vault/digest'

/** Whether the attempt that a callback's `state` names was begun in the catalog. */
export async function isOfCatalog(state: string | null): Promise<boolean> {
  const authorization = state ? await findAuthorization(digest(state)) : null
  return authorization !== null && authorization.subjectId !== null
}

/** How a customer's attempt ended, for the window that they began it in; null for anybody else. */
export async function readAttemptEnd(
  actor: Actor,
  state: string | null,
): Promise<{ slug: string; connectionId: string; popup: boolean; error: string | null } | null> {
  const authorization = state ? await findAuthorization(digest(state)) : null
  if (!authorization || !isStarter(actor, authorization)) return null
  const connection = await findCustomerConnection(authorization.connectionId)
  if (!connection) return null
  const { outcome } = authorization
  return {
    ...{ slug: connection.integration.slug, connectionId: connection.id },
    popup: openProof<{ popup?: string }>(authorization).popup === '1',
    error: outcome === 'connected' ? null : (outcome ?? 'unexpected_answer'),
  }
}
