import 'server-only'
import type { UserActor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { isSessionAlive } from '@/lib/core/session'
import { findSession, type SessionRecord, touchSession } from '@/lib/store/sessions'

/** How stale "last seen" may be: one write a minute, not one a request. */
const SEEN_MS = 60_000

/** The user behind a session's id, read from its row on every request; null when it has ended, or its user is disabled. */
export async function identifySession(sessionId: string): Promise<UserActor | null> {
  const session = await findLiving(sessionId)
  if (!session) return null
  const now = new Date()
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_MS) await touchSession(sessionId, now)
  return userOf(session)
}

/** The same for whoever acts while its user is away: the session is not seen by it. */
export async function peekSession(sessionId: string): Promise<UserActor | null> {
  const session = await findLiving(sessionId)
  return session && userOf(session)
}

async function findLiving(sessionId: string): Promise<SessionRecord | null> {
  if (!isUuid(sessionId)) return null
  const session = await findSession(sessionId)
  return session && isSessionAlive(session, new Date()) && !session.user.disabledAt ? session : null
}

function userOf(session: SessionRecord): UserActor {
  const { id, name, email, role } = session.user
  return { type: 'user', id, sessionId: session.id, name, email, role }
}
