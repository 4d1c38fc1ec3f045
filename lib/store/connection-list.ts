import 'server-only'
import type { Status } from '@/lib/core/status'
import { type ConnectionWithIntegration, withIntegration } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { statusSql } from '@/lib/store/status-sql'
import { Prisma } from '@/prisma/generated/client'

/** What a list of connections is narrowed by; a null narrows nothing. */
export interface ConnectionFilter {
  statuses: readonly Status[] | null
  providers: readonly string[] | null
  owner: { type: 'organisation' | 'user' | 'subject' | 'group'; id: string } | null
  /** Whether the customers' and their groups' are among them: there are as many as there are customers. */
  customers: boolean
  /** Words to look for, and the providers whose names hold them. */
  search: { text: string; providers: readonly string[] } | null
  integrationIds: readonly string[] | null
  /** One integration, by id or slug. */
  integration: string | null
}

export const EVERYTHING: ConnectionFilter = {
  statuses: null,
  providers: null,
  owner: null,
  customers: true,
  search: null,
  integrationIds: null,
  integration: null,
}

export type ConnectionOrder = 'name' | 'longest_failing'

/** A page of connections and the number of all that match; filtered, ordered and cut by the database. */
export async function listConnectionPage(
  filter: ConnectionFilter,
  page: { start: number; count: number; order: ConnectionOrder },
  now: Date,
): Promise<{ items: ConnectionWithIntegration[]; total: number }> {
  const order =
    page.order === 'name'
      ? Prisma.sql`lower("integrationName"), slug, name <> 'default', name, "isPersonal", id`
      : Prisma.sql`since nulls last, lower("integrationName"), id`
  const rows = await database().$queryRaw<{ id: string; total: bigint }[]>`
    select id, count(*) over () as total from (${matching(filter, now)}) as found
    ${statusIn(filter.statuses)} order by ${order} limit ${page.count} offset ${page.start}`
  const ids = rows.map(({ id }) => id)
  const found = await database().connection.findMany({ where: { id: { in: ids } }, include: withIntegration })
  const byId = new Map(found.map((connection) => [connection.id, connection]))
  const items = ids.flatMap((id) => byId.get(id) ?? [])
  const total = rows[0] ? Number(rows[0].total) : await countBeyond(filter, page.start, now)
  return { items, total }
}

/** How many connections stand at each status; `filter.statuses` is left out of account. */
export async function countByStatus(filter: ConnectionFilter, now: Date): Promise<Map<Status, number>> {
  const rows = await database().$queryRaw<{ status: Status; count: bigint }[]>`
    select status, count(*) as count from (${matching(filter, now)}) as found group by status`
  return new Map(rows.map(({ status, count }) => [status, Number(count)]))
}

/** How many connections of each provider stand at each status, whoever they belong to. */
export async function countByProvider(
  now: Date,
): Promise<{ provider: string; status: Status; count: number }[]> {
  const rows = await database().$queryRaw<{ provider: string; status: Status; count: bigint }[]>`
    select i."providerKey" as provider, ${statusSql(now)} as status, count(*) as count
    from "Connection" c join "Integration" i on i.id = c."integrationId" group by 1, 2`
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }))
}

/** A page beyond the end has no row to say how many there are. */
async function countBeyond(filter: ConnectionFilter, start: number, now: Date): Promise<number> {
  if (start === 0) return 0
  const [row] = await database().$queryRaw<{ total: bigint }[]>`
    select count(*) as total from (${matching(filter, now)}) as found ${statusIn(filter.statuses)}`
  return Number(row?.total ?? 0)
}

function statusIn(statuses: readonly Status[] | null): Prisma.Sql {
  return statuses === null ? Prisma.empty : Prisma.sql`where status = any(${[...statuses]})`
}

function matching(filter: ConnectionFilter, now: Date): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (filter.providers) parts.push(Prisma.sql`i."providerKey" = any(${[...filter.providers]})`)
  if (filter.integrationIds) parts.push(Prisma.sql`i.id = any(${[...filter.integrationIds]}::uuid[])`)
  if (filter.integration)
    parts.push(Prisma.sql`(i.slug = ${filter.integration} or i.id::text = ${filter.integration})`)
  if (filter.owner)
    parts.push(
      Prisma.sql`c."ownerType" = ${filter.owner.type}::"OwnerType" and c."ownerId" = ${filter.owner.id}`,
    )
  if (!filter.customers) parts.push(Prisma.sql`c."ownerType" in ('organisation', 'user')`)
  if (filter.search) parts.push(holds(filter.search))
  return Prisma.sql`
    select c.id, c.name, c."ownerType" <> 'organisation' as "isPersonal", i.slug, i.name as "integrationName", ${statusSql(now)} as status,
      coalesce(i."faultSince", c."validatedAt", c."expiresAt") as since
    from "Connection" c join "Integration" i on i.id = c."integrationId" where ${Prisma.join(parts, ' and ')}`
}

function holds({ text, providers }: { text: string; providers: readonly string[] }): Prisma.Sql {
  // The pattern's own signs are taken as they were typed.
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const columns = ['i.name', 'i.slug', 'c.name', 'c."accountName"', 'c."accountEmail"'].map(
    (column) => Prisma.sql`${Prisma.raw(column)} ilike ${pattern}`,
  )
  return Prisma.sql`(${Prisma.join(columns, ' or ')} or i."providerKey" = any(${[...providers]}))`
}
