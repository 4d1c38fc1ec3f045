import 'server-only'
import type { ApiLimits } from '@/lib/core/provider'
import { once } from '@/lib/once'
import { tooMany } from '@/lib/operations/rate-limits'
import { reserve } from '@/lib/store/limits'

// How much one integration is asked through us: so many at a time, and so many in a minute (docs/decisions/017).

const DEFAULTS = { concurrent: 20, perMinute: 6_000 }

/** Whoever finds every place taken waits so long, and behind at most so many others for each place. */
const WAIT_MS = 10_000
const WAITING_PER_PLACE = 20

/** Points are taken from the shared counter in parts of this size, so that few requests ask the database for theirs. */
const PARTS = 50

interface Turns {
  underWay: number
  waiting: Set<() => void>
  /** Points that this process has taken and not spent, and until when they are good (`performance.now()`). */
  points: number
  until: number
  reserving: Promise<void> | null
}

const everyone = () => once('proxy turns', () => new Map<string, Turns>())

/**
 * Waits for a place among the requests to one integration, and spends one of its minute's. What is answered gives the
 * place back. Throws `too_many_requests`, or the signal's reason.
 */
export async function takeTurn(
  integrationId: string,
  { concurrent = DEFAULTS.concurrent, perMinute = DEFAULTS.perMinute }: ApiLimits,
  signal: AbortSignal,
): Promise<() => void> {
  const turns = turnsOf(integrationId)
  if (turns.underWay >= concurrent) await waitForPlace(turns, concurrent, signal)
  else turns.underWay++
  try {
    if (turns.points === 0 || turns.until <= performance.now())
      await takePoints(turns, integrationId, perMinute)
    turns.points--
  } catch (error) {
    giveBack(integrationId, turns)
    throw error
  }
  return () => giveBack(integrationId, turns)
}

function turnsOf(integrationId: string): Turns {
  const all = everyone()
  const known = all.get(integrationId)
  if (known) return known
  const turns: Turns = { underWay: 0, waiting: new Set(), points: 0, until: 0, reserving: null }
  all.set(integrationId, turns)
  return turns
}

async function waitForPlace(turns: Turns, concurrent: number, signal: AbortSignal): Promise<void> {
  if (turns.waiting.size >= concurrent * WAITING_PER_PLACE) throw tooMany(1)
  await new Promise<void>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
      turns.waiting.delete(called)
      settle()
    }
    const called = () => end(resolve)
    const leave = () => end(() => reject(signal.reason))
    const timer = setTimeout(() => end(() => reject(tooMany(1))), WAIT_MS)
    turns.waiting.add(called)
    signal.addEventListener('abort', leave)
  })
}

/** The place goes over to whoever waits longest: nobody slips in between. */
function giveBack(integrationId: string, turns: Turns): void {
  const [next] = turns.waiting
  if (next) {
    next()
    return
  }
  turns.underWay--
  if (turns.underWay === 0 && turns.until <= performance.now()) everyone().delete(integrationId)
}

/** Takes points until there is one; each turn of it either brings some or throws. */
async function takePoints(turns: Turns, integrationId: string, perMinute: number): Promise<void> {
  while (turns.points === 0 || turns.until <= performance.now()) {
    turns.reserving ??= reservePart(turns, integrationId, perMinute).finally(() => {
      turns.reserving = null
    })
    await turns.reserving
  }
}

async function reservePart(turns: Turns, integrationId: string, perMinute: number): Promise<void> {
  const limit = { name: `proxy-${perMinute}`, points: perMinute, seconds: 60 }
  const part = Math.ceil(perMinute / PARTS)
  const { granted, ms } = await reserve(limit, integrationId, part)
  if (!granted) throw tooMany(Math.max(1, Math.ceil(ms / 1000)))
  turns.points = part
  turns.until = performance.now() + ms
}
