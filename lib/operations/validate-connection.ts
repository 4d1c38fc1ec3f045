import 'server-only'
import type { TestResult } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permitUse } from '@/lib/core/ownership'
import { permit } from '@/lib/core/permission'
import { examineConnection } from '@/lib/operations/examine-connection'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { requireConnection } from '@/lib/operations/read-connection'
import { viewResult } from '@/lib/operations/record-validation'
import { showAccount } from '@/lib/operations/show-account'

/**
 * Asks the provider, by its probe and within 15 s, whether the credential works, and records the answer.
 * Throws `integration_disabled`, `connection_disabled`, `not_connected`, `cannot_test` or `too_many_requests`; what the
 * provider answers is a result, not an error.
 */
export async function validateConnection(actor: Actor, key: string): Promise<TestResult> {
  const { connection, provider } = await requireConnection(actor, key)
  permit(actor, 'test_connection', connection.integrationId)
  permitUse(actor, connection)
  if (!connection.integration.enabled) throw new PatchbayError('integration_disabled')
  if (!connection.enabled) throw new PatchbayError('connection_disabled')
  if (connection.credential === null) throw new PatchbayError('not_connected')
  if (!provider.probe) throw new PatchbayError('cannot_test')
  await consumePoint(LIMITS.test, 'id' in actor ? actor.id : actor.type)
  const check = await examineConnection(actor, connection, provider, 'person')
  if (check?.code === null) await showAccount(actor, connection.id, provider)
  return viewResult(actor, connection.id, provider, check)
}
