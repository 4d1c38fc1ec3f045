import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { once } from '@/lib/once'
import { pool } from '@/lib/store/database'

/** A limit that all processes share: so many points in so many seconds, by key. */
export interface Limit {
  name: string
  points: number
  seconds: number
}

/** Seconds to wait, or null when there is room: nothing is consumed. */
export async function waitFor(limit: Limit, key: string): Promise<number | null> {
  const state = await limiter(limit).get(key)
  return state && state.consumedPoints >= limit.points ? Math.ceil(state.msBeforeNext / 1000) : null
}

/** Consumes one point. Answers the seconds to wait when there was none left, else null. */
export async function consume(limit: Limit, key: string): Promise<number | null> {
  try {
    await limiter(limit).consume(key)
    return null
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  }
}

/** Points that were taken together, or not. */
export interface Reservation {
  granted: boolean
  /** Milliseconds until they lapse, or until there are others. */
  ms: number
}

/** Consumes several points at once, or finds that there are not so many left. */
export async function reserve(limit: Limit, key: string, points: number): Promise<Reservation> {
  try {
    const { msBeforeNext } = await limiter(limit).consume(key, points)
    return { granted: true, ms: msBeforeNext }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { granted: false, ms: refused.msBeforeNext }
  }
}

/** Gives one consumed point back. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limiter(limit).reward(key)
}

/** Forgets what `key` has consumed. */
export async function forgive(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key)
}

function limiter(limit: Limit): RateLimiterPostgres {
  return once(
    `limit ${limit.name}`,
    () =>
      new RateLimiterPostgres({
        storeClient: pool(),
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: limit.name,
        points: limit.points,
        duration: limit.seconds,
        clearExpiredByTimeout: false,
      }),
  )
}

/** Removes counters that have run out. */
export async function purgeLimits(now: Date): Promise<void> {
  await pool().query('delete from rate_limits where expire < $1', [now.getTime()])
}
