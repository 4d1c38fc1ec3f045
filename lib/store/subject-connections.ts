import 'server-only'
import type { Owner } from '@/lib/core/ownership'
import { isFailing, STATUSES } from '@/lib/core/status'
import { type ConnectionWithIntegration, withIntegration } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { statusSql } from '@/lib/store/status-sql'
import { Prisma } from '@/prisma/generated/client'

/** Of so many the console shows the first, and the platform API looks for the best. */
const MOST = 200

/** All that any of these owners has, of one integration or (`integrationIds` null) of all, by slug and name. */
export function listConnectionsFor(
  owners: readonly Owner[],
  integrationIds: readonly string[] | null,
): Promise<ConnectionWithIntegration[]> {
  return database().connection.findMany({
    where: { OR: [...owners], ...(integrationIds && { integrationId: { in: [...integrationIds] } }) },
    include: withIntegration,
    orderBy: [{ integration: { slug: 'asc' } }, { ownerType: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  })
}

/** The same in pages, by id: what comes after `after`, at most `count`. */
export function listConnectionPage(
  owners: readonly Owner[],
  integrationIds: readonly string[] | null,
  { after, count }: { after: string | null; count: number },
): Promise<ConnectionWithIntegration[]> {
  return database().connection.findMany({
    where: {
      OR: [...owners],
      ...(integrationIds && { integrationId: { in: [...integrationIds] } }),
      ...(after !== null && { id: { gt: after } }),
    },
    include: withIntegration,
    orderBy: { id: 'asc' },
    take: count,
  })
}

/** The 200 most recently authorised connections that any of these owners has of one integration. */
export function listLatestConnections(
  owners: readonly Owner[],
  integrationId: string,
): Promise<ConnectionWithIntegration[]> {
  return database().connection.findMany({
    where: { OR: [...owners], integrationId },
    include: withIntegration,
    orderBy: [{ lastAuthorizedAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    take: MOST,
  })
}

/** The first 200 that any of these owners has, what is broken first, then by slug and name; `total`: of all of them. */
export async function listBrokenFirst(
  owners: readonly Owner[],
  now: Date,
): Promise<{ items: ConnectionWithIntegration[]; total: number }> {
  const theirs = owners.map(
    ({ ownerType, ownerId }) =>
      Prisma.sql`(c."ownerType" = ${ownerType}::"OwnerType" and c."ownerId" = ${ownerId})`,
  )
  const rows = await database().$queryRaw<{ id: string; total: bigint }[]>`
    select c.id, count(*) over () as total
    from "Connection" c join "Integration" i on i.id = c."integrationId"
    where ${Prisma.join(theirs, ' or ')}
    order by ${statusSql(now)} = any(${STATUSES.filter(isFailing)}) desc, i.slug, c."ownerType", c.name, c.id
    limit ${MOST}`
  const ids = rows.map(({ id }) => id)
  const found = await database().connection.findMany({ where: { id: { in: ids } }, include: withIntegration })
  const byId = new Map(found.map((one) => [one.id, one]))
  return { items: ids.flatMap((id) => byId.get(id) ?? []), total: Number(rows[0]?.total ?? 0) }
}

/** How many connections somebody has. */
export function countConnectionsOf(owner: Owner): Promise<number> {
  return database().connection.count({ where: { ...owner } })
}

/** A connection by its id, if it is a subject's or a group's. */
export function findCustomerConnection(id: string): Promise<ConnectionWithIntegration | null> {
  return database().connection.findFirst({
    where: { id, ownerType: { in: ['subject', 'group'] } },
    include: withIntegration,
  })
}

/**
 * Takes the turn to have a connection tested because it is read: one in `everyMs`, from all processes together. False:
 * it was taken a moment ago, or there is nothing to test.
 */
export async function claimReadTest(id: string, everyMs: number): Promise<boolean> {
  const count = await database().$executeRaw`
    update "Connection" set "readTestedAt" = clock_timestamp()
    where id = ${id}::uuid and credential is not null and enabled
      and ("readTestedAt" is null or "readTestedAt" < clock_timestamp() - ${everyMs} * interval '1 millisecond')`
  return count > 0
}

/** Whose these connections are, by their ids; those that are gone are left out. */
export async function findOwners(ids: readonly string[]): Promise<Map<string, Owner>> {
  const rows = await database().connection.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, ownerType: true, ownerId: true },
  })
  return new Map(rows.map(({ id, ...owner }) => [id, owner]))
}
