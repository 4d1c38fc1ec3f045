import 'server-only'
import type { Sealed } from '@/lib/core/sealed'
import { database } from '@/lib/store/database'

/**
 * Takes codes whose turn has come to be asked about: one conditional UPDATE by the database's clock, so that no two
 * processes ask together. Whoever takes one and dies leaves it to the others after `leaseMs`.
 */
export async function takeDuePolls(count: number, leaseMs: number): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    update "Authorization" set "pollAt" = clock_timestamp() + ${leaseMs} * interval '1 millisecond' where id in (
      select id from "Authorization" where "pollAt" <= clock_timestamp()
      order by "pollAt" limit ${count} for update skip locked)
    returning id`
  return rows.map(({ id }) => id)
}

/** When the provider is asked next, `waitMs` from now, and in what interval (seconds) from then on. */
export async function writeNextPoll(id: string, pollInterval: number, waitMs: number): Promise<void> {
  await database().$executeRaw`
    update "Authorization" set "pollInterval" = ${pollInterval},
      "pollAt" = clock_timestamp() + ${waitMs} * interval '1 millisecond'
    where id = ${id}::uuid and "finishedAt" is null`
}

/** It is not asked about any more. */
export async function endPolls(id: string): Promise<void> {
  await database().authorization.updateMany({ where: { id }, data: { pollAt: null } })
}

/**
 * Keeps the grant that a code brought, and takes the attempt with it. False: it was withdrawn meanwhile. Safe to do
 * twice.
 */
export async function keepDeviceGrant(id: string, grant: Sealed, now: Date, until: Date): Promise<boolean> {
  const { count } = await database().authorization.updateMany({
    where: { id, OR: [{ consumedAt: null }, { pendingGrant: grant }] },
    data: { pendingGrant: grant, consumedAt: now, expiresAt: until },
  })
  return count > 0
}
