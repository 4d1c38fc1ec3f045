import 'server-only'
import type { TestResult } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import type { EventType } from '@/lib/core/event'
import type { ProviderFailure } from '@/lib/core/failure'
import type { Provider } from '@/lib/core/provider'
import { isFailing, type Status, statusOf } from '@/lib/core/status'
import { recordEvent } from '@/lib/operations/record-event'
import { factsOf, viewCheck, viewConnection } from '@/lib/operations/view-connection'
import { appendCheck, type CheckRecord } from '@/lib/store/checks'
import {
  type ConnectionWithIntegration,
  findConnection,
  writeGrantedScopes,
  writeValidation,
} from '@/lib/store/connections'
import { type Db, transaction } from '@/lib/store/database'

/** What asking the provider found; `failure` null is success. */
export interface Finding {
  failure: ProviderFailure | null
  /** The provider's own words, redacted. */
  detail: string | null
  latencyMs: number
  /** The scopes that the token has now, where the provider says. */
  scopes: readonly string[] | null
}

interface Subject {
  connection: ConnectionWithIntegration
  provider: Provider
}

/**
 * Appends a check, and writes the connection's state if the credential is still the one that was asked about. The
 * change log gets the check, and what it changed: a failure once, a recovery once.
 */
export async function recordValidation(
  actor: Actor,
  subject: Subject,
  finding: Finding,
): Promise<TestResult> {
  const { connection, provider } = subject
  const now = new Date()
  const before = statusOf(factsOf(connection, connection.integration, now), now)
  const { check, after } = await transaction(async (tx) => {
    const check = await writeFinding(tx, subject, finding, now)
    const after = await findConnection({ by: 'id', id: connection.id }, tx)
    if (!after) throw new PatchbayError('not_found')
    await recordChange(
      tx,
      actor,
      subject,
      finding,
      before,
      statusOf(factsOf(after, after.integration, now), now),
    )
    return { check, after }
  })
  return {
    check: viewCheck(check, provider),
    connection: viewConnection(after, after.integration, provider, now),
  }
}

async function writeFinding(
  tx: Db,
  { connection }: Subject,
  finding: Finding,
  now: Date,
): Promise<CheckRecord> {
  const code = finding.failure?.code ?? null
  const params = finding.failure ? JSON.stringify(finding.failure.params) : null
  const changed = connection.validationStatus === null || connection.validationCode !== code
  if (changed) await writeValidation(tx, connection.id, connection.credentialVersion, code, params, now)
  if (finding.scopes)
    await writeGrantedScopes(tx, connection.id, connection.credentialVersion, [...finding.scopes])
  const { detail, latencyMs } = finding
  return appendCheck(tx, { connectionId: connection.id, how: 'person', code, params, detail, latencyMs })
}

async function recordChange(
  tx: Db,
  actor: Actor,
  { connection }: Subject,
  { failure, latencyMs }: Finding,
  before: Status,
  after: Status,
): Promise<void> {
  const about = {
    integrationId: connection.integrationId,
    connectionId: connection.id,
    target: formatConnectionKey(connection.integration.slug, connection.name),
  }
  const outcome = failure ? 'failure' : 'success'
  const code = failure?.code ?? null
  await recordEvent(tx, actor, {
    type: 'connection.validated',
    outcome,
    ...about,
    detail: { code, latencyMs, status: after },
  })
  if (failure?.code === 'blocked_address')
    await recordEvent(tx, actor, {
      type: 'security.blocked_egress',
      outcome: 'denied',
      ...about,
      detail: failure.params,
    })
  if (failure?.code === 'opening_failed')
    await recordEvent(tx, actor, { type: 'security.opening_failed', outcome: 'failure', ...about })
  const type = changeOf(before, after)
  if (type) await recordEvent(tx, actor, { type, outcome, ...about, detail: { code, status: after } })
}

const FAILING_TYPES: Partial<Record<Status, EventType>> = {
  misconfigured: 'connection.misconfigured',
  needs_reauth: 'connection.needs_reauth',
  unavailable: 'connection.unavailable',
  degraded: 'connection.degraded',
}

function changeOf(before: Status, after: Status): EventType | null {
  if (before === after) return null
  if (isFailing(after)) return FAILING_TYPES[after] ?? null
  return isFailing(before) ? 'connection.recovered' : null
}
