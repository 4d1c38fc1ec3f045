/** How often an integration's connections are tested without anybody asking. */
export const SCHEDULES = ['off', 'hourly', 'daily'] as const
export type Schedule = (typeof SCHEDULES)[number]

const hourMs = 3_600_000
const everyMs: Record<Exclude<Schedule, 'off'>, number> = { hourly: hourMs, daily: 24 * hourMs }

/** When the clock's turn came to an integration's connections. */
export interface Turns {
  /** The latest of all. */
  lastTurnAt: Date | null
  /** The earliest, of those that it comes to: what is switched off, empty or refused for good is passed over. */
  firstTurnAt: Date | null
  /** Whether there is one among these that it never came to. */
  hasNew: boolean
}

/**
 * When the clock's turn came last and comes next among an integration's connections. No next: it is off, or there is none
 * to test. A next that is past, or was never set, is due at once.
 */
export function turnsOf(
  schedule: Schedule,
  { lastTurnAt: lastAt, firstTurnAt, hasNew }: Turns,
  now: Date,
): { lastAt: Date | null; nextAt: Date | null } {
  if (schedule === 'off') return { lastAt, nextAt: null }
  const nextAt = firstTurnAt && new Date(firstTurnAt.getTime() + everyMs[schedule])
  return { lastAt, nextAt: hasNew && !(nextAt && nextAt < now) ? now : nextAt }
}
