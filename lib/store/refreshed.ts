import 'server-only'
import { type CredentialWrite, NO_LEASE, validated } from '@/lib/store/connections'
import type { Db } from '@/lib/store/database'
import { REFRESH_CHANNEL } from '@/lib/store/leases'

/** A refreshed credential, with what its saving is judged by. */
export interface RefreshedWrite extends Omit<CredentialWrite, 'data' | 'credentialType'> {
  /** The version that it was refreshed from, which may be lower than the one that it replaces. */
  baseVersion: number
  /** The claim that brought it. */
  fence: number
  rotates: boolean | null
  refreshAt: Date | null
}

/** A refreshed credential that nobody has made a claim since to bring. */
export interface TimelyWrite extends RefreshedWrite {
  id: string
  fromVersion: number
  /** A graver finding than that of the refresh stays. */
  keepValidation: boolean
}

/**
 * Puts refreshed credentials in place, each if version and claim are still those it was refreshed with, gives the
 * claims back, and tells who waits for them: one statement. Answers the ids of those that were written.
 */
export async function writeTimely(tx: Db, writes: readonly TimelyWrite[]): Promise<Set<string>> {
  const rows = writes.map(({ credential, ...write }) => ({
    ...write,
    credential: Buffer.from(credential).toString('base64'),
  }))
  const written = await tx.$queryRaw<{ id: string }[]>`
    with written as (update "Connection" c set credential = decode(w.credential, 'base64'), "credentialVersion" = w."fromVersion" + 1,
      "credentialFence" = w.fence, "baseVersion" = w."baseVersion", "tokenType" = w."tokenType",
      "hasRefreshToken" = w."hasRefreshToken", "expiresAt" = w."expiresAt", "refreshExpiresAt" = w."refreshExpiresAt",
      "grantedScopes" = w."grantedScopes", rotates = w.rotates, "refreshAt" = w."refreshAt",
      "sentVersion" = null, "sentCount" = 0, "refreshFailures" = 0, "retryAt" = null, "refusedCode" = null,
      "leaseHolder" = null, "leaseUntil" = null, "updatedAt" = clock_timestamp(),
      "validationStatus" = case when w."keepValidation" then c."validationStatus" else 'ok' end,
      "validationCode" = case when w."keepValidation" then c."validationCode" end,
      "validationReason" = case when w."keepValidation" then c."validationReason" end,
      "validatedAt" = case when w."keepValidation" then c."validatedAt" else clock_timestamp() end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, "fromVersion" int, fence int,
      credential text, "baseVersion" int, "tokenType" text, "hasRefreshToken" boolean, "expiresAt" timestamptz,
      "refreshExpiresAt" timestamptz, "grantedScopes" text[], rotates boolean, "refreshAt" timestamptz,
      "keepValidation" boolean)
    where c.id = w.id and c."credentialVersion" = w."fromVersion" and c.credential is not null
      and c."leaseFence" = w.fence
    returning c.id)
    select id, pg_notify(${REFRESH_CHANNEL}, id::text)::text from written`
  return new Set(written.map(({ id }) => id))
}

/**
 * Puts a refreshed credential that came late, and was tried, in place of version `fromVersion`, if that is still there,
 * and gives its claim back if nobody has made another one. `keepValidation` leaves a graver finding as it is.
 */
export async function writeRefreshed(
  tx: Db,
  id: string,
  fromVersion: number,
  { fence, ...write }: RefreshedWrite,
  { keepValidation, now }: { keepValidation: boolean; now: Date },
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion: fromVersion, credential: { not: null } },
    data: {
      ...write,
      credentialFence: fence,
      credentialVersion: fromVersion + 1,
      ...{ sentVersion: null, sentCount: 0, refreshFailures: 0, retryAt: null, refusedCode: null },
      ...(keepValidation ? {} : validated(null, now)),
    },
  })
  if (count > 0) await tx.connection.updateMany({ where: { id, leaseFence: fence }, data: NO_LEASE })
  return count > 0
}
