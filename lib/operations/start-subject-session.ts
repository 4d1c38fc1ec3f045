import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { type EnteredCatalog, enterCatalog } from '@/lib/operations/enter-catalog'
import { verifyUserToken } from '@/lib/operations/verify-user-token'
import { transaction } from '@/lib/store/database'

/** Signs a customer's browser in by the user token that their back end was given for it. Throws `invalid_user_token`. */
export async function startSubjectSession(actor: Actor, userToken: string): Promise<EnteredCatalog> {
  const subject = await verifyUserToken(userToken)
  if (!subject) throw new PatchbayError('invalid_user_token')
  return transaction((tx) =>
    enterCatalog(tx, actor, { subjectId: subject.id, via: 'token', apiKeyId: subject.apiKeyId ?? null }),
  )
}
