import 'server-only'
import { type Db, database, pool } from '@/lib/store/database'
import { together } from '@/lib/store/together'

/** NOTIFY's channel for claims that are over. The payload is the connection's id. */
export const REFRESH_CHANNEL = 'patchbay_refresh'

/** A claim to refresh one credential, until it is given back or its time is over. */
export interface Lease {
  /** The number of the claim: whoever holds a lower one is late. */
  fence: number
  /** Uses of this refresh token that were sent and never answered, this one not counted. */
  unanswered: number
  /** When it was made, by the database's clock: what the tokens that it brings are dated by. */
  at: Date
  /** How long the access token still serves, in milliseconds; null: no end is known. */
  validMs: number | null
}

/**
 * Claims the refresh of a connection whose credential is still at `version`, and marks it as about to be sent: one
 * conditional UPDATE, timed by the database's clock. Null when somebody else holds it, the version has moved, the
 * provider refused for good, or it is not time to try again (unless `force`).
 */
export async function claimLease(
  id: string,
  claim: { holder: string; version: number; leaseMs: number; force: boolean },
): Promise<Lease | null> {
  const { rows } = await pool().query<{
    leaseFence: number
    sentCount: number
    at: Date
    validMs: number | null
  }>({
    name: 'claim lease',
    text: CLAIM,
    values: [id, claim.holder, claim.version, claim.leaseMs, claim.force],
  })
  const row = rows[0]
  return row
    ? { fence: row.leaseFence, unanswered: row.sentCount - 1, at: row.at, validMs: row.validMs }
    : null
}

const CLAIM = `
  update "Connection" c set "leaseHolder" = $2, "leaseFence" = c."leaseFence" + 1,
    "leaseUntil" = clock_timestamp() + $4 * interval '1 millisecond',
    "sentCount" = case when c."sentVersion" = c."credentialVersion" then c."sentCount" + 1 else 1 end,
    "sentVersion" = c."credentialVersion"
  from "Integration" i
  where c.id = $1::uuid and i.id = c."integrationId" and c."credentialVersion" = $3
    and c."hasRefreshToken" and c."refusedCode" is null
    and (c."leaseUntil" is null or c."leaseUntil" < clock_timestamp())
    and ($5::boolean or ((c."retryAt" is null or c."retryAt" <= clock_timestamp())
      and (i."faultRetryAt" is null or i."faultRetryAt" <= clock_timestamp())))
  returning c."leaseFence", c."sentCount", clock_timestamp() as at,
    (extract(epoch from c."expiresAt" - clock_timestamp()) * 1000)::float8 as "validMs"`

/** How a claim ended that brought nothing. */
export interface LeaseEnd {
  /** The refresh token was not used up by it: nothing was sent, or an answer came that brought no other. */
  unspent: boolean
  failed: boolean
  /** How long it is not tried again. */
  pauseMs: number
  /** The worker leaves it alone until the access token is used up. */
  waits?: boolean
}

/** Gives a claim back, unless somebody else has made one since, and tells who waits for it. */
export async function releaseLease(
  id: string,
  fence: number,
  { unspent, failed, pauseMs, waits = false }: LeaseEnd,
  db: Db = database(),
): Promise<void> {
  await db.$queryRaw`
    with given as (update "Connection" set "leaseHolder" = null, "leaseUntil" = null,
      "sentCount" = case when ${unspent} then greatest("sentCount" - 1, 0) else "sentCount" end,
      "refreshFailures" = "refreshFailures" + case when ${failed} then 1 else 0 end,
      "retryAt" = clock_timestamp() + ${pauseMs} * interval '1 millisecond',
      "refreshAt" = case when ${waits} then "expiresAt" else "refreshAt" end
      where id = ${id}::uuid and "leaseFence" = ${fence} returning id)
    select pg_notify(${REFRESH_CHANNEL}, id::text)::text from given`
}

/** How a connection's refresh stands, by the database's clock. Times are the milliseconds that remain. */
export interface RefreshClock {
  version: number
  fence: number
  /** Whether there is a refresh token that the provider has not refused for good. */
  refreshable: boolean
  leasedMs: number
  /** Of the pause after a failure. */
  heldMs: number
  /** Of the access token; null: no end is known. */
  validMs: number | null
}

/** How a connection's refresh stands; null when it is gone. */
export const readRefreshClock = together('refresh clocks', {
  atOnce: 1,
  most: 200,
  nameOf: (id: string) => id,
  read: async (ids): Promise<(RefreshClock | null)[]> => {
    const asked = { name: 'refresh clocks', text: CLOCKS, values: [ids] }
    const { rows } = await pool().query<RefreshClock & { id: string }>(asked)
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id) ?? null)
  },
})

const CLOCKS = `
  select c.id, c."credentialVersion" as version, c."leaseFence" as fence,
    (c."hasRefreshToken" and c."refusedCode" is null) as refreshable,
    greatest(0, coalesce(extract(epoch from c."leaseUntil" - clock_timestamp()) * 1000, 0))::float8 as "leasedMs",
    greatest(0, coalesce(extract(epoch from greatest(c."retryAt", i."faultRetryAt") - clock_timestamp()) * 1000, 0))::float8
      as "heldMs",
    (extract(epoch from c."expiresAt" - clock_timestamp()) * 1000)::float8 as "validMs"
  from "Connection" c join "Integration" i on i.id = c."integrationId" where c.id = any($1::uuid[])`

/**
 * Takes the turn to act on a caller's word that the provider refuses the access token: one in `everyMs`, from all
 * processes together. False: it was taken a moment ago, or the credential has changed.
 */
export async function claimRejection(id: string, version: number, everyMs: number): Promise<boolean> {
  const count = await database().$executeRaw`
    update "Connection" set "rejectedAt" = clock_timestamp()
    where id = ${id}::uuid and "credentialVersion" = ${version}
      and ("rejectedAt" is null or "rejectedAt" < clock_timestamp() - ${everyMs} * interval '1 millisecond')`
  return count > 0
}

/** The provider refuses the access token before its time: it is over now, and the worker renews it when it may. */
export async function writeUsedUp(id: string, credentialVersion: number): Promise<void> {
  await database().$executeRaw`
    update "Connection" set "expiresAt" = least("expiresAt", clock_timestamp()), "refreshAt" = clock_timestamp()
    where id = ${id}::uuid and "credentialVersion" = ${credentialVersion}`
}

/** Notes that the provider refuses for good to renew the credential at `credentialVersion`. */
export async function writeRefusal(
  tx: Db,
  id: string,
  credentialVersion: number,
  code: string,
): Promise<void> {
  await tx.connection.updateMany({ where: { id, credentialVersion }, data: { refusedCode: code } })
}

/** Notes that the credential cannot be opened: true for the one caller who noted it first. */
export async function writeOpeningFailure(
  tx: Db,
  id: string,
  credentialVersion: number,
  code: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion, OR: [{ validationCode: null }, { validationCode: { not: code } }] },
    data: { validationStatus: 'error', validationCode: code, validationReason: '{}', validatedAt: now },
  })
  return count > 0
}
