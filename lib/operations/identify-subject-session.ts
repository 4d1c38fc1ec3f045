import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { isApiKeyAlive } from '@/lib/core/api-key'
import { isUuid } from '@/lib/core/connection-key'
import { isSubjectSessionAlive } from '@/lib/core/subject-session'
import { actorOf } from '@/lib/operations/verify-user-token'
import type { Db } from '@/lib/store/database'
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

/**
 * Whom a session's row speaks for, with what it is bounded to; null: the API key that vouched for it is no more, or the
 * admin who opened it is one no longer, and sees nothing through a customer's eyes either.
 */
export async function actorIn(session: SubjectSessionRecord, db?: Db): Promise<SubjectActor | null> {
  const { id, subject, connectSession, openedBy, apiKey } = session
  if (apiKey && !isApiKeyAlive(apiKey, new Date())) return null
  const admin = openedBy === null ? null : await findAdmin(openedBy, db)
  if (openedBy !== null && !admin) return null
  const integrationIds = connectSession?.integrationIds ?? []
  return actorOf(subject, {
    ...{ sessionId: id, integrationIds },
    ...(admin && { openedBy: admin }),
    ...(apiKey && { apiKeyId: apiKey.id }),
  })
}

async function livingActor(session: SubjectSessionRecord | null): Promise<SubjectActor | null> {
  return session && isSubjectSessionAlive(session, new Date()) ? actorIn(session) : null
}

/** Who may vouch for customers: a user of the console who is an admin now; null for anybody else. */
export async function findAdmin(userId: string, db?: Db): Promise<{ id: string; name: string } | null> {
  const user = await findUser(userId, db)
  return user?.role === 'admin' && user.disabledAt === null ? { id: user.id, name: user.name } : null
}
