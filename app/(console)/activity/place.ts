import 'server-only'
import type { ActivityPlace } from '@/lib/contract/event'
import type { Actor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { addDays, dayIn, isZone, startOfDay } from '@/lib/core/day'
import { isPatchbayError } from '@/lib/core/errors'
import { readConnection } from '@/lib/operations/read-connection'

/** From when to when: days are the reader's, in the zone that the address names. */
export function spanOf(place: ActivityPlace, now: number): { from?: string; to?: string } {
  const zone = place.zone && isZone(place.zone) ? place.zone : 'UTC'
  const begin = (day: string) => startOfDay(day, zone).toISOString()
  const today = dayIn(now, zone)
  if (place.time === 'today') return { from: begin(today) }
  if (place.time === 'week') return { from: begin(addDays(today, -6)) }
  if (place.time === 'month') return { from: begin(addDays(today, -29)) }
  return {
    ...(place.from && { from: begin(place.from) }),
    ...(place.to && { to: begin(addDays(place.to, 1)) }),
  }
}

/** The connection that is meant, by key or id; one that was removed is still known to the log by its id. */
export async function connectionMeant(
  actor: Actor,
  given: string | undefined,
): Promise<{ id: string; key: string; known: boolean } | null> {
  if (!given) return null
  try {
    const { id, key } = await readConnection(actor, given)
    return { id, key, known: true }
  } catch (error) {
    if (!isPatchbayError(error) || error.code !== 'not_found') throw error
    // No event is of this id, so that nothing is shown rather than everything.
    const id = isUuid(given) ? given : '00000000-0000-0000-0000-000000000000'
    return { id, key: given, known: isUuid(given) }
  }
}
