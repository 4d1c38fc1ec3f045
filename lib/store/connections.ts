import 'server-only'
import type { ConnectionKey } from '@/lib/core/connection-key'
import type { Sealed } from '@/lib/core/sealed'
import { type Db, database } from '@/lib/store/database'
import type { Prisma } from '@/prisma/generated/client'

/** What a connection's view and status need beside its own columns: its last check, last attempt, and whether it has a picture. */
export const connectionDetails = {
  checks: { orderBy: { at: 'desc' }, take: 1 },
  authorizations: {
    orderBy: { createdAt: 'desc' },
    take: 1,
    omit: { sealed: true, stateDigest: true, browserDigest: true },
  },
  picture: { select: { connectionId: true } },
} satisfies Prisma.ConnectionInclude

export const withIntegration = { ...connectionDetails, integration: true } satisfies Prisma.ConnectionInclude

export type ConnectionWithDetails = Prisma.ConnectionGetPayload<{ include: typeof connectionDetails }>
export type RefreshableConnection = Prisma.ConnectionGetPayload<{ include: { integration: true } }>
export type ConnectionWithIntegration = Prisma.ConnectionGetPayload<{ include: typeof withIntegration }>

/** One of the organisation's connections by its key, or any by its id. */
export async function findConnection(
  key: ConnectionKey,
  db: Db = database(),
): Promise<ConnectionWithIntegration | null> {
  if (key.by === 'id') return db.connection.findUnique({ where: { id: key.id }, include: withIntegration })
  return db.connection.findFirst({
    where: { name: key.name, integration: { slug: key.slug }, ownerType: 'organisation' },
    include: withIntegration,
  })
}

/** The organisation's connection of an account, by the provider's id of that; the one that was connected last. */
export function findConnectionOfAccount(accountId: string): Promise<{ id: string } | null> {
  return database().connection.findFirst({
    where: { accountId, ownerType: 'organisation', credential: { not: null } },
    orderBy: [{ connectedAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    select: { id: true },
  })
}

/** A connection as a refresh needs it: without what is only shown. */
export function findRefreshable(id: string): Promise<RefreshableConnection | null> {
  return database().connection.findUnique({ where: { id }, include: { integration: true } })
}

/** Every connection of an integration that has a credential, whosever it is. */
export function listConnected(integrationId: string): Promise<RefreshableConnection[]> {
  return database().connection.findMany({
    where: { integrationId, credential: { not: null } },
    include: { integration: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** How many connections an integration has, its owners' and its customers'. */
export function countConnections(integrationId: string): Promise<number> {
  return database().connection.count({ where: { integrationId } })
}

/** What a grant leaves on the connection. */
export interface CredentialWrite {
  credential: Sealed
  credentialType: string
  tokenType: string | null
  /** Whether it can be renewed without a person: by a refresh token, or because it is the application's own. */
  hasRefreshToken: boolean
  /** Whether each renewal uses the credential up; null: not known. */
  rotates?: boolean | null
  expiresAt: Date | null
  refreshExpiresAt: Date | null
  grantedScopes: string[]
  data: Record<string, unknown>
  /** When the worker refreshes it, ahead of its expiry. */
  refreshAt: Date | null
  /** Where its requests go, if the integration's template says so; left out, it stays. */
  apiBase?: string | null
}

/**
 * Puts a new credential in place of version `fromVersion`, as validated by the grant itself. False when the version
 * has moved: the seal names it, so the caller reads again and seals anew.
 */
export async function writeCredential(
  tx: Db,
  id: string,
  fromVersion: number,
  write: CredentialWrite,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion: fromVersion },
    data: {
      ...write,
      data: write.data as Prisma.InputJsonObject,
      credentialVersion: fromVersion + 1,
      connectedAt: now,
      lastAuthorizedAt: now,
      // A consent begins anew: what is still under way for the old credential is superseded.
      ...NOTHING_SENT,
      rotates: write.rotates ?? null,
      ...validated(null, now),
    },
  })
  return count > 0
}

/** Whose credential it is; null where the provider could not be asked. */
export async function writeAccount(
  tx: Db,
  id: string,
  account: { id: string | null; name: string | null; email: string | null },
): Promise<void> {
  const { id: accountId, name: accountName, email: accountEmail } = account
  await tx.connection.updateMany({ where: { id }, data: { accountId, accountName, accountEmail } })
}

/**
 * Records what a validation found, if the credential is still the one that was asked about, and the provider has not
 * refused to renew it: that its access token still works for a while is no news then.
 * `code` null is success. Whether the row was written.
 */
export async function writeValidation(
  tx: Db,
  id: string,
  credentialVersion: number,
  code: string | null,
  params: string | null,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion, refusedCode: null },
    data: { ...validated(code, now), validationReason: params },
  })
  return count > 0
}

/** The scopes that the token has, as the provider told it; for the credential that was asked about. */
export async function writeGrantedScopes(
  tx: Db,
  id: string,
  credentialVersion: number,
  scopes: string[],
): Promise<void> {
  await tx.connection.updateMany({ where: { id, credentialVersion }, data: { grantedScopes: scopes } })
}

/** Clears the credential and all that came with it; the row, its name and its history stay. */
export async function clearCredential(tx: Db, id: string): Promise<void> {
  await tx.picture.deleteMany({ where: { connectionId: id } })
  await tx.connection.updateMany({
    where: { id },
    data: {
      credential: null,
      credentialVersion: { increment: 1 },
      ...NOTHING_SENT,
      refreshAt: null,
      credentialType: null,
      setup: {},
      savedSecrets: {},
      tokenType: null,
      hasRefreshToken: false,
      expiresAt: null,
      refreshExpiresAt: null,
      grantedScopes: [],
      data: {},
      apiBase: null,
      accountId: null,
      accountName: null,
      accountEmail: null,
      ...NEVER_VALIDATED,
      connectedAt: null,
    },
  })
}

/** A credential that nobody has seen work. */
export const NEVER_VALIDATED = {
  validationStatus: null,
  validationCode: null,
  validationReason: null,
  validatedAt: null,
}

export const NO_LEASE = { leaseHolder: null, leaseUntil: null }

/** The refreshing of a credential that nobody has refreshed yet. Whoever holds a lease for the one before is late. */
export const NOTHING_SENT = {
  ...NO_LEASE,
  ...{ baseVersion: null, credentialFence: 0, sentVersion: null, sentCount: 0, rotates: null },
  ...{ refreshFailures: 0, retryAt: null, refusedCode: null, endAnnouncedAt: null, rejectedAt: null },
}

/** What a finding leaves on a connection; `code` null is success. */
export function validated(code: string | null, now: Date) {
  return {
    validationStatus: code === null ? ('ok' as const) : ('error' as const),
    validationCode: code,
    validationReason: null,
    validatedAt: now,
  }
}

/** Writes what is given; what is undefined stays. The name's uniqueness is the database's to judge (`isUniqueViolation`). */
export async function updateConnection(
  tx: Db,
  id: string,
  change: { name?: string; enabled?: boolean },
): Promise<void> {
  await tx.connection.updateMany({ where: { id }, data: change })
}

/** The provider has another address now: no credential that was given for the former one is used any more. */
export async function markMoved(tx: Db, integrationId: string, now: Date): Promise<void> {
  const where = { integrationId, credential: { not: null } }
  await tx.connection.updateMany({ where, data: validated('destination_changed', now) })
}
