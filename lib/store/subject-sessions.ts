import 'server-only'
import type { Sealed } from '@/lib/core/sealed'
import type { SubjectEntry } from '@/lib/core/subject-session'
import { type Db, database } from '@/lib/store/database'
import type { ConnectSession, OneTimeToken, Prisma } from '@/prisma/generated/client'

type Digest = Uint8Array<ArrayBuffer>

const whole = {
  subject: { include: { group: true } },
  connectSession: true,
  apiKey: { omit: { digest: true } },
} satisfies Prisma.SubjectSessionInclude

/** A browser's session with its subject, and the link that it came by. */
export type SubjectSessionRecord = Prisma.SubjectSessionGetPayload<{ include: typeof whole }>
export type ConnectSessionRecord = ConnectSession

export interface NewConnectSession {
  /** Chosen by the caller, because the seal names the row. */
  id: string
  digest: Digest
  subjectId: string
  integrationIds: string[]
  sealedPresets: Sealed
  returnUrl: string | null
  createdBy: string | null
  createdByName: string
  expiresAt: Date
}

export async function createConnectSession(tx: Db, session: NewConnectSession): Promise<void> {
  await tx.connectSession.create({ data: session })
}

/** Takes a link, once: the row for the one caller who got it. By the database's clock and one statement, so that two get one. */
export async function takeConnectSession(tx: Db, digest: Digest): Promise<ConnectSessionRecord | null> {
  const taken = await tx.$executeRaw`
    update "ConnectSession" set "openedAt" = clock_timestamp()
    where digest = ${digest} and "openedAt" is null and "expiresAt" > clock_timestamp()`
  return taken > 0 ? tx.connectSession.findUnique({ where: { digest } }) : null
}

export async function createOneTimeToken(
  tx: Db,
  token: {
    digest: Digest
    subjectId: string
    sessionId: string | null
    apiKeyId: string | null
    expiresAt: Date
  },
): Promise<void> {
  await tx.oneTimeToken.create({ data: token })
}

/** Takes a one-time token, once, in the same way. */
export async function takeOneTimeToken(tx: Db, digest: Digest): Promise<OneTimeToken | null> {
  const taken = await tx.$executeRaw`
    update "OneTimeToken" set "usedAt" = clock_timestamp()
    where digest = ${digest} and "usedAt" is null and "expiresAt" > clock_timestamp()`
  return taken > 0 ? tx.oneTimeToken.findUnique({ where: { digest } }) : null
}

export interface NewSubjectSession {
  digest: Digest
  subjectId: string
  via: SubjectEntry
  connectSessionId: string | null
  openedBy: string | null
  apiKeyId: string | null
  expiresAt: Date
}

export function createSubjectSession(tx: Db, session: NewSubjectSession): Promise<SubjectSessionRecord> {
  return tx.subjectSession.create({ data: session, include: whole })
}

/** The row, ended or not: the caller judges. */
export function findSubjectSession(
  where: { digest: Digest } | { id: string },
  db: Db = database(),
): Promise<SubjectSessionRecord | null> {
  return db.subjectSession.findUnique({ where, include: whole })
}

/** Whether it was this call that ended it. */
export async function endSubjectSession(tx: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.subjectSession.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: now },
  })
  return count > 0
}

/** Removes what was over before `before`; a link stays as long as a session that came by it. */
export async function purgeSubjectSessions(before: Date): Promise<void> {
  await database().oneTimeToken.deleteMany({ where: { expiresAt: { lt: before } } })
  await database().subjectSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { endedAt: { lt: before } }] },
  })
  await database().connectSession.deleteMany({ where: { expiresAt: { lt: before }, sessions: { none: {} } } })
}
