/** Longer than this is taken for nonsense: ten years. */
const longestMs = 10 * 365 * 24 * 3600 * 1000

/**
 * When a token ends that was asked for at `startedAt` and lives `seconds`; null when its life is not known, as with
 * zero: a token that is over on arrival would be renewed for ever.
 */
export function expiryOf(startedAt: Date, seconds: number | null): Date | null {
  if (seconds === null || !Number.isFinite(seconds) || seconds <= 0) return null
  return new Date(startedAt.getTime() + Math.min(seconds * 1000, longestMs))
}
