import 'server-only'
import type { SessionView } from '@/lib/contract/person'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { isSessionAlive } from '@/lib/core/session'
import { listSessionsOf } from '@/lib/store/sessions'

/** The actor's own sessions that still stand, this one first. */
export async function listSessions(actor: Actor): Promise<SessionView[]> {
  if (actor.type !== 'user') throw new PatchbayError('unauthenticated')
  const now = new Date()
  const standing = (await listSessionsOf(actor.id)).filter((session) => isSessionAlive(session, now))
  return standing
    .map(({ id, createdAt, lastSeenAt, address, userAgent }) => ({
      ...{ id, address, userAgent },
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: id === actor.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt))
}
