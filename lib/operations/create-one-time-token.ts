import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { ONE_TIME_TOKEN_MS } from '@/lib/core/subject-session'
import { database } from '@/lib/store/database'
import { createOneTimeToken as createRow } from '@/lib/store/subject-sessions'
import { digest, randomToken } from '@/lib/vault/digest'

/** A token that opens the catalog for the subject in one other window: once, in the next 60 seconds. */
export async function createOneTimeToken(actor: Actor): Promise<{ ott: string; expiresAt: Date }> {
  permit(actor, 'use_catalog')
  if (actor.type !== 'subject') throw new PatchbayError('unauthenticated')
  const ott = randomToken()
  const expiresAt = new Date(Date.now() + ONE_TIME_TOKEN_MS)
  const { id: subjectId, sessionId, apiKeyId = null } = actor
  await createRow(database(), { digest: digest(ott), subjectId, sessionId, apiKeyId, expiresAt })
  return { ott, expiresAt }
}
