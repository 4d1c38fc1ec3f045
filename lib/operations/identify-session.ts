import 'server-only'
import type { UserActor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { isSessionAlive } from '@/lib/core/session'
import { findSession, touchSession } from '@/lib/store/sessions'

/** How stale "last seen" may be: one write a minute, not one a request. */
const SEEN_MS = 60_000

/** The user behind a session's id, read from its row on every request; null when it has ended, or its user is disabled. */
export async function identifySession(sessionId: string): Promise<UserActor | null> {
  if (!isUuid(sessionId)) return null
  const session = await findSession(sessionId)
  const now = new Date()
  if (!session || !isSessionAlive(session, now) || session.user.disabledAt) return null
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_MS) await touchSession(sessionId, now)
  const { id, name, email, role } = session.user
  return { type: 'user', id, sessionId, name, email, role }
}
