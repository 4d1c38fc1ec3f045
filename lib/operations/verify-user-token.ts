import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { isApiKeyAlive } from '@/lib/core/api-key'
import { isUuid } from '@/lib/core/connection-key'
import { userTokenAudience } from '@/lib/core/user-token'
import { env } from '@/lib/env'
import { listSigningKeys } from '@/lib/operations/list-signing-keys'
import { findApiKey } from '@/lib/store/api-keys'
import { findSubjectById, type SubjectRecord } from '@/lib/store/subjects'
import { verifyClaims } from '@/lib/vault/user-token'

/**
 * Whom a user token speaks for, read from their row on every request; null when it is not ours, over, they are gone, or
 * the API key that vouched for it is no more.
 */
export async function verifyUserToken(token: string): Promise<SubjectActor | null> {
  const { publicUrl } = env()
  const { keys } = await listSigningKeys()
  const expected = { issuer: publicUrl, audience: userTokenAudience(publicUrl), now: new Date() }
  const claims = await verifyClaims(token, keys, expected)
  const { uid: id, key } = claims ?? {}
  if (typeof id !== 'string' || !isUuid(id)) return null
  const [subject, apiKey] = await Promise.all([
    findSubjectById(id),
    typeof key === 'string' ? findApiKey(key) : null,
  ])
  if (!subject || subject.externalId !== claims?.sub) return null
  if (key === undefined) return actorOf(subject)
  return apiKey && isApiKeyAlive(apiKey, new Date())
    ? actorOf(subject, { ...ALONE, apiKeyId: apiKey.id })
    : null
}

/** By a token, and no browser's session. */
const ALONE = { sessionId: null, integrationIds: [] }

/** A subject as who asks; `session`: the browser that they do it in, and what that was opened for. */
export function actorOf(
  { id, externalId, name, groupId }: SubjectRecord,
  session: Pick<SubjectActor, 'sessionId' | 'integrationIds' | 'openedBy' | 'apiKeyId'> = ALONE,
): SubjectActor {
  return { type: 'subject', id, externalId, name: name ?? externalId, groupId, ...session }
}
