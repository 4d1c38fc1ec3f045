import 'server-only'
import type { ActionResult } from '@/lib/contract/error'
import type { Actor } from '@/lib/core/actor'
import { actionAs } from '@/lib/web/action'
import { currentActor } from '@/lib/web/session'
import { currentSubject } from '@/lib/web/subject-session'

/**
 * Runs a server action of the catalog as the customer whose browser asks. Somebody of the organisation is nobody here,
 * whatever else they are signed in to.
 */
export async function subjectAction<T>(run: (actor: Actor) => Promise<T>): Promise<ActionResult<T>> {
  const { requestId, address, locale } = await currentActor()
  const nobody: Actor = { type: 'anonymous', requestId, address, ...(locale && { locale }) }
  return actionAs((await currentSubject()) ?? nobody, run)
}
