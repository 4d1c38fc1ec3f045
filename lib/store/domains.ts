import 'server-only'
import { withIntegration } from '@/lib/store/connections'
import { type Db, database } from '@/lib/store/database'
import { Prisma } from '@/prisma/generated/client'

const whole = {
  connection: { include: withIntegration },
  applications: { include: { template: true }, orderBy: { requestedAt: 'desc' } },
} satisfies Prisma.DomainInclude

export type DomainRecord = Prisma.DomainGetPayload<{ include: typeof whole }>

/** By its name. */
export function findDomain(name: string, db: Db = database()): Promise<DomainRecord | null> {
  return db.domain.findUnique({ where: { name }, include: whole })
}

/** A page of the domains by name, with the number of all that match. */
export async function listDomains(filter: {
  start: number
  count: number
  q: string | null
}): Promise<{ items: DomainRecord[]; total: number }> {
  const text = filter.q?.replace(/[\\%_]/g, '\\$&')
  const where: Prisma.DomainWhereInput = text
    ? {
        OR: [
          { name: { contains: text, mode: 'insensitive' } },
          { providerName: { contains: text, mode: 'insensitive' } },
        ],
      }
    : {}
  const { start: skip, count: take } = filter
  const [items, total] = await Promise.all([
    database().domain.findMany({ where, include: whole, orderBy: { name: 'asc' }, skip, take }),
    database().domain.count({ where }),
  ])
  return { items, total }
}

/** What asking about a domain found. */
export interface DiscoveryWrite {
  zone: string
  host: string | null
  providerId: string | null
  providerName: string | null
  settings: object | null
  faultCode: string | null
  faultParams: Record<string, string>
  nameServers: readonly string[]
  foundAt: Date
}

/** Adds a domain. The name's uniqueness is the database's to judge (`isUniqueViolation`). */
export async function createDomain(tx: Db, name: string, found: DiscoveryWrite): Promise<string> {
  const { id } = await tx.domain.create({ data: { name, ...dataOf(found) }, select: { id: true } })
  return id
}

export async function writeDiscovery(tx: Db, id: string, found: DiscoveryWrite): Promise<void> {
  await tx.domain.updateMany({ where: { id }, data: dataOf(found) })
}

export async function writeDomainConnection(tx: Db, id: string, connectionId: string): Promise<void> {
  await tx.domain.updateMany({ where: { id }, data: { connectionId } })
}

/** Removes a domain with what it was to have. Whether it was there. */
export async function deleteDomain(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.domain.deleteMany({ where: { id } })
  return count > 0
}

/** The domain that a connection is of. */
export async function findDomainName(slug: string, connection: string): Promise<string | null> {
  const row = await database().domain.findFirst({
    where: { connection: { name: connection, integration: { slug } } },
    select: { name: true },
  })
  return row?.name ?? null
}

function dataOf({ settings, nameServers, ...found }: DiscoveryWrite) {
  return {
    ...found,
    nameServers: [...nameServers],
    // What was known of it goes with the provider.
    settings: settings === null ? Prisma.DbNull : (settings as Prisma.InputJsonObject),
  }
}
