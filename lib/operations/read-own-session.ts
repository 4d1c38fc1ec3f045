import 'server-only'
import type { UserSession } from '@/lib/contract/platform-user'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { requireSubject } from '@/lib/operations/subject-connection'
import { viewUser } from '@/lib/operations/view-platform'
import { listOffered } from '@/lib/store/catalog'
import { findSubjectSession } from '@/lib/store/subject-sessions'
import { findSubjectById } from '@/lib/store/subjects'

/** Who is signed in, and for what. Throws `session_ended` for who is gone. */
export async function readOwnSession(actor: Actor): Promise<UserSession> {
  const { id, sessionId, integrationIds } = requireSubject(actor)
  const subject = await findSubjectById(id)
  if (!subject) throw new PatchbayError('session_ended')
  const session = sessionId === null ? null : await findSubjectSession({ id: sessionId })
  const offered = integrationIds.length > 0 ? await listOffered(integrationIds) : null
  return {
    user: viewUser(subject),
    connectors: offered?.map(({ slug }) => slug) ?? null,
    expires_at: session?.expiresAt.toISOString() ?? null,
  }
}
