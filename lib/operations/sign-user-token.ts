import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, voucherFor } from '@/lib/core/actor'
import { permit } from '@/lib/core/permission'
import { USER_TOKEN_SECONDS, userTokenAudience } from '@/lib/core/user-token'
import { env } from '@/lib/env'
import { openSigningKey } from '@/lib/operations/open-signing-key'
import { signClaims } from '@/lib/vault/user-token'

/**
 * A token by which a browser speaks for a subject at the user API for 15 minutes. `sub` is the organisation's id of them,
 * `uid` ours: an id that is given to somebody else later does not hand them the first one's tokens. `key` names the API
 * key that vouches for it, with which it ends. A subject is signed one for themselves alone.
 */
export async function signUserToken(
  actor: Actor,
  subject: { id: string; externalId: string },
): Promise<string> {
  if (actor.type !== 'subject' || actor.id !== subject.id) permit(actor, 'write_subject')
  const { kid, privateJwk } = await openSigningKey()
  const { publicUrl } = env()
  const key = voucherFor(actor)
  const seconds = Math.floor(Date.now() / 1000)
  return signClaims(kid, privateJwk, {
    ...{ iss: publicUrl, aud: userTokenAudience(publicUrl) },
    ...{ sub: subject.externalId, uid: subject.id, jti: randomUUID(), ...(key && { key }) },
    ...{ iat: seconds, exp: seconds + USER_TOKEN_SECONDS },
  })
}
