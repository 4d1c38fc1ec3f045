import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isApiKeyAlive } from '@/lib/core/api-key'
import { identifySession } from '@/lib/operations/identify-session'
import { peekSubjectSession } from '@/lib/operations/identify-subject-session'
import { findApiKey } from '@/lib/store/api-keys'

/** Whether somebody who was let in still may be in: the session stands with the same role, the key is neither revoked nor expired, a customer is in the same group. */
export async function identifyAgain(actor: Actor): Promise<boolean> {
  switch (actor.type) {
    case 'user':
      return (await identifySession(actor.sessionId))?.role === actor.role
    case 'api_key': {
      const key = await findApiKey(actor.id)
      return key !== null && isApiKeyAlive(key, new Date())
    }
    case 'subject': {
      const now = actor.sessionId === null ? null : await peekSubjectSession(actor.sessionId)
      return now !== null && now.groupId === actor.groupId
    }
    default:
      return actor.type === 'system'
  }
}
