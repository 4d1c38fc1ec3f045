import 'server-only'
import type { TestResult } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { secretsOf } from '@/lib/core/credential'
import { isProviderFailure, ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { redact } from '@/lib/core/redact'
import { askProvider, spokesmanOf } from '@/lib/operations/ask-provider'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { openCredential } from '@/lib/operations/open-credential'
import { type Asker, type Finding, recordValidation } from '@/lib/operations/record-validation'
import { type Refreshed, refreshIfExpired, targetOf } from '@/lib/operations/refresh-connection'
import { renewRejected } from '@/lib/operations/renew-rejected'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { writeUsedUp } from '@/lib/store/leases'

/**
 * Asks the provider by its probe whether the credential works, renewed first where its time is up, and records the
 * answer. A token that is refused before its time is renewed once and asked about once more; then the verdict stands.
 */
export async function examineConnection(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  how: Asker,
): Promise<TestResult> {
  const startedAt = performance.now()
  const options = { force: how === 'person', background: how === 'schedule' }
  const current = await refreshIfExpired(actor, connection, options)
  const finding = await find(current, provider, startedAt)
  const isRefused = finding.failure?.code === 'invalid_token' && current.failure === null
  if (!isRefused || !mayRenew(current.connection))
    return recordValidation(actor, { ...current, provider }, finding, how)
  const renewed = await renewRejected(actor, targetOf(current.connection), options)
  const isNew = renewed.connection.credentialVersion !== current.connection.credentialVersion
  if (!isNew && isPassing(renewed.failure))
    await writeUsedUp(current.connection.id, current.connection.credentialVersion)
  const verdict = isNew || renewed.failure ? await find(renewed, provider, startedAt) : finding
  return recordValidation(actor, { ...renewed, provider }, verdict, how)
}

function mayRenew({ hasRefreshToken, refusedCode }: ConnectionWithIntegration): boolean {
  return hasRefreshToken && refusedCode === null
}

function isPassing(failure: ProviderFailure | null): boolean {
  return failure !== null && FAILURES[failure.code].kind === 'transient'
}

async function find(current: Refreshed, provider: Provider, startedAt: number): Promise<Finding> {
  const secrets: string[] = []
  try {
    const credential = openCredential(current.connection)
    if (credential) secrets.push(...secretsOf(credential))
    const { integration, grantedScopes } = current.connection
    if (provider.oauth2) secrets.push(...correspondentOf(integration, provider).secrets)
    // Only now: a failed refresh has words too, and they are redacted by all of these.
    if (current.failure) throw current.failure
    if (!credential) throw new ProviderFailure('token_revoked')
    const spokesman = spokesmanOf(integration, provider, credential)
    const { latencyMs, scopes, limited } = await askProvider(spokesman, grantedScopes)
    return { failure: null, detail: null, latencyMs, scopes, limited }
  } catch (error) {
    if (!isProviderFailure(error)) throw error
    const detail = error.words === null ? null : redact(error.words, secrets)
    return {
      failure: error,
      detail,
      latencyMs: Math.round(performance.now() - startedAt),
      scopes: null,
      limited: false,
    }
  }
}
