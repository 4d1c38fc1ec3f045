import 'server-only'
import type { Role } from '@/lib/core/roles'
import { type Db, database } from '@/lib/store/database'
import type { UserRecord } from '@/lib/store/users'
import type { Invite, User } from '@/prisma/generated/client'

export type InviteRecord = Invite

/** Serialises whatever could take away the last admin. */
const PEOPLE_LOCK = 7_202_604

/** Until this transaction ends, nobody else changes who is an admin. */
export async function lockPeople(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${PEOPLE_LOCK})`
}

export function findUser(id: string, db: Db = database()): Promise<UserRecord | null> {
  return db.user.findUnique({ where: { id } })
}

/** Everybody, by name, with when they were last seen. */
export function listPeople(): Promise<(User & { sessions: { lastSeenAt: Date }[] })[]> {
  return database().user.findMany({
    orderBy: { name: 'asc' },
    include: { sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 } },
  })
}

/** Admins who are not disabled. */
export function countAdmins(db: Db): Promise<number> {
  return db.user.count({ where: { role: 'admin', disabledAt: null } })
}

export async function writeRole(tx: Db, id: string, role: Role): Promise<void> {
  await tx.user.update({ where: { id }, data: { role } })
}

/** Switches an account off (at `disabledAt`) or on (null); off ends its sessions. */
export async function writeDisabled(tx: Db, id: string, disabledAt: Date | null): Promise<void> {
  await tx.user.update({ where: { id }, data: { disabledAt } })
  if (disabledAt)
    await tx.session.updateMany({ where: { userId: id, endedAt: null }, data: { endedAt: disabledAt } })
}

export async function writePassword(tx: Db, id: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash } })
}

export function createInvite(
  tx: Db,
  invite: {
    tokenDigest: Uint8Array<ArrayBuffer>
    email: string
    role: Role
    invitedBy: string
    expiresAt: Date
  },
): Promise<InviteRecord> {
  return tx.invite.create({ data: invite })
}

export function findInvite(tokenDigest: Uint8Array<ArrayBuffer>): Promise<InviteRecord | null> {
  return database().invite.findUnique({ where: { tokenDigest } })
}

export function listOpenInvites(now: Date): Promise<InviteRecord[]> {
  const where = { usedAt: null, revokedAt: null, expiresAt: { gt: now } }
  return database().invite.findMany({ where, orderBy: { createdAt: 'desc' } })
}

/** Uses the invitation up; true for the one who got it. */
export async function takeInvite(tx: Db, id: string, now: Date): Promise<boolean> {
  const where = { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } }
  return (await tx.invite.updateMany({ where, data: { usedAt: now } })).count > 0
}

/** The invitation that was withdrawn; null when it was not open. */
export async function revokeInvite(tx: Db, id: string, now: Date): Promise<InviteRecord | null> {
  const { count } = await tx.invite.updateMany({
    where: { id, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  return count > 0 ? tx.invite.findUnique({ where: { id } }) : null
}
