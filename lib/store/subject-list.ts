import 'server-only'
import { isFailing, STATUSES, type Status } from '@/lib/core/status'
import { database } from '@/lib/store/database'
import { statusSql } from '@/lib/store/status-sql'
import { Prisma } from '@/prisma/generated/client'

/** What a list of customers or groups is narrowed by; a null narrows nothing. */
export interface SubjectFilter {
  /** Words of an id or a name, theirs or their group's. */
  q: string | null
  /** Who has a connection of these statuses. */
  statuses: readonly Status[] | null
  /** Who has a connection to the integration with that slug. */
  integration: string | null
}

interface Page {
  start: number
  count: number
}

export interface SubjectListed {
  id: string
  externalId: string
  name: string | null
  groupId: string | null
  groupExternalId: string | null
  groupName: string | null
  createdAt: Date
  lastSeenAt: Date | null
}

export interface GroupListed {
  id: string
  externalId: string
  name: string | null
  createdAt: Date
  members: number
}

const FAILING = STATUSES.filter(isFailing)

/**
 * A page of the customers and the number of all that match, those with something broken first, then by name. Cut by the
 * database: what is connected is looked at as a whole once, and of those who are shown one by one.
 */
export async function listSubjectPage(
  filter: SubjectFilter,
  { start, count }: Page,
  now: Date,
): Promise<{ items: SubjectListed[]; total: number }> {
  const rows = await database().$queryRaw<(SubjectListed & { total: bigint })[]>`
    with ${broken(now)}, ${chosen(filter, now)}, found as (
      select s.id, s."externalId", s.name, s."groupId", s."createdAt", count(*) over () as total,
        g."externalId" as "groupExternalId", g.name as "groupName"
      from ${everybody} ${narrowedBy(filter)} where ${holds(filter.q, ['s', 'g'])}
      order by (own.id is not null or shared.id is not null) desc, lower(coalesce(s.name, s."externalId")), s.id
      limit ${count} offset ${start})
    select found.*, (select max(v."createdAt") from "SubjectSession" v
      where v."subjectId" = found.id and v."openedBy" is null) as "lastSeenAt" from found`
  return { items: rows, total: Number(rows[0]?.total ?? 0) }
}

/** How many customers match, and how many of them have something broken; statuses are left out of account. */
export async function countSubjects(
  { q, integration }: SubjectFilter,
  now: Date,
): Promise<{ all: number; failing: number }> {
  const filter = { q, integration, statuses: null }
  const rows = await database().$queryRaw<{ all: bigint; failing: bigint }[]>`
    with ${broken(now, integration)}, ${chosen(filter, now)}
    select count(*) as all, count(*) filter (where own.id is not null or shared.id is not null) as failing
    from ${everybody} ${narrowedBy(filter)} where ${holds(q, ['s', 'g'])}`
  return numbersOf(rows[0])
}

/** A page of the groups and the number of all that match, those with something broken first, then by name. */
export async function listGroupPage(
  filter: SubjectFilter,
  { start, count }: Page,
  now: Date,
): Promise<{ items: GroupListed[]; total: number }> {
  const rows = await database().$queryRaw<(GroupListed & { total: bigint })[]>`
    with ${broken(now)}, found as (
      select g.id, g."externalId", g.name, g."createdAt", count(*) over () as total
      from "Group" g left join broken on broken.type = 'group' and broken.id = g.id::text
      where ${holds(filter.q, ['g'])} and ${filter.statuses === null ? Prisma.sql`true` : Prisma.sql`broken.id is not null`}
      order by (broken.id is not null) desc, lower(coalesce(g.name, g."externalId")), g.id
      limit ${count} offset ${start})
    select found.*, (select count(*)::int from "Subject" s where s."groupId" = found.id) as members from found`
  return { items: rows, total: Number(rows[0]?.total ?? 0) }
}

/** How many groups match what is typed, and how many of them have something broken. */
export async function countGroups(q: string | null, now: Date): Promise<{ all: number; failing: number }> {
  const rows = await database().$queryRaw<{ all: bigint; failing: bigint }[]>`
    with ${broken(now)} select count(*) as all, count(broken.id) as failing
    from "Group" g left join broken on broken.type = 'group' and broken.id = g.id::text
    where ${holds(q, ['g'])}`
  return numbersOf(rows[0])
}

/** The connections of some customers and groups, counted by owner, integration and status. */
export function countByOwner(
  { subjects, groups }: { subjects: readonly string[]; groups: readonly string[] },
  now: Date,
): Promise<
  { ownerId: string; slug: string; name: string; provider: string; status: Status; count: number }[]
> {
  return database().$queryRaw`
    select c."ownerId", i.slug, i.name, i."providerKey" as provider, ${statusSql(now)} as status, count(*)::int as count
    from "Connection" c join "Integration" i on i.id = c."integrationId"
    where (c."ownerType" = 'subject' and c."ownerId" = any(${[...subjects]}))
      or (c."ownerType" = 'group' and c."ownerId" = any(${[...groups]}))
    group by 1, 2, 3, 4, 5`
}

/** How many of customers' connections fail, by integration and status. */
export function countFailingOfCustomers(
  now: Date,
): Promise<{ slug: string; name: string; provider: string; status: Status; count: number }[]> {
  return database().$queryRaw`
    select i.slug, i.name, i."providerKey" as provider, ${statusSql(now)} as status, count(*)::int as count
    from "Connection" c join "Integration" i on i.id = c."integrationId"
    where ${ofCustomers} and ${mayFail(now)} and ${statusSql(now)} = any(${[...FAILING]}) group by 1, 2, 3, 4`
}

const ofCustomers = Prisma.sql`c."ownerType" in ('subject', 'group')`

/** What no failing connection is without: told from the row alone, so that what works is passed over quickly. */
function mayFail(now: Date): Prisma.Sql {
  return Prisma.sql`(c."validationStatus" = 'error' or c."expiresAt" <= ${now} or i."faultCode" is not null)`
}

/** The owners of whom something is broken, as a part of a statement. */
function broken(now: Date, integration: string | null = null): Prisma.Sql {
  return Prisma.sql`broken as materialized (${ownersOf({ statuses: FAILING, integration }, now)})`
}

/** The owners who are asked for by what they have connected. */
function chosen({ statuses, integration }: SubjectFilter, now: Date): Prisma.Sql {
  return Prisma.sql`chosen as materialized (${ownersOf({ statuses, integration }, now)})`
}

function ownersOf(
  { statuses, integration }: Pick<SubjectFilter, 'statuses' | 'integration'>,
  now: Date,
): Prisma.Sql {
  const parts = [ofCustomers]
  if (integration !== null) parts.push(Prisma.sql`i.slug = ${integration}`)
  if (statuses?.every(isFailing)) parts.push(mayFail(now))
  if (statuses) parts.push(Prisma.sql`${statusSql(now)} = any(${[...statuses]})`)
  return Prisma.sql`select distinct c."ownerType"::text as type, c."ownerId" as id
    from "Connection" c join "Integration" i on i.id = c."integrationId" where ${Prisma.join(parts, ' and ')}`
}

/** Each customer with their group, and whether they or it have something broken. */
const everybody = Prisma.sql`"Subject" s left join "Group" g on g.id = s."groupId"
  left join broken own on own.type = 'subject' and own.id = s.id::text
  left join broken shared on shared.type = 'group' and shared.id = s."groupId"::text`

function narrowedBy({ statuses, integration }: SubjectFilter): Prisma.Sql {
  if (statuses === null && integration === null) return Prisma.empty
  return Prisma.sql`join (
    select s.id from "Subject" s join chosen on chosen.type = 'subject' and chosen.id = s.id::text
    union select s.id from "Subject" s join chosen on chosen.type = 'group' and chosen.id = s."groupId"::text
  ) as narrowed on narrowed.id = s.id`
}

function holds(q: string | null, tables: readonly ('s' | 'g')[]): Prisma.Sql {
  if (q === null) return Prisma.sql`true`
  // The pattern's own signs are taken as they were typed.
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const columns = tables.flatMap((table) => [`${table}."externalId"`, `${table}.name`])
  const parts = columns.map((column) => Prisma.sql`${Prisma.raw(column)} ilike ${pattern}`)
  return Prisma.sql`(${Prisma.join(parts, ' or ')})`
}

function numbersOf(row: { all: bigint; failing: bigint } | undefined): { all: number; failing: number } {
  return { all: Number(row?.all ?? 0), failing: Number(row?.failing ?? 0) }
}
