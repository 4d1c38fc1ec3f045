import 'server-only'
import { database } from '@/lib/store/database'
import { Prisma } from '@/prisma/generated/client'

/** Calls of the last seven days, today's among them. Days are UTC's. */
export interface CallCounts {
  today: number
  week: number
  failed: number
  lastAt: Date
}

export interface CallerRow extends CallCounts {
  connectionId: string
  actorType: string
  actorId: string
  actorName: string
  /** Whether it can still call. */
  active: boolean
}

export interface UsedRow extends CallCounts {
  connectionId: string
  name: string
  slug: string
  integrationName: string
}

const COUNTS = Prisma.raw(`
  coalesce(sum(d.calls) filter (where d.day = (clock_timestamp() at time zone 'UTC')::date), 0)::int as today,
  sum(d.calls)::int as week, sum(d.failed)::int as failed, max(d."lastAt") as "lastAt"`)

const CALLER = Prisma.raw(`
  coalesce(k.name, (array_agg(d."actorName" order by d.day desc))[1]) as "actorName",
  d."actorType" <> 'api_key'
    or (k.id is not null and k."revokedAt" is null and coalesce(k."expiresAt" > clock_timestamp(), true)) as active`)

const LATELY = Prisma.raw(`d.day > (clock_timestamp() at time zone 'UTC')::date - 7`)

/** Who called for these connections, the busiest first; one statement for all of them. */
export function listCallers(connectionIds: readonly string[]): Promise<CallerRow[]> {
  return database().$queryRaw<CallerRow[]>`
    select d."connectionId", d."actorType", d."actorId", ${CALLER}, ${COUNTS}
    from "AccessDay" d left join "ApiKey" k on d."actorType" = 'api_key' and k.id = d."actorId"
    where d."connectionId" = any(${[...connectionIds]}::uuid[]) and ${LATELY}
    group by d."connectionId", d."actorType", d."actorId", k.id
    order by today desc, week desc, "actorName"`
}

/** Who called for any connection of an integration but its customers', the busiest first. */
export function listCallersOf(
  integrationId: string,
  count: number,
): Promise<Omit<CallerRow, 'connectionId'>[]> {
  return database().$queryRaw<CallerRow[]>`
    select d."actorType", d."actorId", ${CALLER}, ${COUNTS}
    from "AccessDay" d join "Connection" c on c.id = d."connectionId"
      left join "ApiKey" k on d."actorType" = 'api_key' and k.id = d."actorId"
    where c."integrationId" = ${integrationId}::uuid and c."ownerType" in ('organisation', 'user') and ${LATELY}
    group by d."actorType", d."actorId", k.id
    order by today desc, week desc, "actorName" limit ${count}`
}

/** Which connections an API key called for, the busiest first; those that are gone are left out. */
export function listUsed(apiKeyId: string, count: number): Promise<UsedRow[]> {
  return database().$queryRaw<UsedRow[]>`
    select c.id as "connectionId", c.name, i.slug, i.name as "integrationName", ${COUNTS}
    from "AccessDay" d join "Connection" c on c.id = d."connectionId" join "Integration" i on i.id = c."integrationId"
    where d."actorType" = 'api_key' and d."actorId" = ${apiKeyId} and ${LATELY}
    group by c.id, i.id order by today desc, week desc, i.slug, c.name limit ${count}`
}
