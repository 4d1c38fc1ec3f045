import 'server-only'
import { DEFAULT_NAME } from '@/lib/core/connection-key'
import { ORGANISATION, type Owner } from '@/lib/core/ownership'
import { type ConnectionWithIntegration, withIntegration } from '@/lib/store/connections'
import { type Db, database } from '@/lib/store/database'
import type { Prisma } from '@/prisma/generated/client'

/** An owner's connection to an integration, by its name. */
export function findOwnedConnection(
  integrationId: string,
  owner: Owner,
  name = DEFAULT_NAME,
): Promise<ConnectionWithIntegration | null> {
  return database().connection.findFirst({
    where: { integrationId, name, ...owner },
    include: withIntegration,
  })
}

/** A connection by name as one person means it: their own where each has their own, else the organisation's. */
export function findConnectionFor(
  userId: string,
  { slug, name }: { slug: string; name: string },
): Promise<ConnectionWithIntegration | null> {
  return database().connection.findFirst({
    where: { name, integration: { slug }, OR: [ORGANISATION, ownOf(userId)] },
    include: withIntegration,
    // The enum's order: the organisation comes first.
    orderBy: { ownerType: 'desc' },
  })
}

/** Connected accounts: the organisation's, and one user's own. `integrationIds` null: of every integration. */
export async function listOwnedConnections(filter: {
  userId: string | null
  integrationIds: readonly string[] | null
  q: string | null
  start: number
  count: number
}): Promise<{ items: ConnectionWithIntegration[]; total: number }> {
  const { userId, integrationIds, q, start, count } = filter
  // Prisma leaves LIKE's own characters in place.
  const contains = q && { contains: q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
  const where: Prisma.ConnectionWhereInput = {
    credential: { not: null },
    OR: [ORGANISATION, ...(userId === null ? [] : [ownOf(userId)])],
    ...(integrationIds && { integrationId: { in: [...integrationIds] } }),
    ...(contains && { integration: { OR: [{ name: contains }, { description: contains }] } }),
  }
  const [items, total] = await Promise.all([
    database().connection.findMany({
      where,
      include: withIntegration,
      orderBy: [{ integration: { name: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
      skip: start,
      take: count,
    }),
    database().connection.count({ where }),
  ])
  return { items, total }
}

/** Removes a connection with its history; the organisation's default leaves an empty one in its place. Whether it was there. */
export async function deleteOwnedConnection(
  tx: Db,
  connection: { id: string; integrationId: string; name: string } & Owner,
): Promise<boolean> {
  const { id, integrationId, name, ownerType } = connection
  const { count } = await tx.connection.deleteMany({ where: { id } })
  if (count > 0 && ownerType === 'organisation' && name === DEFAULT_NAME)
    await tx.connection.create({ data: { integrationId, name } })
  return count > 0
}

function ownOf(userId: string): Prisma.ConnectionWhereInput {
  return { ownerType: 'user', ownerId: userId, integration: { mode: 'per_user' } }
}
