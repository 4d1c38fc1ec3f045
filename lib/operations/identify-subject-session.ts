import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { isSubjectSessionAlive } from '@/lib/core/subject-session'
import { actorOf } from '@/lib/operations/verify-user-token'
import { findUser } from '@/lib/store/people'
import { findSubjectSession, type SubjectSessionRecord } from '@/lib/store/subject-sessions'
import { digest } from '@/lib/vault/digest'

/** The subject behind a browser's cookie, read from its row on every request; null when it is none of ours, or over. */
export async function identifySubjectSession(cookie: string): Promise<SubjectActor | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(cookie)) return null
  return livingActor(await findSubjectSession({ digest: digest(cookie) }))
}

/** The same by the row's id, for whoever acts while its browser is away. */
export async function peekSubjectSession(id: string): Promise<SubjectActor | null> {
  return isUuid(id) ? livingActor(await findSubjectSession({ id })) : null
}

/** Whom a session's row speaks for, with what it is bounded to. */
export function actorIn({ id, subject, connectSession }: SubjectSessionRecord): SubjectActor {
  return actorOf(subject, { sessionId: id, integrationIds: connectSession?.integrationIds ?? [] })
}

async function livingActor(session: SubjectSessionRecord | null): Promise<SubjectActor | null> {
  if (!session || !isSubjectSessionAlive(session, new Date())) return null
  // An admin who is one no longer sees nothing through a customer's eyes either.
  if (session.openedBy !== null && !(await isAdmin(session.openedBy))) return null
  return actorIn(session)
}

async function isAdmin(userId: string): Promise<boolean> {
  const user = await findUser(userId)
  return user?.role === 'admin' && user.disabledAt === null
}
