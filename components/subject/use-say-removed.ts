import { say } from '@/lib/client/say'
import { useMessages } from '@/lib/client/use-messages'

/** Says that somebody or a group is gone, and whether a provider could not be told. */
export function useSayRemoved(): (name: string, removed: { failed: number }) => void {
  const { m, t } = useMessages()
  return (name, { failed }) =>
    say(failed > 0 ? t(m.subject.removedFailed, { name, count: failed }) : t(m.subject.removed, { name }))
}
