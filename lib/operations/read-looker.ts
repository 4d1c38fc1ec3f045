import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { findUser } from '@/lib/store/people'
import { findSubjectSession } from '@/lib/store/subject-sessions'

/** The name of the admin who has the catalog open as this customer; null: the customer does. */
export async function readLooker({ sessionId }: Pick<SubjectActor, 'sessionId'>): Promise<string | null> {
  const session = sessionId === null ? null : await findSubjectSession({ id: sessionId })
  if (!session?.openedBy) return null
  return (await findUser(session.openedBy))?.name ?? ''
}
