import 'server-only'
import type { TestResult } from '@/lib/contract/connection'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import type { EventType } from '@/lib/core/event'
import type { ProviderFailure } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import type { Provider } from '@/lib/core/provider'
import { isFailing, type Status, type StatusFacts, statusOf } from '@/lib/core/status'
import { isSetupFault } from '@/lib/operations/note-fault'
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
  /** Whether it works, though it may not do just what the probe asks. */
  limited: boolean
}

/**
 * Who asked. The schedule's repeats leave a check behind, and a program's word not even that, unless something has
 * changed.
 */
export type Asker = 'person' | 'schedule' | 'program'

interface Subject {
  connection: ConnectionWithIntegration
  provider: Provider
}

/**
 * Appends a check where a person or the schedule asked, and writes the connection's state if the credential is still the
 * one that was asked about. The change log gets the check, and what it changed: a failure once, a recovery once.
 * Answers the check; null where a program's word was behind it.
 */
export async function recordValidation(
  actor: Actor,
  subject: Subject,
  finding: Finding,
  how: Asker,
): Promise<CheckRecord | null> {
  const { connection } = subject
  const now = new Date()
  const facts = factsOf(connection, connection.integration, now)
  return transaction(async (tx) => {
    const written = await writeState(tx, subject, finding, now)
    const check = how === 'program' ? null : await writeCheck(tx, subject, finding, how)
    const news = isNews(subject, finding)
    const before = statusOf(facts, now)
    const after = written && news ? statusOf(factsAfter(facts, finding.failure), now) : before
    if (how === 'person' || (written && (before !== after || news)))
      await recordChange(tx, actor, subject, finding, { before, after })
    return check
  })
}

/** What a person's test found, with the connection as it stands now. */
export async function viewResult(
  actor: Actor,
  connectionId: string,
  provider: Provider,
  check: CheckRecord | null,
): Promise<TestResult> {
  const connection = await findConnection({ by: 'id', id: connectionId })
  if (!connection || !check) throw new PatchbayError('not_found')
  return {
    check: viewCheck(check, provider, actor.locale),
    connection: viewConnection(connection, connection.integration, provider, {
      now: new Date(),
      locale: actor.locale,
    }),
  }
}

function factsAfter(facts: StatusFacts, failure: ProviderFailure | null): StatusFacts {
  if (failure && isSetupFault(failure.code)) return { ...facts, integrationFault: failure.code }
  return { ...facts, validation: { status: failure ? 'error' : 'ok', code: failure?.code ?? null } }
}

/** The row changes only when what is known of the credential does. False: it was another credential by then. */
async function writeState(tx: Db, { connection }: Subject, finding: Finding, now: Date): Promise<boolean> {
  const { id, credentialVersion } = connection
  const { failure, scopes } = finding
  // It is the integration's, and was noted there.
  if (failure && isSetupFault(failure.code)) return true
  if (scopes) await writeGrantedScopes(tx, id, credentialVersion, [...scopes])
  const code = failure?.code ?? null
  if (!isNews({ connection }, finding)) return connection.refusedCode === null
  return writeValidation(tx, id, credentialVersion, code, paramsOf(failure), now)
}

/** Whether it is not what stands on the connection already: another outcome, code or reason. */
function isNews({ connection }: Pick<Subject, 'connection'>, { failure }: Finding): boolean {
  const { validationStatus, validationCode, validationReason } = connection
  // Whether it works is still not known of a credential that nobody has seen work.
  if (validationStatus === null && failure && FAILURES[failure.code].kind === 'transient') return false
  if (validationStatus === null || validationCode !== (failure?.code ?? null)) return true
  return failure !== null && validationReason !== paramsOf(failure)
}

function writeCheck(
  tx: Db,
  { connection }: Subject,
  { failure, detail, latencyMs, limited }: Finding,
  how: Asker,
): Promise<CheckRecord> {
  const found = { code: failure?.code ?? null, params: paramsOf(failure), detail, latencyMs, limited }
  return appendCheck(tx, { connectionId: connection.id, how, ...found })
}

function paramsOf(failure: ProviderFailure | null): string | null {
  return failure && JSON.stringify(failure.params)
}

async function recordChange(
  tx: Db,
  actor: Actor,
  { connection }: Subject,
  { failure, latencyMs }: Finding,
  { before, after }: { before: Status; after: Status },
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
  if (failure?.code === 'opening_failed' && connection.validationCode !== failure.code)
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

/** The event that a change of status is, if it is one to tell of. */
export function changeOf(before: Status, after: Status): EventType | null {
  if (before === after) return null
  if (isFailing(after)) return FAILING_TYPES[after] ?? null
  return isFailing(before) ? 'connection.recovered' : null
}
