/** How often an integration's connections are tested without anybody asking. */
export const SCHEDULES = ['off', 'hourly', 'daily'] as const
export type Schedule = (typeof SCHEDULES)[number]

const hourMs = 3_600_000
const everyMs: Record<Exclude<Schedule, 'off'>, number> = { hourly: hourMs, daily: 24 * hourMs }

/** What decides whether the clock's turn comes to a connection. */
export interface ScheduledConnection {
  enabled: boolean
  credential: unknown
  /** Refused for good: only a reconnect helps, and it is not asked about again. */
  refusedCode: string | null
  /** When its turn came last. */
  scheduledAt: Date | null
}

/**
 * When the clock's turn came last and comes next among an integration's connections. No next: it is off, or there is none
 * to test. A next that is past, or was never set, is due at once.
 */
export function turnsOf(
  schedule: Schedule,
  connections: readonly ScheduledConnection[],
  now: Date,
): { lastAt: Date | null; nextAt: Date | null } {
  const last = connections.reduce(
    (latest, { scheduledAt }) => Math.max(latest, scheduledAt?.getTime() ?? 0),
    0,
  )
  const lastAt = last === 0 ? null : new Date(last)
  if (schedule === 'off') return { lastAt, nextAt: null }
  const turns = connections
    .filter(({ enabled, credential, refusedCode }) => enabled && credential !== null && refusedCode === null)
    .map(({ scheduledAt }) => (scheduledAt ? scheduledAt.getTime() + everyMs[schedule] : now.getTime()))
  const next = turns.reduce((first, turn) => Math.min(first, turn), Number.POSITIVE_INFINITY)
  return { lastAt, nextAt: turns.length === 0 ? null : new Date(next) }
}
