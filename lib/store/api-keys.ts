import 'server-only'
import { type Db, database } from '@/lib/store/database'
import type { ApiKey } from '@/prisma/generated/client'

export type ApiKeyRecord = ApiKey

export function findApiKey(id: string): Promise<ApiKeyRecord | null> {
  return database().apiKey.findUnique({ where: { id } })
}

export function createApiKey(
  db: Db,
  key: {
    id: string
    name: string
    digest: Uint8Array<ArrayBuffer>
    scopes: string[]
    integrationIds: string[]
    expiresAt: Date | null
    createdBy: string | null
  },
): Promise<ApiKeyRecord> {
  return db.apiKey.create({ data: key })
}

/** Notes the use, at most once a minute, and without waiting for a row that somebody else is noting. */
export async function touchApiKey(id: string): Promise<void> {
  await database().$executeRaw`
    update "ApiKey" set "lastUsedAt" = clock_timestamp()
    where id = (select id from "ApiKey" where id = ${id}
      and ("lastUsedAt" is null or "lastUsedAt" < clock_timestamp() - interval '1 minute') for update skip locked)`
}
