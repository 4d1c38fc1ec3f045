import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import {
  type Refreshed,
  type RefreshOptions,
  refreshAndRead,
  type Target,
} from '@/lib/operations/refresh-connection'
import { findConnection } from '@/lib/store/connections'
import { claimRejection, readRefreshClock } from '@/lib/store/leases'

/** How often a refused access token is renewed, at most: a provider that refuses each new one too is not asked for ever. */
const EVERY_MS = 30_000
const LOOK_MS = 100
/** For whoever took the turn to begin, and then to end. */
const BEGIN_MS = 500
const WAIT_MS = 25_000

/**
 * Renews an access token that the provider refuses before its time: once in 30 s for one connection, from all processes
 * together. Whoever comes meanwhile waits for what is under way.
 */
export async function renewRejected(
  actor: Actor,
  target: Target,
  options: RefreshOptions = {},
): Promise<Refreshed> {
  if (await claimRejection(target.id, target.credentialVersion, EVERY_MS))
    return refreshAndRead(actor, target, { ...options, usedUp: true })
  const startedAt = performance.now()
  for (let passed = 0; passed < WAIT_MS; passed = performance.now() - startedAt) {
    const clock = await readRefreshClock(target.id)
    if (!clock || clock.version !== target.credentialVersion) break
    if (clock.leasedMs === 0 && passed > BEGIN_MS) break
    await sleep(LOOK_MS)
  }
  const connection = await findConnection({ by: 'id', id: target.id })
  if (!connection) throw new PatchbayError('not_found')
  return { connection, failure: null }
}
