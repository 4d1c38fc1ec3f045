import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { requireSubject } from '@/lib/operations/subject-connection'

/**
 * Another user token for whoever has a session: a token alone would renew itself for ever. A token knows no bounds, so
 * that none is given to a session that has them. Throws `session_required` or `forbidden`.
 */
export async function renewUserToken(actor: Actor): Promise<string> {
  const subject = requireSubject(actor)
  if (subject.sessionId === null) throw new PatchbayError('session_required')
  if (subject.integrationIds.length > 0 || subject.openedBy)
    throw new PatchbayError('forbidden', { params: { what: 'take more than their link is for' } })
  return signUserToken(actor, subject)
}
