import 'server-only'
import { isSlug, isUuid } from '@/lib/core/connection-key'
import type { Sealed } from '@/lib/core/sealed'
import { type Db, database } from '@/lib/store/database'
import type { Integration, Prisma } from '@/prisma/generated/client'

export type IntegrationRecord = Integration

/** By id or slug; a text that is neither names none. */
export async function findIntegration(
  idOrSlug: string,
  db: Db = database(),
): Promise<IntegrationRecord | null> {
  if (!isUuid(idOrSlug) && !isSlug(idOrSlug)) return null
  const where = isUuid(idOrSlug) ? { id: idOrSlug.toLowerCase() } : { slug: idOrSlug }
  return db.integration.findUnique({ where })
}

/** By slug. */
export function findIntegrationRecord(slug: string, db: Db = database()): Promise<IntegrationRecord | null> {
  return db.integration.findUnique({ where: { slug } })
}

/** A page of integrations by name, with the number of all that match. `ids` null: every one. */
export async function listIntegrations(filter: {
  start: number
  count: number
  q: string | null
  ids: readonly string[] | null
}): Promise<{ items: IntegrationRecord[]; total: number }> {
  // Prisma leaves LIKE's own characters in place.
  const text = filter.q?.replace(/[\\%_]/g, '\\$&')
  const contains = text === undefined ? null : { contains: text, mode: 'insensitive' as const }
  const where: Prisma.IntegrationWhereInput = {
    ...(filter.ids === null ? {} : { id: { in: [...filter.ids] } }),
    ...(contains === null
      ? {}
      : {
          OR: [{ name: contains }, { description: contains }, { slug: contains }, { providerKey: contains }],
        }),
  }
  const [items, total] = await Promise.all([
    database().integration.findMany({
      where,
      orderBy: [{ name: 'asc' }, { slug: 'asc' }],
      skip: filter.start,
      take: filter.count,
    }),
    database().integration.count({ where }),
  ])
  return { items, total }
}

/** Every integration of these providers, the oldest first. */
export function listIntegrationsOf(providerKeys: readonly string[]): Promise<IntegrationRecord[]> {
  return database().integration.findMany({
    where: { providerKey: { in: [...providerKeys] } },
    orderBy: { createdAt: 'asc' },
  })
}

/** Every scope that was chosen in a set-up, by the provider's key. */
export async function listScopesByProvider(): Promise<Map<string, string[]>> {
  const rows = await database().integration.findMany({ select: { providerKey: true, scopes: true } })
  const chosen = new Map<string, string[]>()
  for (const { providerKey, scopes } of rows)
    chosen.set(providerKey, [...(chosen.get(providerKey) ?? []), ...scopes])
  return chosen
}

/** Slugs that begin with `prefix`: for choosing one that is free. */
export async function listSlugs(prefix: string): Promise<string[]> {
  const rows = await database().integration.findMany({
    where: { slug: { startsWith: prefix } },
    select: { slug: true },
  })
  return rows.map((row) => row.slug)
}

/** Makes an integration with its `default` connection. The slug's uniqueness is the database's to judge (`isUniqueViolation`). */
export async function createIntegration(
  tx: Db,
  integration: {
    slug: string
    name: string
    description: string | null
    category: string | null
    providerKey: string
    mode: 'shared' | 'per_user'
    ownerId: string | null
  },
  connectionName: string,
): Promise<Prisma.IntegrationGetPayload<{ include: { connections: true } }>> {
  return tx.integration.create({
    data: { ...integration, connections: { create: { name: connectionName } } },
    include: { connections: true },
  })
}

/** What a save of the set-up writes: the open values, the sealed ones, and which secrets are there. */
export interface SetupWrite {
  setup: Record<string, string>
  sealedSetup: Sealed | null
  savedSecrets: Record<string, { savedAt: string; savedBy: string }>
  scopes: string[]
}

/**
 * Writes the set-up if it still stands at `configVersion`, and moves the version on. False: somebody else was faster.
 * What was recorded as misconfigured is forgotten, because it may be right now.
 */
export async function writeSetup(
  tx: Db,
  integrationId: string,
  configVersion: number,
  write: SetupWrite,
  misconfiguredCodes: readonly string[],
): Promise<boolean> {
  const { count } = await tx.integration.updateMany({
    where: { id: integrationId, configVersion },
    data: {
      ...write,
      configVersion: configVersion + 1,
      ...NO_FAULT,
    },
  })
  if (count === 0) return false
  await tx.connection.updateMany({
    where: { integrationId, retryAt: { not: null } },
    data: { retryAt: null, refreshFailures: 0 },
  })
  await tx.connection.updateMany({
    where: { integrationId, validationCode: { in: [...misconfiguredCodes] } },
    data: { validationStatus: null, validationCode: null, validationReason: null, validatedAt: null },
  })
  return true
}

const NO_FAULT = { faultCode: null, faultParams: null, faultSince: null, faultRetryAt: null }

/** Deletes an integration and, with it, its connections. Whether it was there. */
export async function deleteIntegration(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.integration.deleteMany({ where: { id } })
  return count > 0
}

/** How many there are of those with `ids`; null: of all. */
export function countIntegrations(ids: readonly string[] | null): Promise<number> {
  return database().integration.count({ where: ids === null ? {} : { id: { in: [...ids] } } })
}

/** What a change of an integration writes besides its set-up. */
export interface IntegrationWrite {
  name?: string
  enabled?: boolean
  mode?: 'shared' | 'per_user'
  inCatalog?: boolean
  multiple?: boolean
  validateEvery?: string
  headers?: Record<string, string>
  apiBase?: string | null
  revocationUri?: string | null
}

/** Writes what is given; what is undefined stays. */
export async function updateIntegration(tx: Db, id: string, change: IntegrationWrite): Promise<void> {
  await tx.integration.updateMany({ where: { id }, data: change })
  // What a template named for a connection goes with it.
  if (change.apiBase !== undefined)
    await tx.connection.updateMany({ where: { integrationId: id }, data: { apiBase: null } })
}

/**
 * Notes what the provider refuses about the set-up, and that no token request is made until `retryAt`; true for the one
 * caller who noted it first.
 */
export async function writeFault(
  tx: Db,
  id: string,
  configVersion: number,
  fault: { code: string; params: string; now: Date; retryAt: Date },
): Promise<boolean> {
  const { code, params, now, retryAt } = fault
  await tx.integration.updateMany({ where: { id, configVersion }, data: { faultRetryAt: retryAt } })
  const { count } = await tx.integration.updateMany({
    where: { id, configVersion, faultCode: null },
    data: { faultCode: code, faultParams: params, faultSince: now },
  })
  return count > 0
}

/** The set-up was accepted: true for the one caller who found that a noted fault is over. */
export async function clearFault(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.integration.updateMany({
    where: { id, faultCode: { not: null } },
    data: NO_FAULT,
  })
  return count > 0
}
