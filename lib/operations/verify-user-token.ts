import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { userTokenAudience } from '@/lib/core/user-token'
import { env } from '@/lib/env'
import { listSigningKeys } from '@/lib/operations/list-signing-keys'
import { findSubjectById, type SubjectRecord } from '@/lib/store/subjects'
import { verifyClaims } from '@/lib/vault/user-token'

/** Whom a user token speaks for, read from their row on every request; null when it is not ours, over, or they are gone. */
export async function verifyUserToken(token: string): Promise<SubjectActor | null> {
  const { publicUrl } = env()
  const { keys } = await listSigningKeys()
  const expected = { issuer: publicUrl, audience: userTokenAudience(publicUrl), now: new Date() }
  const claims = await verifyClaims(token, keys, expected)
  const id = claims?.uid
  if (typeof id !== 'string' || !isUuid(id)) return null
  const subject = await findSubjectById(id)
  return subject && subject.externalId === claims?.sub ? actorOf(subject) : null
}

/** A subject as who asks; `session`: the browser that they do it in, and what that was opened for. */
export function actorOf(
  { id, externalId, name, groupId }: SubjectRecord,
  session: Pick<SubjectActor, 'sessionId' | 'integrationIds' | 'openedBy'> = {
    sessionId: null,
    integrationIds: [],
  },
): SubjectActor {
  return { type: 'subject', id, externalId, name: name ?? externalId, groupId, ...session }
}
