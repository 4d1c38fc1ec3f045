import 'server-only'
import type { SubjectActor } from '@/lib/core/actor'
import { openPresets, type Presets } from '@/lib/operations/open-presets'
import { findSubjectSession } from '@/lib/store/subject-sessions'

/** What the link that a subject came by fills in for them, by connector and field; nothing without one. */
export async function readPresets({ sessionId }: SubjectActor): Promise<Presets['fields']> {
  const session = sessionId === null ? null : await findSubjectSession({ id: sessionId })
  return openPresets(session?.connectSession ?? null).fields
}
