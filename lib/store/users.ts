import 'server-only'
import type { Role } from '@/lib/core/roles'
import { type Db, database } from '@/lib/store/database'
import type { User } from '@/prisma/generated/client'

export type UserRecord = User

/** Serialises the making of the first admin: any number that nothing else of ours locks. */
const SETUP_LOCK = 7_202_602

export function countUsers(db: Db = database()): Promise<number> {
  return db.user.count()
}

/** `email` in its normalised spelling. */
export function findUserByEmail(email: string): Promise<UserRecord | null> {
  return database().user.findUnique({ where: { email } })
}

/** By the `sub` of single sign-on. */
export function findUserBySubject(subject: string): Promise<UserRecord | null> {
  return database().user.findUnique({ where: { subject } })
}

export function createUser(
  db: Db,
  user: { email: string; name: string; passwordHash: string | null; role: Role; subject?: string },
): Promise<UserRecord> {
  return db.user.create({ data: user })
}

/** Until this transaction ends, nobody else makes a first admin. */
export async function lockSetup(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${SETUP_LOCK})`
}

/** Users' names by their ids: of those with `ids`, or of every one, in the names' order. */
export async function listUserNames(ids?: readonly string[]): Promise<Map<string, string>> {
  const rows = await database().user.findMany({
    where: ids ? { id: { in: [...ids] } } : {},
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether somebody has that id. */
export async function userExists(id: string): Promise<boolean> {
  return (await database().user.count({ where: { id } })) > 0
}
