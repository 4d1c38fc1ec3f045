import 'server-only'
import { type Db, database } from '@/lib/store/database'
import type { ApiKey, Prisma } from '@/prisma/generated/client'

export type ApiKeyRecord = ApiKey

/** A key as it is listed. */
export type ListedApiKey = Omit<ApiKey, 'digest'>

/** More that work at a time, nobody looks through. */
const MOST_LIVING = 1000
const MOST_ENDED = 50

export function findApiKey(id: string, db: Db = database()): Promise<ApiKeyRecord | null> {
  return db.apiKey.findUnique({ where: { id } })
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

/** The keys that open something at `now`, and the newest of those that no longer do. */
export async function listApiKeys(now: Date): Promise<{ living: ListedApiKey[]; ended: ListedApiKey[] }> {
  const living = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  const list = (where: Prisma.ApiKeyWhereInput, take: number) =>
    database().apiKey.findMany({
      where,
      omit: { digest: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take,
    })
  const [open, closed] = await Promise.all([
    list(living, MOST_LIVING),
    list({ OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: now } }] }, MOST_ENDED),
  ])
  return { living: open, ended: closed }
}

/** Who made these keys, by id. */
export async function listMakers(
  keys: readonly ListedApiKey[],
): Promise<Map<string, { name: string; disabled: boolean }>> {
  const ids = keys.flatMap(({ createdBy }) => createdBy ?? [])
  const users = await database().user.findMany({ where: { id: { in: ids } } })
  return new Map(users.map(({ id, name, disabledAt }) => [id, { name, disabled: disabledAt !== null }]))
}

/** The integrations that these keys are bound to, as far as they are still there, by id. */
export async function listBoundIntegrations(
  keys: readonly ListedApiKey[],
): Promise<Map<string, { slug: string; name: string }>> {
  const ids = [...new Set(keys.flatMap(({ integrationIds }) => integrationIds))]
  const rows = await database().integration.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, name: true },
  })
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]))
}

/** The slug of an integration to show examples with, one that is connected if there is any; null: there is none. */
export async function findExampleSlug(): Promise<string | null> {
  const first = (where: Prisma.IntegrationWhereInput) =>
    database().integration.findFirst({ where, select: { slug: true }, orderBy: { createdAt: 'asc' } })
  const connected = { connections: { some: { name: 'default', connectedAt: { not: null } } } }
  return ((await first(connected)) ?? (await first({})))?.slug ?? null
}

export async function renameApiKey(tx: Db, id: string, name: string): Promise<void> {
  await tx.apiKey.update({ where: { id }, data: { name } })
}

/** True for the one caller who revoked it. */
export async function revokeApiKey(tx: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
  return count > 0
}

/** Notes the use, at most once a minute over all processes, and without waiting for a row that somebody else holds. */
export async function touchApiKey(id: string): Promise<void> {
  await database().$executeRaw`
    update "ApiKey" set "lastUsedAt" = clock_timestamp()
    where id = (select id from "ApiKey" where id = ${id}
      and ("lastUsedAt" is null or "lastUsedAt" < clock_timestamp() - interval '1 minute') for update skip locked)`
}
