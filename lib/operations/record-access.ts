import 'server-only'
import { type Actor, whoActs } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { log } from '@/lib/log'
import { metrics } from '@/lib/metrics'
import { appendAccess } from '@/lib/store/access'

/** One use of a credential: who, of which connection, for what, and how it ended. */
export interface Use {
  what: 'credential' | 'proxy'
  /** `served`, or the code of the error that the caller was told. */
  outcome: string
  integrationId: string | null
  connectionId: string | null
  /** The connection's key, in words that outlive its row. */
  target: string
}

/**
 * Writes a line of the access log, together with whatever else is to be written now, and waits for the commit: no secret
 * is given without it. Throws `audit_unavailable`.
 */
export async function recordAccess(actor: Actor, use: Use): Promise<void> {
  const { what, outcome, integrationId, connectionId, target } = use
  const { actorType, actorId, actorName } = whoActs(actor)
  const { address, requestId } = actor
  try {
    await appendAccess({
      what,
      outcome,
      actorType,
      actorId,
      actorName,
      address,
      requestId,
      integrationId,
      connectionId,
      target,
    })
  } catch (error) {
    metrics().auditFailures.inc()
    log().error({ err: error, requestId }, 'an access line could not be written')
    throw new PatchbayError('audit_unavailable', { cause: error, retryAfter: 1 })
  }
}
