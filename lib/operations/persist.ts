import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/lib/log'
import { isDatabaseUnavailable } from '@/lib/store/database'

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 2_000
const GIVE_UP_MS = 15 * 60 * 1000

/**
 * Does `write` until it succeeds, through an outage of the database: what it writes has no other copy in the world.
 * `mayPass` says which errors are worth another try: an outage's, unless told.
 * Whatever it does must be safe to do twice, because a broken link does not say whether the first time counted.
 */
export async function persist<T>(
  what: string,
  write: () => Promise<T>,
  mayPass: (error: unknown) => boolean = isDatabaseUnavailable,
): Promise<T> {
  const startedAt = Date.now()
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await write()
    } catch (error) {
      if (!mayPass(error) || Date.now() - startedAt > GIVE_UP_MS) throw error
      log().warn({ what, err: error }, 'the database is away; trying again')
      await sleep(wait)
    }
  }
}
