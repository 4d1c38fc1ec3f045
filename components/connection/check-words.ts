import type { useMessages } from '@/lib/client/use-messages'
import type { CheckView } from '@/lib/contract/connection'
import type { Messages } from '@/lib/core/messages'

/** What a check found, as a sentence. */
export function outcomeOf({ status, failure, limited }: CheckView, m: Messages): string {
  const texts = m.connection.checks
  if (status === 'ok' && limited) return texts.limited
  return status === 'ok' ? texts.works : (failure?.message ?? texts.failed)
}

/** Who asked, and how long it took. */
export function howOf(
  { how, latencyMs }: CheckView,
  m: Messages,
  t: ReturnType<typeof useMessages>['t'],
): string {
  const texts = m.connection.checks
  const askers: Record<string, string> = {
    person: texts.person,
    schedule: texts.schedule,
    grant: texts.grant,
  }
  const asker = askers[how] ?? how
  return latencyMs === null ? asker : t(texts.took, { how: asker, ms: Math.round(latencyMs) })
}
