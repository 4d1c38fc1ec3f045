/** A session ends by itself after 12 hours without a request, and after 7 days in any case. */
export const SESSION_IDLE_MS = 12 * 60 * 60 * 1000
export const SESSION_LIFE_MS = 7 * 24 * 60 * 60 * 1000

/** Whether a session still stands. */
export function isSessionAlive(
  session: { createdAt: Date; lastSeenAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  if (session.endedAt !== null) return false
  const idleMs = now.getTime() - session.lastSeenAt.getTime()
  const ageMs = now.getTime() - session.createdAt.getTime()
  return idleMs < SESSION_IDLE_MS && ageMs < SESSION_LIFE_MS
}
