import 'server-only'
import type { Sealed } from '@/lib/core/sealed'
import { type Db, database } from '@/lib/store/database'
import type { ClientKey, Prisma } from '@/prisma/generated/client'

export type ClientKeyRecord = ClientKey

/** A key as it is written: its public half open, its private one sealed. */
export interface NewClientKey {
  /** The `kid`. */
  id: string
  publicJwk: Readonly<Record<string, string>>
  sealedJwk: Sealed
}

/** The newest first. */
export function listClientKeys(db: Db = database()): Promise<ClientKeyRecord[]> {
  return db.clientKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
}

export async function createClientKey(db: Db, key: NewClientKey, createdAt: Date): Promise<void> {
  const publicJwk: Prisma.InputJsonObject = { ...key.publicJwk }
  await db.clientKey.create({ data: { ...key, publicJwk, createdAt } })
}

/** Serialises the making of keys between processes. */
const KEYS_LOCK = 7_202_614

/** Until this transaction ends, nobody else makes keys. */
export async function lockClientKeys(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${KEYS_LOCK})`
}
