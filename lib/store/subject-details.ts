import 'server-only'
import type { Owner } from '@/lib/core/ownership'
import { type Db, database } from '@/lib/store/database'
import type { GroupRecord } from '@/lib/store/subjects'
import type { Prisma } from '@/prisma/generated/client'

const withTheirIntegration = { integration: true } satisfies Prisma.ConnectionInclude

export type TakenConnection = Prisma.ConnectionGetPayload<{ include: typeof withTheirIntegration }>

/** When a customer last opened the catalog by themselves; null: not yet. */
export async function findLastSeen(subjectId: string): Promise<Date | null> {
  const where = { subjectId, openedBy: null }
  const { _max } = await database().subjectSession.aggregate({ where, _max: { createdAt: true } })
  return _max.createdAt
}

/** A page of a group's members, by id, and how many there are. */
export async function listMembers(
  groupId: string,
  { start, count }: { start: number; count: number },
): Promise<{ items: { externalId: string; name: string | null }[]; total: number }> {
  const where = { groupId }
  const select = { externalId: true, name: true } as const
  const [items, total] = await Promise.all([
    database().subject.findMany({ where, select, orderBy: { externalId: 'asc' }, skip: start, take: count }),
    database().subject.count({ where }),
  ])
  return { items, total }
}

/** The group, which nobody else changes until the transaction ends. */
export async function lockGroup(tx: Db, externalId: string): Promise<GroupRecord | null> {
  await tx.$queryRaw`select id from "Group" where "externalId" = ${externalId} for update`
  return tx.group.findUnique({ where: { externalId } })
}

/** Deletes all that somebody has connected, with its history, and answers it as it was. */
export async function takeConnections(tx: Db, owner: Owner): Promise<TakenConnection[]> {
  const connections = await tx.connection.findMany({ where: { ...owner }, include: withTheirIntegration })
  await tx.connection.deleteMany({ where: { id: { in: connections.map(({ id }) => id) } } })
  return connections
}

/** With them go their sessions in the catalog and the links that lead there. */
export async function deleteSubject(tx: Db, id: string): Promise<void> {
  await tx.subject.deleteMany({ where: { id } })
}

/** Its members stay, in no group. How many they were. */
export async function deleteGroup(tx: Db, id: string): Promise<number> {
  const members = await tx.subject.count({ where: { groupId: id } })
  await tx.group.deleteMany({ where: { id } })
  return members
}

/** The slug of an integration to show a call with, one that customers are offered first; null: there is none. */
export async function findOfferedSlug(): Promise<string | null> {
  const orderBy = [{ inCatalog: 'desc' as const }, { slug: 'asc' as const }]
  const integration = await database().integration.findFirst({ select: { slug: true }, orderBy })
  return integration?.slug ?? null
}

/** The integrations that a list of customers can be narrowed by: what they are offered, and what they have. */
export function listCustomerIntegrations(): Promise<{ slug: string; name: string }[]> {
  return database().integration.findMany({
    where: {
      OR: [{ inCatalog: true }, { connections: { some: { ownerType: { in: ['subject', 'group'] } } } }],
    },
    select: { slug: true, name: true },
    orderBy: { name: 'asc' },
  })
}
