import 'server-only'
import { ORGANISATION, type Owner } from '@/lib/core/ownership'
import { type ConnectionWithIntegration, withIntegration } from '@/lib/store/connections'
import { type Db, database } from '@/lib/store/database'

/** Adds a connection without a credential. The name's uniqueness is the database's to judge (`isUniqueViolation`). */
export async function createConnection(
  tx: Db,
  integrationId: string,
  name: string,
  owner: Owner = ORGANISATION,
  /** Chosen by whoever asks; else by the database. */
  chosenId?: string,
): Promise<string> {
  const data = { integrationId, name, ...owner, ...(chosenId !== undefined && { id: chosenId }) }
  const { id } = await tx.connection.create({ data, select: { id: true } })
  return id
}

/** Keeps what an account has of its own, which is no secret. */
export async function writeOwnSetup(id: string, setup: Record<string, string>): Promise<void> {
  await database().connection.updateMany({ where: { id }, data: { setup } })
}

/** Removes a connection with its history. Whether it was there. */
export async function deleteConnection(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.connection.deleteMany({ where: { id } })
  return count > 0
}

/** The organisation's connections of several providers at once, the default one first, then by name. */
export async function listConnectionsOf(
  providerKeys: readonly string[],
): Promise<ConnectionWithIntegration[]> {
  const found = await database().connection.findMany({
    where: { integration: { providerKey: { in: [...providerKeys] } }, ownerType: 'organisation' },
    include: withIntegration,
    orderBy: [{ integration: { createdAt: 'asc' } }, { name: 'asc' }],
  })
  return found.sort((a, b) => Number(b.name === 'default') - Number(a.name === 'default'))
}
