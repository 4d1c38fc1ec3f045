import { useLiveView } from '@/lib/client/use-live-view'
import type { UsageView } from '@/lib/contract/usage'

/** Calls are not announced, and need not be seen at once. */
const EVERY_MS = 15_000

/** Who calls for a connection, kept true. */
export function useUsage(connectionId: string, initial: UsageView) {
  return useLiveView<UsageView>(`/api/connections/${connectionId}/usage`, initial, EVERY_MS)
}
