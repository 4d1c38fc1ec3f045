import 'server-only'
import { database } from '@/lib/store/database'

/** A claim to refresh one credential, until it is given back or its time is over. */
export interface Lease {
  /** The number of the claim: whoever holds a lower one is late. */
  fence: number
  /** Uses of this refresh token that were sent and never answered, this one not counted. */
  unanswered: number
}

/**
 * Claims the refresh of a connection whose credential is still at `version`, and marks it as about to be sent: one
 * conditional UPDATE, timed by the database's clock. Null when somebody else holds it, the version has moved, or it is
 * not time to try again (unless `force`).
 */
export async function claimLease(
  id: string,
  claim: { holder: string; version: number; leaseMs: number; force: boolean },
): Promise<Lease | null> {
  const { holder, version, leaseMs, force } = claim
  const rows = await database().$queryRaw<{ leaseFence: number; sentCount: number }[]>`
    update "Connection" set "leaseHolder" = ${holder}, "leaseFence" = "leaseFence" + 1,
      "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond',
      "sentCount" = case when "sentVersion" = "credentialVersion" then "sentCount" + 1 else 1 end,
      "sentVersion" = "credentialVersion"
    where id = ${id}::uuid and "credentialVersion" = ${version} and "hasRefreshToken"
      and ("leaseUntil" is null or "leaseUntil" < clock_timestamp())
      and (${force} or "retryAt" is null or "retryAt" <= clock_timestamp())
    returning "leaseFence", "sentCount"`
  const row = rows[0]
  return row ? { fence: row.leaseFence, unanswered: row.sentCount - 1 } : null
}

/**
 * Gives a claim back. `unspent`: the refresh token was certainly not used up by it, because nothing was sent or a
 * refusal came. `retryAt`: when it may be tried again; undefined leaves that as it is.
 */
export async function releaseLease(
  id: string,
  fence: number,
  end: { unspent: boolean; failed: boolean; pauseMs?: number },
): Promise<void> {
  const { unspent, failed, pauseMs = 0 } = end
  await database().$executeRaw`
    update "Connection" set "leaseHolder" = null, "leaseUntil" = null,
      "sentCount" = case when ${unspent} then greatest("sentCount" - 1, 0) else "sentCount" end,
      "refreshFailures" = "refreshFailures" + case when ${failed} then 1 else 0 end,
      "retryAt" = case when ${pauseMs > 0} then clock_timestamp() + ${pauseMs} * interval '1 millisecond' else "retryAt" end
    where id = ${id}::uuid and "leaseFence" = ${fence}`
}

/** Milliseconds that remain, by the database's clock: of the lease, of the pause, of the access token (null: no end is known). */
export interface RefreshClock {
  version: number
  fence: number
  leasedMs: number
  heldMs: number
  validMs: number | null
}

/** How a connection's refresh stands; null when it is gone. */
export async function readRefreshClock(id: string): Promise<RefreshClock | null> {
  const rows = await database().$queryRaw<RefreshClock[]>`
    select "credentialVersion" as version, "leaseFence" as fence,
      greatest(0, coalesce(extract(epoch from "leaseUntil" - clock_timestamp()) * 1000, 0))::float8 as "leasedMs",
      greatest(0, coalesce(extract(epoch from "retryAt" - clock_timestamp()) * 1000, 0))::float8 as "heldMs",
      (extract(epoch from "expiresAt" - clock_timestamp()) * 1000)::float8 as "validMs"
    from "Connection" where id = ${id}::uuid`
  return rows[0] ?? null
}
