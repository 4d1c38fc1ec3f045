import 'server-only'
import type { Provider } from '@/lib/core/provider'
import { type Db, database } from '@/lib/store/database'
import type { Prisma } from '@/prisma/generated/client'

/** The organisation's own providers. Only checked definitions are ever written, so that they are read as such. */
export async function listCustomProviders(): Promise<Provider[]> {
  const rows = await database().customProvider.findMany({ orderBy: { key: 'asc' } })
  return rows.map((row) => row.definition as unknown as Provider)
}

export async function findCustomProvider(key: string, db: Db = database()): Promise<Provider | null> {
  const row = await db.customProvider.findUnique({ where: { key } })
  return row ? (row.definition as unknown as Provider) : null
}

export async function createCustomProvider(db: Db, provider: Provider): Promise<void> {
  await db.customProvider.create({
    data: { key: provider.key, definition: provider as unknown as Prisma.InputJsonValue },
  })
}

/** Whether there was one by that key. */
export async function updateCustomProvider(db: Db, provider: Provider): Promise<boolean> {
  const { count } = await db.customProvider.updateMany({
    where: { key: provider.key },
    data: { definition: provider as unknown as Prisma.InputJsonValue },
  })
  return count > 0
}

export async function deleteCustomProvider(db: Db, key: string): Promise<boolean> {
  const { count } = await db.customProvider.deleteMany({ where: { key } })
  return count > 0
}

/** Serialises the making of integrations with the changing of what they are made from. */
const PROVIDERS_LOCK = 7_202_605

/** Until this transaction ends, no integration is made, and no own provider changed or deleted, by anybody else. */
export async function lockProviders(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${PROVIDERS_LOCK})`
}

/** How many integrations (of those with `ids`; null: of all) use each provider, by its key. */
export async function countIntegrationsByProvider(
  ids: readonly string[] | null,
  db: Db = database(),
): Promise<Map<string, number>> {
  const where = ids === null ? {} : { id: { in: [...ids] } }
  const rows = await db.integration.groupBy({ by: ['providerKey'], where, _count: true })
  return new Map(rows.map((row) => [row.providerKey, row._count]))
}
