import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { secretsOf } from '@/lib/core/credential'
import { ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { lacksScope, scopesToAsk } from '@/lib/core/scopes'
import { askProvider, spokesmanOf } from '@/lib/operations/ask-provider'
import { findOut } from '@/lib/operations/find-out'
import { correspondentOf } from '@/lib/operations/oauth-client'
import { openCredential } from '@/lib/operations/open-credential'
import { type Asker, type Finding, recordValidation } from '@/lib/operations/record-validation'
import { type Refreshed, refreshIfExpired, targetOf } from '@/lib/operations/refresh-connection'
import { renewRejected } from '@/lib/operations/renew-rejected'
import type { CheckRecord } from '@/lib/store/checks'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { writeUsedUp } from '@/lib/store/leases'

/**
 * Asks the provider by its probe whether the credential works, renewed first where its time is up, and records the
 * answer (`recordValidation`). A token that is refused before its time is renewed once and asked about once more; then the verdict stands.
 */
export async function examineConnection(
  actor: Actor,
  connection: ConnectionWithIntegration,
  provider: Provider,
  how: Asker,
): Promise<CheckRecord | null> {
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
  const { connection } = current
  const ask = async () => {
    const { grantedScopes } = connection
    const credential = openCredential(connection)
    if (credential) secrets.push(...secretsOf(credential))
    if (provider.oauth2) secrets.push(...correspondentOf(connection, provider).secrets)
    // Only now: a failed refresh has words too, and they are redacted by all of these.
    if (current.failure) throw current.failure
    if (!credential) throw new ProviderFailure('token_revoked')
    return askProvider(spokesmanOf(connection, provider, credential), grantedScopes)
  }
  const finding = await findOut(secrets, ask, startedAt)
  return { ...finding, failure: finding.failure && besideSetup(finding.failure, connection, provider) }
}

/** A scope that nobody asks for comes with no consent: it is the set-up that has to change. */
function besideSetup(
  failure: ProviderFailure,
  { integration, grantedScopes }: ConnectionWithIntegration,
  { oauth2 }: Provider,
): ProviderFailure {
  const { code, params, words } = failure
  if (code !== 'missing_scope' || !oauth2) return failure
  const asked = scopesToAsk(oauth2, integration.scopes)
  if (!lacksScope(params.scopes ?? '', asked, grantedScopes)) return failure
  return new ProviderFailure('scope_not_asked', { params, words, cause: failure })
}
