import { type Credential, grantedOf } from '@/lib/core/credential'

/** How much time a token that is handed out has left, so that it does not end on its way. */
const MARGIN_MS = 60_000
/** The tokens of an account's own server are renewed so long before their end: it asks documents of others first. */
const SESSION_MARGIN_MS = 5 * 60_000
/** Of its life, at most: a token of one minute is not renewed at each reading. */
const MARGIN_SHARE = 1 / 4
const ASKED_SHARE = 3 / 4

/** What callers are taken to ask for who ask for nothing. */
export function usualMs(credential: Credential): number {
  return grantedOf(credential)?.session ? SESSION_MARGIN_MS : 0
}

/**
 * How many milliseconds a token must have left to be handed out without a try to renew it: a minute, or what the caller
 * asked for, and never more than a token of this life (null: no end) could keep.
 */
export function neededMs(lifeMs: number | null, askedMs: number | undefined): number {
  if (lifeMs === null) return 0
  const margin = Math.min(MARGIN_MS, lifeMs * MARGIN_SHARE)
  return Math.max(margin, Math.min(askedMs ?? 0, lifeMs * ASKED_SHARE))
}
