/** RFC 9110 §9.2.2: asked twice, it is as if it was asked once. */
const IDEMPOTENT: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']

/** What passes by itself: too many requests, and a server or gateway that fails just now. */
const PASSING: readonly number[] = [429, 500, 502, 503, 504]

const MOST_RETRIES = 2
const FIRST_WAIT_MS = 250
/** Of one request, in all: whoever waits longer had better ask again themselves. */
const MOST_WAIT_MS = 10_000

/** How a request stands that a provider did not answer as it should. */
export interface Tried {
  method: string
  /** Null: no answer came. */
  status: number | null
  /** Seconds that the provider asked for (`Retry-After`); null: it named none. */
  retryAfter: number | null
  /** How often it was sent again already. */
  retries: number
  /** Milliseconds that were waited before. */
  waitedMs: number
  /** 0 to 1, for the jitter. */
  random: number
}

/** Milliseconds to wait before the request is sent once more; null: what came is handed on. */
export function retryWaitMs({ method, status, retryAfter, ...tried }: Tried): number | null {
  if (!IDEMPOTENT.includes(method) || tried.retries >= MOST_RETRIES) return null
  if (status !== null && !PASSING.includes(status)) return null
  const backOff = FIRST_WAIT_MS * 2 ** tried.retries * (0.5 + tried.random / 2)
  const waitMs = Math.max(backOff, (retryAfter ?? 0) * 1000)
  return tried.waitedMs + waitMs > MOST_WAIT_MS ? null : waitMs
}
