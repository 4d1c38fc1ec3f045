/** The first pause after a failure; each further one doubles it. */
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 15 * 60 * 1000
/** A provider may ask for more patience than that, up to here. */
const LONGEST_ASKED_MS = 60 * 60 * 1000

/** How far ahead of its expiry a credential is refreshed: a fifth of its life, between half a minute and ten minutes. */
const SHARE = 0.2
const LEAST_AHEAD_MS = 30_000
const MOST_AHEAD_MS = 10 * 60 * 1000

/**
 * Milliseconds to wait after the `failures`th failure in a row: exponential, spread between half and all of it by
 * `random` (0 to 1), and never less than the provider asked for (`Retry-After`, seconds).
 */
export function pauseAfter(failures: number, retryAfter: number | null, random: number): number {
  const whole = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS)
  const asked = Math.min((retryAfter ?? 0) * 1000, LONGEST_ASKED_MS)
  return Math.max(Math.round(whole * (0.5 + random / 2)), asked)
}

/**
 * When to refresh a credential ahead of its expiry, spread by `random` over half of the margin, so that a thousand of
 * one hour do not come at once. Null: it does not expire, or has no time left to be ahead of.
 */
export function refreshTimeOf(obtainedAt: Date, expiresAt: Date | null, random: number): Date | null {
  if (expiresAt === null) return null
  const lifeMs = expiresAt.getTime() - obtainedAt.getTime()
  const aheadMs = Math.min(Math.max(lifeMs * SHARE, LEAST_AHEAD_MS), MOST_AHEAD_MS)
  // A life shorter than the margin is used up first: refreshing at once, for ever, helps nobody.
  if (lifeMs <= 2 * LEAST_AHEAD_MS) return expiresAt
  return new Date(expiresAt.getTime() - aheadMs * (0.5 + random / 2))
}

/** What is known of earlier uses of a refresh token. */
export interface EarlierUses {
  /** Uses of which no answer came, the one about to be made not counted. */
  unanswered: number
  /** Whether the provider replaces refresh tokens; null: not known yet. */
  rotates: boolean | null
  /** Whether the access token still serves. */
  stillValid: boolean
}

/**
 * Whether a refresh token may be sent. Where an answer was lost, the provider may have replaced it, and a second use may
 * look like theft: one is dared (RFC 9700 §4.14: many allow the previous token for a while), but not before the old
 * access token is used up, and never a third. A provider that is known to keep refresh tokens may be asked as often.
 */
export function maySend({ unanswered, rotates, stillValid }: EarlierUses): 'send' | 'wait' | 'give_up' {
  if (unanswered === 0 || rotates === false) return 'send'
  if (unanswered > 1) return 'give_up'
  return stillValid ? 'wait' : 'send'
}
