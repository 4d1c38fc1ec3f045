import 'server-only'
import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from '@/lib/api/context'
import { answerError } from '@/lib/api/error'
import { once } from '@/lib/once'
import { tooMany } from '@/lib/operations/rate-limits'

/** Requests of one API key in one minute, in one process: no statement is spent on counting them. */
export const KEY_LIMIT = 600
const WINDOW_MS = 60_000

/** Reads of credentials and proxied requests are what a key is for, and have limits of their own. */
const UNCOUNTED = /^\/api\/(connections\/[^/]+\/credentials|integrations\/[^/]+\/request(\/.*)?)$/

const window = () => once('key window', () => ({ endsAt: 0, counts: new Map<string, number>() }))

/** Counts the requests of API keys, says how many are left, and refuses what is too much. */
export const withKeyLimit: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const actor = c.get('actor')
  if (actor.type !== 'api_key' || UNCOUNTED.test(new URL(c.req.url).pathname)) return next()
  const { used, seconds } = count(actor.id)
  if (used > KEY_LIMIT) c.res = await answerError(tooMany(seconds), c)
  else await next()
  // Afterwards: an error's answer is made anew.
  c.header('RateLimit-Limit', String(KEY_LIMIT))
  c.header('RateLimit-Remaining', String(Math.max(0, KEY_LIMIT - used)))
  c.header('RateLimit-Reset', String(seconds))
}

function count(id: string): { used: number; seconds: number } {
  const state = window()
  const now = Date.now()
  if (now >= state.endsAt) {
    state.endsAt = now + WINDOW_MS
    state.counts.clear()
  }
  const used = (state.counts.get(id) ?? 0) + 1
  state.counts.set(id, used)
  return { used, seconds: Math.max(1, Math.ceil((state.endsAt - now) / 1000)) }
}
