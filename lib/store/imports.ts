import 'server-only'
import type { ConnectionWithDetails } from '@/lib/store/connections'
import { type Db, database } from '@/lib/store/database'
import type { IntegrationRecord } from '@/lib/store/integrations'
import type { Prisma } from '@/prisma/generated/client'

/** An integration as an import finds it. */
export type FoundIntegration = IntegrationRecord & {
  connections: Omit<ConnectionWithDetails, 'checks' | 'authorizations' | 'picture'>[]
}

/** A provider's integrations, the first one first, with the organisation's connections. */
export function listIntegrationsOf(providerKey: string): Promise<FoundIntegration[]> {
  return database().integration.findMany({
    where: { providerKey },
    include: { connections: { where: { ownerType: 'organisation' } } },
    orderBy: { createdAt: 'asc' },
  })
}

/**
 * A connection that was made just now takes on the id by which programs know it elsewhere, unless that is taken. Answers
 * the id that it has then.
 */
export async function takeId(tx: Db, connectionId: string, wanted: string): Promise<string> {
  if (await tx.connection.findUnique({ where: { id: wanted }, select: { id: true } })) return connectionId
  await tx.connection.update({ where: { id: connectionId }, data: { id: wanted } })
  return wanted
}

/** Settings that PhoenixKit would keep a connection in. */
export function listForeignSettings(alsoKey: string): Promise<{ key: string; value: Prisma.JsonValue }[]> {
  return database().setting.findMany({
    where: { OR: [{ key: { startsWith: 'integration:' } }, { key: alsoKey }] },
    orderBy: { key: 'asc' },
  })
}

/** Writes a setting unless it is there. Whether it was written. */
export async function keepMembers(tx: Db, key: string, members: Record<string, unknown>): Promise<boolean> {
  const value = members as Prisma.InputJsonObject
  const { count } = await tx.setting.createMany({ data: [{ key, value }], skipDuplicates: true })
  return count > 0
}

export async function hasSetting(key: string): Promise<boolean> {
  return (await database().setting.count({ where: { key } })) > 0
}
