import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { readCatalogSettings } from '@/lib/operations/read-catalog-settings'
import { findSubjectSession } from '@/lib/store/subject-sessions'

/** Where the catalog leads back to: what the link said that the customer came by, else the organisation's app. Null: nowhere. */
export async function readWayBack(subject: SubjectActor | null): Promise<string | null> {
  const session = subject?.sessionId ? await findSubjectSession({ id: subject.sessionId }) : null
  return session?.connectSession?.returnUrl ?? (await readCatalogSettings()).loginRedirectUrl
}
