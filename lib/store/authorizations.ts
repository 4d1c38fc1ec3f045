import 'server-only'
import type { Sealed } from '@/lib/core/sealed'
import type { Starter } from '@/lib/core/starter'
import { type Db, database } from '@/lib/store/database'
import type { Authorization, Prisma } from '@/prisma/generated/client'

export type AuthorizationRecord = Authorization

export interface NewAuthorization extends Starter {
  /** Chosen by the caller, because the seal names the row. */
  id: string
  stateDigest: Uint8Array<ArrayBuffer>
  sealed: Sealed
  browserDigest: Uint8Array<ArrayBuffer>
  integrationId: string
  connectionId: string
  configVersion: number
  redirectUri: string
  issuer: string | null
  scopes: string[]
  expiresAt: Date
}

/** What a person enters and where, and when the provider is asked about it next (RFC 8628 §3.2). */
export interface DeviceCode {
  userCode: string
  verificationUri: string
  verificationUriComplete: string | null
  /** Seconds. */
  pollInterval: number
  pollAt: Date
}

export async function createAuthorization(
  tx: Db,
  authorization: NewAuthorization & Partial<DeviceCode>,
): Promise<void> {
  await tx.authorization.create({ data: authorization })
}

export function findAuthorization(stateDigest: Uint8Array<ArrayBuffer>): Promise<AuthorizationRecord | null> {
  return database().authorization.findUnique({ where: { stateDigest } })
}

export function findAuthorizationById(id: string): Promise<AuthorizationRecord | null> {
  return database().authorization.findUnique({ where: { id } })
}

/** How an attempt ended; null while it has not, or when it is gone. */
export async function findOutcome(id: string): Promise<string | null> {
  const row = await database().authorization.findUnique({ where: { id }, select: { outcome: true } })
  return row?.outcome ?? null
}

/** How many attempts of a user or a customer are still open: they are bounded. */
export function countOpenAuthorizations(
  { userId, subjectId }: Pick<Starter, 'userId' | 'subjectId'>,
  now: Date,
): Promise<number> {
  const where = { userId, subjectId, consumedAt: null, expiresAt: { gt: now } }
  return database().authorization.count({ where })
}

/** Takes the attempt, once: true for the one caller who got it. Before any request, so that no code is redeemed twice. */
export async function consumeAuthorization(id: string, now: Date): Promise<boolean> {
  const { count } = await database().authorization.updateMany({
    where: { id, consumedAt: null, expiresAt: { gt: now } },
    data: { consumedAt: now },
  })
  return count > 0
}

/** Says how the attempt ended: `connected`, `account_mismatch`, or a failure's code. */
export async function finishAuthorization(
  db: Db,
  id: string,
  end: { outcome: string; params: string | null; detail: string | null },
  now: Date,
): Promise<void> {
  const { outcome, params: outcomeParams, detail: outcomeDetail } = end
  await db.authorization.updateMany({
    where: { id },
    data: { outcome, outcomeParams, outcomeDetail, finishedAt: now, consumedAt: now, pollAt: null },
  })
}

/** Ends every code of a connection that waits to be entered. Whether there was one. */
export async function withdrawDeviceCodes(tx: Db, connectionId: string, now: Date): Promise<boolean> {
  const { count } = await tx.authorization.updateMany({
    where: { connectionId, userCode: { not: null }, consumedAt: null },
    data: { outcome: 'withdrawn', outcomeParams: '{}', finishedAt: now, consumedAt: now, pollAt: null },
  })
  return count > 0
}

/** Keeps a grant whose account has yet to be compared, or decided on by a person until `expiresAt`. */
export async function keepPendingGrant(id: string, grant: Sealed, expiresAt: Date): Promise<void> {
  await database().authorization.update({ where: { id }, data: { pendingGrant: grant, expiresAt } })
}

/** Who the kept grant speaks for, as the provider said; a member of its own, because it is asked after the grant is safe. */
export async function writePendingAccount(
  tx: Db,
  id: string,
  account: Prisma.InputJsonObject,
): Promise<void> {
  await tx.authorization.update({ where: { id }, data: { pendingAccount: account } })
}

/** An attempt with a kept grant, by its id. */
export function findPendingGrant(id: string, db: Db = database()): Promise<AuthorizationRecord | null> {
  return db.authorization.findFirst({ where: { id, pendingGrant: { not: null } } })
}

/** Takes the kept grant off the row; true for the one caller who got it. */
export async function takePendingGrant(tx: Db, id: string, outcome: string): Promise<boolean> {
  const { count } = await tx.authorization.updateMany({
    where: { id, pendingGrant: { not: null } },
    data: { pendingGrant: null, outcome },
  })
  return count > 0
}

/** Attempts whose time is over, a day ago at least: their history is in the log. Kept grants are not among them. */
export async function purgeAuthorizations(before: Date): Promise<void> {
  await database().authorization.deleteMany({ where: { expiresAt: { lt: before }, pendingGrant: null } })
}

/** Kept grants that nobody decided on in time: the worker gives them back. */
export function listOverdueGrants(now: Date): Promise<AuthorizationRecord[]> {
  return database().authorization.findMany({
    where: { pendingGrant: { not: null }, expiresAt: { lt: now } },
    take: 100,
  })
}
