import 'server-only'
import { type Db, database } from '@/lib/store/database'
import type { Session, User } from '@/prisma/generated/client'

export type SessionRecord = Session & { user: User }

export function createSession(
  db: Db,
  session: { userId: string; address: string | null; userAgent: string | null },
): Promise<Session> {
  return db.session.create({ data: session })
}

/** The row with its user, ended or not: the caller judges. */
export function findSession(id: string): Promise<SessionRecord | null> {
  return database().session.findUnique({ where: { id }, include: { user: true } })
}

export async function touchSession(id: string, now: Date): Promise<void> {
  await database().session.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt: now } })
}

/** Whether it was this call that ended it. */
export async function endSession(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
  return count > 0
}

/** Removes sessions that ended, or were last seen, before `before`. */
export async function purgeSessions(before: Date): Promise<void> {
  await database().session.deleteMany({
    where: { OR: [{ endedAt: { lt: before } }, { lastSeenAt: { lt: before } }] },
  })
}

/** A user's sessions that nobody has ended. */
export function listSessionsOf(userId: string): Promise<Session[]> {
  return database().session.findMany({ where: { userId, endedAt: null } })
}

/** Ends a user's sessions but the one named. Answers how many. */
export async function endSessionsOf(db: Db, userId: string, exceptId: string, now: Date): Promise<number> {
  const where = { userId, endedAt: null, id: { not: exceptId } }
  return (await db.session.updateMany({ where, data: { endedAt: now } })).count
}
