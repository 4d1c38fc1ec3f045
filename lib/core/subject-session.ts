/** How long a link to the catalog waits to be opened. */
export const CONNECT_LINK_MS = 30 * 60 * 1000

/** How long a one-time token waits: it is made the moment before it is used. */
export const ONE_TIME_TOKEN_MS = 60 * 1000

/** How a customer's browser got its session: by a user token, a one-time token, a link, or an admin who looks through their eyes. */
export type SubjectEntry = 'token' | 'ott' | 'link' | 'console'

const HOUR_MS = 60 * 60 * 1000

/** What came by an address may have been seen by others: it opens the door for an hour, a sign-in for half a day. */
const LIFE_MS: Record<SubjectEntry, number> = {
  token: 12 * HOUR_MS,
  ott: 12 * HOUR_MS,
  link: HOUR_MS,
  console: HOUR_MS,
}

/** The longest that any session of a customer lasts. */
export const LONGEST_SUBJECT_SESSION_MS = Math.max(...Object.values(LIFE_MS))

/** When a session that begins now ends, whatever happens in it. */
export function subjectSessionEnd(via: SubjectEntry, now: Date): Date {
  return new Date(now.getTime() + LIFE_MS[via])
}

/** Whether it still lets anybody in. */
export function isSubjectSessionAlive(
  { expiresAt, endedAt }: { expiresAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  return endedAt === null && expiresAt > now
}
