import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { findSubjectSession } from '@/lib/store/subject-sessions'

/**
 * Whether a subject's own browser may be told access tokens: where the organisation says so, never in a group, whose
 * tokens are its other members' too, and never an admin who looks through a customer's eyes.
 */
export async function mayHoldTokens({ groupId, sessionId }: SubjectActor): Promise<boolean> {
  if (groupId !== null || !(await readCatalogSettings()).browserTokens) return false
  return !(await isOfAdmin(sessionId))
}

/** Whether a session is an admin's, who opened the catalog as that customer. */
export async function isOfAdmin(sessionId: string | null): Promise<boolean> {
  const session = sessionId === null ? null : await findSubjectSession({ id: sessionId })
  return session !== null && session.openedBy !== null
}
