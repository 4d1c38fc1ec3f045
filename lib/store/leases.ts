import 'server-only'
import { database } from '@/lib/store/database'

/**
 * Claims the refresh of a connection whose credential is still at `version`: one conditional UPDATE, timed by the
 * database's clock. Answers the fence of the claim, or null when somebody else holds it or the version has moved.
 */
export async function claimLease(
  id: string,
  holder: string,
  version: number,
  leaseMs: number,
): Promise<number | null> {
  const rows = await database().$queryRaw<{ leaseFence: number }[]>`
    update "Connection" set "leaseHolder" = ${holder}, "leaseFence" = "leaseFence" + 1,
      "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where id = ${id}::uuid and "credentialVersion" = ${version} and "credential" is not null
      and ("leaseUntil" is null or "leaseUntil" < clock_timestamp())
    returning "leaseFence"`
  return rows[0]?.leaseFence ?? null
}

/** Gives a claim back, if it is still the last one. */
export async function releaseLease(id: string, fence: number): Promise<void> {
  await database().connection.updateMany({
    where: { id, leaseFence: fence },
    data: { leaseHolder: null, leaseUntil: null },
  })
}
