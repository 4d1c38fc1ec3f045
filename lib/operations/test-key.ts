import 'server-only'
import type { KeyTest } from '@/lib/contract/connection'
import type { Setup } from '@/lib/contract/setup'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permitUse } from '@/lib/core/ownership'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { planKey } from '@/lib/operations/plan-key'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { requireConnection } from '@/lib/operations/read-connection'
import { tryKey } from '@/lib/operations/try-key'
import { viewFailure } from '@/lib/operations/view-connection'

/**
 * Tries what is typed, before it is saved; nothing is stored. A blank secret stands for the stored one of that
 * connection; without a connection it is for an integration that does not exist yet. Throws as `planKey` does,
 * `cannot_test` or `too_many_requests`.
 */
export async function testKey(
  actor: Actor,
  of: { connection: string } | { provider: string },
  input: Setup,
): Promise<KeyTest> {
  const { provider, connection } = await findSubject(actor, of)
  const { credential } = planKey(actor, provider, connection, input)
  await consumePoint(LIMITS.test, 'id' in actor ? actor.id : actor.type)
  const finding = await tryKey(provider, credential)
  if (!finding) throw new PatchbayError('cannot_test')
  const { failure, detail, latencyMs, limited } = finding
  return {
    failure: failure && viewFailure(failure.code, provider, JSON.stringify(failure.params), actor.locale),
    ...{ detail, latencyMs, limited },
  }
}

async function findSubject(actor: Actor, of: { connection: string } | { provider: string }) {
  if ('connection' in of) {
    const found = await requireConnection(actor, of.connection)
    permit(actor, 'enter_key', found.connection.integrationId)
    permitUse(actor, found.connection)
    return found
  }
  permit(actor, 'write_integration', NO_INTEGRATION)
  const provider = await findAnyProvider(of.provider)
  if (!provider) throw new PatchbayError('not_found')
  return { provider, connection: null }
}
