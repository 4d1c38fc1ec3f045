/** Longer than this is taken for nonsense: ten years. */
const longestMs = 10 * 365 * 24 * 3600 * 1000

/** Days before its refresh token ends that a connection is spoken of: a week is enough to find who has to reconnect. */
export const ENDING_SOON_DAYS = 7

/** Whether what ends at `endsAt` is to be spoken of at `now` (ms): it is over, or over soon. */
export function endsSoon(endsAt: number, now: number): boolean {
  return endsAt < now + ENDING_SOON_DAYS * 24 * 3600 * 1000
}

/**
 * When a token ends that was asked for at `startedAt` and lives `seconds`; null when its life is not known, as with
 * zero: a token that is over on arrival would be renewed for ever.
 */
export function expiryOf(startedAt: Date, seconds: number | null): Date | null {
  if (seconds === null || !Number.isFinite(seconds) || seconds <= 0) return null
  return new Date(startedAt.getTime() + Math.min(seconds * 1000, longestMs))
}
