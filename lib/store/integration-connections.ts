import 'server-only'
import { isFailing, STATUSES, UNTESTED } from '@/lib/core/status'
import { type ConnectionWithDetails, connectionDetails } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'
import { statusSql } from '@/lib/store/status-sql'
import { Prisma } from '@/prisma/generated/client'

/** So many connections are read with their integration, at most: the organisation's own, and its people's. */
const MOST = { organisation: 50, user: 20 }

/** How many connections an integration has, whether they are read with it or not. */
export interface ConnectionTotals {
  /** The organisation's and its people's; of these: */
  all: number
  connected: number
  testable: number
  /** Its customers', and their groups'. */
  customers: number
  /** Among all of these the latest turn of the clock, and of those that it comes to the earliest; whether one had none yet. */
  lastTurnAt: Date | null
  firstTurnAt: Date | null
  hasNew: boolean
}

export interface IntegrationWithConnections extends IntegrationRecord {
  /** The first of them: what is broken before what works, the organisation's before its people's, by name. */
  connections: ConnectionWithDetails[]
  totals: ConnectionTotals
}

const NONE: ConnectionTotals = {
  ...{ all: 0, connected: 0, testable: 0, customers: 0 },
  ...{ lastTurnAt: null, firstTurnAt: null, hasNew: false },
}

/** These integrations with the first of their connections, and how many there are in all. */
export async function withConnections(
  integrations: readonly IntegrationRecord[],
  now: Date,
): Promise<IntegrationWithConnections[]> {
  const ids = integrations.map(({ id }) => id)
  const [connections, totals] = await Promise.all([listFirst(ids, now), countOf(ids, now)])
  return integrations.map((integration) => ({
    ...integration,
    connections: connections.filter(({ integrationId }) => integrationId === integration.id),
    totals: totals.get(integration.id) ?? NONE,
  }))
}

async function listFirst(integrationIds: readonly string[], now: Date): Promise<ConnectionWithDetails[]> {
  const isBroken = Prisma.sql`${statusSql(now)} = any(${STATUSES.filter(isFailing)})`
  // The organisation's default one is what a bare slug means: it is always there.
  const rows = await database().$queryRaw<{ id: string }[]>`
    select id from (
      select *, row_number() over (partition by "integrationId", "ownerType"
        order by "isDefault" desc, "isBroken" desc, "connectedAt" is null, name, "connectedAt" desc, id) as place
      from (
        select c.id, c."integrationId", c."ownerType", c.name, c."connectedAt", ${isBroken} as "isBroken",
          c."ownerType" = 'organisation' and c.name = 'default' as "isDefault"
        from "Connection" c join "Integration" i on i.id = c."integrationId"
        where c."integrationId" = any(${[...integrationIds]}::uuid[])
          and c."ownerType" in ('organisation', 'user')) as ours) as placed
    where place <= case "ownerType" when 'user' then ${MOST.user}::int else ${MOST.organisation}::int end
    order by "isBroken" desc, "isDefault" desc, "ownerType" = 'user', name, "connectedAt" desc nulls last, id`
  const ids = rows.map(({ id }) => id)
  const found = await database().connection.findMany({
    where: { id: { in: ids } },
    include: connectionDetails,
  })
  const byId = new Map(found.map((connection) => [connection.id, connection]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function countOf(integrationIds: readonly string[], now: Date): Promise<Map<string, ConnectionTotals>> {
  const rows = await database().$queryRaw<(ConnectionTotals & { integrationId: string })[]>`
    select "integrationId",
      (count(*) filter (where ours))::int as "all",
      (count(*) filter (where not ours))::int as customers,
      (count(*) filter (where ours and "connectedAt" is not null))::int as connected,
      (count(*) filter (where ours and "connectedAt" is not null and not status = any(${[...UNTESTED]})))::int
        as testable,
      max("scheduledAt") as "lastTurnAt",
      min("scheduledAt") filter (where timed) as "firstTurnAt",
      coalesce(bool_or("scheduledAt" is null) filter (where timed), false) as "hasNew"
    from (
      select c."integrationId", c."connectedAt", c."scheduledAt", ${statusSql(now)} as status,
        c."ownerType" in ('organisation', 'user') as ours,
        c.enabled and c.credential is not null and c."refusedCode" is null as timed
      from "Connection" c join "Integration" i on i.id = c."integrationId"
      where c."integrationId" = any(${[...integrationIds]}::uuid[])) as found
    group by "integrationId"`
  return new Map(rows.map(({ integrationId, ...totals }) => [integrationId, totals]))
}
