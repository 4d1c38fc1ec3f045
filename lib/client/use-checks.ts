import { useLiveView } from '@/lib/client/use-live-view'
import type { CheckView } from '@/lib/contract/connection'

/** The last checks of a connection, newest first, kept true. */
export function useChecks(connectionId: string, initial: { checks: CheckView[] }) {
  return useLiveView<{ checks: CheckView[] }>(`/api/connections/${connectionId}/checks`, initial)
}
