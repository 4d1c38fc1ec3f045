import 'server-only'
import { type Db, database } from '@/lib/store/database'

/** A credential whose turn has come to be renewed. */
export interface DueRefresh {
  id: string
  credentialVersion: number
  providerKey: string
}

/** Credentials to renew by now, the most urgent first; none that is held back, claimed, refused or switched off. */
export function listDueRefreshes(count: number): Promise<DueRefresh[]> {
  return database().$queryRaw<DueRefresh[]>`
    select c.id, c."credentialVersion", i."providerKey"
    from "Connection" c join "Integration" i on i.id = c."integrationId"
    where c."refreshAt" <= clock_timestamp() and c."hasRefreshToken" and c."refusedCode" is null
      and c.enabled and i.enabled
      and (c."retryAt" is null or c."retryAt" <= clock_timestamp())
      and (i."faultRetryAt" is null or i."faultRetryAt" <= clock_timestamp())
      and (c."leaseUntil" is null or c."leaseUntil" < clock_timestamp())
    order by c."refreshAt" limit ${count}`
}

/**
 * Takes the connections whose scheduled test has come, so that no other process takes them too. Those that the provider
 * has refused for good are left alone.
 */
export async function takeDueTests(count: number): Promise<string[]> {
  const rows = await database().$queryRaw<{ id: string }[]>`
    update "Connection" set "scheduledAt" = clock_timestamp() where id in (
      select c.id from "Connection" c join "Integration" i on i.id = c."integrationId"
      where i."validateEvery" <> 'off' and i.enabled and c.enabled and c.credential is not null
        and c."refusedCode" is null
        and (c."scheduledAt" is null or c."scheduledAt" < clock_timestamp() -
          case i."validateEvery" when 'hourly' then interval '1 hour' else interval '1 day' end)
      order by c."scheduledAt" nulls first limit ${count} for update of c skip locked)
    returning id`
  return rows.map(({ id }) => id)
}

/** Connections whose refresh token ends within `days` and of which that was not said yet. */
export function listEnding(days: number, count: number): Promise<{ id: string }[]> {
  return database().$queryRaw<{ id: string }[]>`
    select id from "Connection"
    where "refreshExpiresAt" < clock_timestamp() + ${days} * interval '1 day' and "endAnnouncedAt" is null
      and credential is not null and enabled
    limit ${count}`
}

/** Notes that the end of its refresh token was announced: true for the one caller who did. */
export async function writeEndAnnounced(
  tx: Db,
  id: string,
  credentialVersion: number,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion, endAnnouncedAt: null },
    data: { endAnnouncedAt: now },
  })
  return count > 0
}

/**
 * Connections whose access token has run out within the last day, where that changes how they stand and was not said
 * yet: with nothing to renew it, or after a failure that came before.
 */
export function listExpired(count: number): Promise<{ id: string; credentialVersion: number }[]> {
  return database().$queryRaw<{ id: string; credentialVersion: number }[]>`
    select id, "credentialVersion" from "Connection"
    where "expiresAt" between clock_timestamp() - interval '1 day' and clock_timestamp()
      and ("endAnnouncedAt" is null or "endAnnouncedAt" < "expiresAt")
      and (not "hasRefreshToken" or ("validationStatus" = 'error' and "validatedAt" < "expiresAt"))
      and credential is not null and enabled
    limit ${count}`
}

/** Notes that the end of its access token was seen: true for the one caller who did. */
export async function writeExpirySeen(tx: Db, id: string, credentialVersion: number): Promise<boolean> {
  const count = await tx.$executeRaw`
    update "Connection" set "endAnnouncedAt" = clock_timestamp()
    where id = ${id}::uuid and "credentialVersion" = ${credentialVersion}
      and ("endAnnouncedAt" is null or "endAnnouncedAt" < "expiresAt")`
  return count > 0
}
