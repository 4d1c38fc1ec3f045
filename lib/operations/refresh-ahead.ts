import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { log } from '@/lib/log'
import { refreshConnection } from '@/lib/operations/refresh-connection'
import { listDueRefreshes } from '@/lib/store/due'

const BATCH = 50
/** Of one process: the places at a provider are shared by all of them, and with whoever waits for an answer. */
const AT_ONCE = 4

/** Renews what is due, whether anybody reads it or not. One that fails holds up no other. Answers how many were due. */
export async function refreshAhead(actor: Actor): Promise<number> {
  const due = await listDueRefreshes(BATCH)
  const queue = [...due]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { id } = next
      await refreshConnection(actor, next, { background: true }).catch((error) =>
        log().warn({ err: error, connectionId: id }, 'refreshing ahead failed; it is tried again'),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return due.length
}
