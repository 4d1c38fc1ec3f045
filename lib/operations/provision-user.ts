import 'server-only'
import type { NewUser, PlatformUser } from '@/lib/contract/platform'
import type { Actor } from '@/lib/core/actor'
import { USER_TOKEN_SECONDS } from '@/lib/core/user-token'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { viewUser } from '@/lib/operations/view-platform'

/** Makes a user of the platform API, or changes them, and answers them with a token for their browser. */
export async function provisionUser(actor: Actor, { user: given }: NewUser): Promise<PlatformUser> {
  const subject = await provisionSubject(actor, {
    ...{ externalId: given.external_id, name: given.external_name, groupId: given.external_group_id },
  })
  const user = viewUser(subject)
  return {
    access_token: await signUserToken(actor, subject),
    ...{ token_type: 'Bearer', expires_in: USER_TOKEN_SECONDS },
    ...user,
    user,
  }
}
