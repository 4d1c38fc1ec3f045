import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { type EnteredCatalog, enterCatalog } from '@/lib/operations/enter-catalog'
import { peekSubjectSession } from '@/lib/operations/identify-subject-session'
import { transaction } from '@/lib/store/database'
import { findSubjectSession, takeOneTimeToken } from '@/lib/store/subject-sessions'
import { digest } from '@/lib/vault/digest'

/**
 * Opens another window for the subject whose one-time token it is: once, within 60 seconds, with the bounds of the
 * session that asked for it, and only while that one stands. Throws `one_time_token_over`.
 */
export async function openOneTimeToken(actor: Actor, ott: string): Promise<EnteredCatalog> {
  return transaction(async (tx) => {
    const token = await takeOneTimeToken(tx, digest(ott))
    if (!token) throw new PatchbayError('one_time_token_over')
    const asked = token.sessionId === null ? null : await findSubjectSession({ id: token.sessionId }, tx)
    if (token.sessionId !== null && !(await peekSubjectSession(token.sessionId)))
      throw new PatchbayError('one_time_token_over')
    return enterCatalog(tx, actor, {
      ...{ subjectId: token.subjectId, via: 'ott' },
      connectSessionId: asked?.connectSessionId ?? null,
      openedBy: asked?.openedBy ?? null,
      apiKeyId: token.apiKeyId,
    })
  })
}
