import 'server-only'
import type { TestResult } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { secretsOf } from '@/lib/core/credential'
import { PatchbayError } from '@/lib/core/errors'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { permit } from '@/lib/core/permission'
import type { Provider } from '@/lib/core/provider'
import { redact } from '@/lib/core/redact'
import { askProvider } from '@/lib/operations/ask-provider'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { openCredential } from '@/lib/operations/open-credential'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { requireConnection } from '@/lib/operations/read-connection'
import { type Finding, recordValidation } from '@/lib/operations/record-validation'
import { refreshIfExpired } from '@/lib/operations/refresh-connection'
import type { ConnectionWithIntegration } from '@/lib/store/connections'

/**
 * Asks the provider, by its probe and within 15 s, whether the credential works, and records the answer.
 * Throws `not_connected`, `cannot_test` or `too_many_requests`; what the provider answers is a result, not an error.
 */
export async function validateConnection(actor: Actor, key: string): Promise<TestResult> {
  const { connection, provider } = await requireConnection(actor, key)
  permit(actor, 'test_connection', connection.integrationId)
  if (connection.credential === null) throw new PatchbayError('not_connected')
  if (!provider.probe) throw new PatchbayError('cannot_test')
  await consumePoint(LIMITS.test, 'id' in actor ? actor.id : actor.type)
  const startedAt = performance.now()
  const current = await refreshIfExpired(actor, connection, provider, { force: true })
  return recordValidation(actor, { ...current, provider }, await find(current, provider, startedAt))
}

async function find(
  current: { connection: ConnectionWithIntegration; failure: ProviderFailure | null },
  provider: Provider,
  startedAt: number,
): Promise<Finding> {
  const secrets: string[] = []
  try {
    const credential = openCredential(current.connection)
    if (credential) secrets.push(...secretsOf(credential))
    secrets.push(...correspondentOf(current.connection.integration, provider).secrets)
    // Only now: a failed refresh has words too, and they are redacted by all of these.
    if (current.failure) throw current.failure
    if (!credential) throw new ProviderFailure('token_revoked')
    const { integration, grantedScopes } = current.connection
    const { latencyMs, scopes } = await askProvider(
      integration,
      provider,
      credential.accessToken,
      grantedScopes,
    )
    return { failure: null, detail: null, latencyMs, scopes }
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    const detail = error.words === null ? null : redact(error.words, secrets)
    return { failure: error, detail, latencyMs: Math.round(performance.now() - startedAt), scopes: null }
  }
}
