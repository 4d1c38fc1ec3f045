import { useLiveView } from '@/lib/client/use-live-view'
import type { OverviewView } from '@/lib/contract/overview'

/** What the overview shows, kept true. */
export function useOverview(initial: OverviewView) {
  return useLiveView<OverviewView>('/api/overview', initial)
}
