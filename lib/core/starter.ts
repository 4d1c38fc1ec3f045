import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'

/** Who begins to connect, and in which session, as the attempt's row keeps it: nobody else finishes it. */
export interface Starter {
  userId: string | null
  sessionId: string | null
  subjectId: string | null
  subjectSessionId: string | null
}

const NOBODY: Starter = { userId: null, sessionId: null, subjectId: null, subjectSessionId: null }

/** Throws `unauthenticated` for whoever has no session in a browser. */
export function starterOf(actor: Actor): Starter {
  if (actor.type === 'user') return userStarter(actor)
  if (actor.type !== 'subject' || actor.sessionId === null) throw new PatchbayError('unauthenticated')
  return { ...NOBODY, subjectId: actor.id, subjectSessionId: actor.sessionId }
}

export function userStarter({ id, sessionId }: { id: string; sessionId: string }): Starter {
  return { ...NOBODY, userId: id, sessionId }
}

/** Whether it was this actor, in this session. */
export function isStarter(actor: Actor, begun: Starter): boolean {
  switch (actor.type) {
    case 'user':
      return begun.sessionId === actor.sessionId
    case 'subject':
      return (
        actor.sessionId !== null && begun.subjectSessionId === actor.sessionId && begun.subjectId === actor.id
      )
    default:
      return false
  }
}
