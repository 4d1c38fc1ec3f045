import { type FailureCode, isFailureCode } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'

export const STATUSES = [
  'disabled',
  'misconfigured',
  'needs_reauth',
  'unavailable',
  'degraded',
  'connected',
  'unverified',
  'connecting',
  'not_connected',
] as const

export type Status = (typeof STATUSES)[number]

/** All that a connection's status follows from. */
export interface StatusFacts {
  integrationEnabled: boolean
  connectionEnabled: boolean
  hasCredential: boolean
  hasRefreshToken: boolean
  expiresAt: Date | null
  /** The last recorded validation or grant; null when there was none since the credential was saved. */
  validation: { status: 'ok' | 'error'; code: string | null } | null
  hasOpenAuthorization: boolean
}

/** The status of a connection: the first match of DESIGN §5's table, derived here and nowhere else. */
export function statusOf(facts: StatusFacts, now: Date): Status {
  if (!facts.integrationEnabled || !facts.connectionEnabled) return 'disabled'
  const failing = failureKindOf(facts)
  if (failing === 'misconfigured') return 'misconfigured'
  if (!facts.hasCredential) return facts.hasOpenAuthorization ? 'connecting' : 'not_connected'
  const expired = facts.expiresAt !== null && facts.expiresAt <= now
  if (failing === 'dead' || (expired && !facts.hasRefreshToken)) return 'needs_reauth'
  if (failing === 'transient') return expired ? 'unavailable' : 'degraded'
  return facts.validation ? 'connected' : 'unverified'
}

/** The failure behind a failing status; `expired` is never recorded, it follows from the clock. */
export function failureOf(facts: StatusFacts, now: Date): FailureCode | null {
  const status = statusOf(facts, now)
  if (!isFailing(status)) return null
  const code = recordedFailure(facts)
  // Whatever was recorded before the clock ran out is not why a person is needed now.
  if (!code || (status === 'needs_reauth' && FAILURES[code].kind !== 'dead')) return 'expired'
  return code
}

const FAILING: readonly Status[] = ['misconfigured', 'needs_reauth', 'unavailable', 'degraded']

/** Whether a person should look at it: what the overview puts first. */
export function isFailing(status: Status): boolean {
  return FAILING.includes(status)
}

function recordedFailure(facts: StatusFacts): FailureCode | null {
  const { validation } = facts
  if (validation?.status !== 'error') return null
  return validation.code && isFailureCode(validation.code) ? validation.code : 'unexpected_answer'
}

function failureKindOf(facts: StatusFacts) {
  const code = recordedFailure(facts)
  return code ? FAILURES[code].kind : null
}
