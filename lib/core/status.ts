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
  /** What the provider refuses about the integration's set-up. */
  integrationFault: string | null
  hasCredential: boolean
  hasRefreshToken: boolean
  expiresAt: Date | null
  /** The last recorded validation or grant; null when there was none since the credential was saved. */
  validation: { status: 'ok' | 'error'; code: string | null } | null
  hasOpenAuthorization: boolean
}

/** What a status is decided by; each is true or false of a connection. */
export type Condition =
  | 'disabled'
  | 'misconfigured'
  | 'dead'
  | 'transient'
  | 'credential'
  | 'refreshable'
  | 'expired'
  | 'validated'
  | 'authorizing'

/**
 * DESIGN §5's table, in its order: the first rule whose conditions hold gives the status. `statusOf` reads it, and the
 * store makes its SQL from it, so that a list is filtered by the very same rules.
 */
export const STATUS_RULES: readonly {
  status: Status
  all: readonly Condition[]
  none?: readonly Condition[]
}[] = [
  { status: 'disabled', all: ['disabled'] },
  { status: 'misconfigured', all: ['misconfigured'] },
  { status: 'connecting', all: ['authorizing'], none: ['credential'] },
  { status: 'not_connected', all: [], none: ['credential'] },
  { status: 'needs_reauth', all: ['dead'] },
  { status: 'needs_reauth', all: ['expired'], none: ['refreshable'] },
  { status: 'unavailable', all: ['transient', 'expired'] },
  { status: 'degraded', all: ['transient'] },
  { status: 'connected', all: ['validated'] },
  { status: 'unverified', all: [] },
]

/** The status of a connection at `now`. */
export function statusOf(facts: StatusFacts, now: Date): Status {
  const holds = conditionsOf(facts, now)
  const rule = STATUS_RULES.find(
    ({ all, none = [] }) => all.every((it) => holds[it]) && !none.some((it) => holds[it]),
  )
  return rule?.status ?? 'unverified'
}

function conditionsOf(facts: StatusFacts, now: Date): Record<Condition, boolean> {
  const failing = failureKindOf(facts)
  return {
    disabled: !facts.integrationEnabled || !facts.connectionEnabled,
    misconfigured: failing === 'misconfigured' || facts.integrationFault !== null,
    dead: failing === 'dead',
    transient: failing === 'transient',
    credential: facts.hasCredential,
    refreshable: facts.hasRefreshToken,
    expired: facts.expiresAt !== null && facts.expiresAt <= now,
    validated: facts.validation !== null,
    authorizing: facts.hasOpenAuthorization,
  }
}

/** The failure behind a failing status; `expired` is never recorded, it follows from the clock. */
export function failureOf(facts: StatusFacts, now: Date): FailureCode | null {
  const status = statusOf(facts, now)
  if (!isFailing(status)) return null
  const code = recordedFailure(facts)
  if (status === 'misconfigured' && (!code || FAILURES[code].kind !== 'misconfigured'))
    return knownFault(facts)
  // Whatever was recorded before the clock ran out is not why a person is needed now.
  if (!code || (status === 'needs_reauth' && FAILURES[code].kind !== 'dead')) return 'expired'
  return code
}

/** What there is nothing to test of, or what somebody has switched off. */
export const UNTESTED: readonly Status[] = ['disabled', 'connecting', 'not_connected']

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

function knownFault({ integrationFault }: StatusFacts): FailureCode {
  return integrationFault && isFailureCode(integrationFault) ? integrationFault : 'invalid_client'
}
