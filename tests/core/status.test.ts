import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FailureCode } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'
import { failureOf, isFailing, STATUSES, type StatusFacts, statusOf } from '@/lib/core/status'

const now = new Date('2026-03-01T12:00:00Z')
const before = new Date('2026-03-01T11:59:59Z')
const after = new Date('2026-03-01T12:00:01Z')

/** A connection with nothing to say against it, and what is different this time. */
function facts(changes: Partial<StatusFacts> = {}): StatusFacts {
  return {
    integrationEnabled: true,
    connectionEnabled: true,
    integrationFault: null,
    hasCredential: true,
    hasRefreshToken: true,
    expiresAt: after,
    validation: { status: 'ok', code: null },
    hasOpenAuthorization: false,
    ...changes,
  }
}

const failed = (code: string | null) => ({ status: 'error' as const, code })
const expired = { expiresAt: before }
const withoutRefresh = { hasRefreshToken: false }
const withoutCredential = { hasCredential: false, hasRefreshToken: false, expiresAt: null, validation: null }

describe('the status table, row by row', () => {
  it.each<[string, Partial<StatusFacts>, string]>([
    ['the integration is switched off', { integrationEnabled: false }, 'disabled'],
    ['the connection is switched off', { connectionEnabled: false }, 'disabled'],
    ['the set-up is wrong', { validation: failed('invalid_client') }, 'misconfigured'],
    ['the endpoint is wrong', { validation: failed('wrong_endpoint') }, 'misconfigured'],
    ['the address is blocked', { validation: failed('blocked_address') }, 'misconfigured'],
    ['the grant is refused', { validation: failed('invalid_grant') }, 'needs_reauth'],
    ['the consent is revoked', { validation: failed('token_revoked') }, 'needs_reauth'],
    ['401 after all', { validation: failed('invalid_token') }, 'needs_reauth'],
    ['expired with nothing to refresh it', { ...expired, ...withoutRefresh }, 'needs_reauth'],
    ['expired, and refreshing fails for now', { ...expired, validation: failed('timeout') }, 'unavailable'],
    ['valid, and the check timed out', { validation: failed('timeout') }, 'degraded'],
    ['valid, and the check met a 5xx', { validation: failed('provider_unavailable') }, 'degraded'],
    ['valid, and the check met a 429', { validation: failed('rate_limited') }, 'degraded'],
    ['the last validation succeeded', {}, 'connected'],
    ['expired, but it can be refreshed', expired, 'connected'],
    ['it never expires', { expiresAt: null, ...withoutRefresh }, 'connected'],
    ['never validated since it was saved', { validation: null }, 'unverified'],
    ['an attempt is open', { ...withoutCredential, hasOpenAuthorization: true }, 'connecting'],
    ['no credential', withoutCredential, 'not_connected'],
  ])('%s', (_, changes, expected) => {
    expect(statusOf(facts(changes), now)).toBe(expected)
  })

  it.each<[string, Partial<StatusFacts>, string]>([
    [
      'disabled before misconfigured',
      { integrationEnabled: false, validation: failed('invalid_client') },
      'disabled',
    ],
    [
      'misconfigured before needs_reauth',
      { ...expired, ...withoutRefresh, validation: failed('invalid_client') },
      'misconfigured',
    ],
    [
      'misconfigured without a credential',
      { ...withoutCredential, validation: failed('invalid_client') },
      'misconfigured',
    ],
    ['needs_reauth before unavailable', { ...expired, validation: failed('invalid_grant') }, 'needs_reauth'],
    [
      'needs_reauth before degraded',
      { ...expired, ...withoutRefresh, validation: failed('timeout') },
      'needs_reauth',
    ],
    ['a reconnect in progress takes nothing away', { hasOpenAuthorization: true }, 'connected'],
    [
      'a failure of what is gone is no failure',
      { ...withoutCredential, validation: failed('timeout') },
      'not_connected',
    ],
  ])('the first match wins: %s', (_, changes, expected) => {
    expect(statusOf(facts(changes), now)).toBe(expected)
  })

  it('a credential ends at its instant, not after it', () => {
    expect(statusOf(facts({ expiresAt: now, ...withoutRefresh }), now)).toBe('needs_reauth')
    expect(statusOf(facts({ expiresAt: new Date(now.getTime() + 1), ...withoutRefresh }), now)).toBe(
      'connected',
    )
  })

  it('an attempt that was cancelled says nothing against the credential', () => {
    expect(statusOf(facts({ validation: failed('cancelled') }), now)).toBe('connected')
  })

  it('a code from a later version is a passing failure, not a crash', () => {
    expect(statusOf(facts({ validation: failed('invented_later') }), now)).toBe('degraded')
    expect(failureOf(facts({ validation: failed('invented_later') }), now)).toBe('unexpected_answer')
  })
})

describe('the failure behind a status', () => {
  it.each<[string, Partial<StatusFacts>, FailureCode | null]>([
    ['what was recorded', { validation: failed('invalid_client') }, 'invalid_client'],
    [
      'what was recorded, when it is for good',
      { ...expired, validation: failed('token_revoked') },
      'token_revoked',
    ],
    ['expired, by the clock alone', { ...expired, ...withoutRefresh }, 'expired'],
    [
      'expired, whatever passing trouble came before',
      { ...expired, ...withoutRefresh, validation: failed('timeout') },
      'expired',
    ],
    ['none while it works', {}, null],
    ['none while it is switched off', { connectionEnabled: false, validation: failed('timeout') }, null],
  ])('is %s', (_, changes, expected) => {
    expect(failureOf(facts(changes), now)).toBe(expected)
  })
})

const anyFacts: fc.Arbitrary<StatusFacts> = fc.record({
  integrationEnabled: fc.boolean(),
  connectionEnabled: fc.boolean(),
  integrationFault: fc.constantFrom(null, null, 'invalid_client'),
  hasCredential: fc.boolean(),
  hasRefreshToken: fc.boolean(),
  expiresAt: fc.option(fc.date({ noInvalidDate: true })),
  validation: fc.option(
    fc.oneof(
      fc.constant({ status: 'ok' as const, code: null }),
      fc.record({
        status: fc.constant('error' as const),
        code: fc.option(
          fc.oneof(fc.constantFrom(...Object.keys(FAILURES)), fc.string(), fc.constant('constructor')),
        ),
      }),
    ),
  ),
  hasOpenAuthorization: fc.boolean(),
})

describe('whatever the facts', () => {
  const property = (check: (given: StatusFacts, at: Date) => void) =>
    fc.assert(
      fc.property(anyFacts, fc.date({ noInvalidDate: true }), (given, at) => {
        check(given, at)
      }),
      { numRuns: 2_000 },
    )

  it('there is exactly one status', () => {
    property((given, at) =>
      expect(STATUSES.filter((status) => status === statusOf(given, at))).toHaveLength(1),
    )
  })

  it('a status fails if and only if it has a failure', () => {
    property((given, at) => expect(failureOf(given, at) !== null).toBe(isFailing(statusOf(given, at))))
  })

  it('the failure is of the kind that its status says', () => {
    const kinds = {
      misconfigured: 'misconfigured',
      needs_reauth: 'dead',
      unavailable: 'transient',
      degraded: 'transient',
    }
    property((given, at) => {
      const failure = failureOf(given, at)
      if (failure) expect(kinds).toHaveProperty(statusOf(given, at), FAILURES[failure].kind)
    })
  })

  it('without a credential nothing is connected, and time alone never mends anything', () => {
    property((given, at) => {
      const status = statusOf({ ...given, hasCredential: false }, at)
      expect(['disabled', 'misconfigured', 'connecting', 'not_connected']).toContain(status)
      const later = statusOf(given, new Date(Math.min(at.getTime() + 1e9, 8.64e15)))
      if (statusOf(given, at) === 'needs_reauth') expect(later).toBe('needs_reauth')
    })
  })
})
