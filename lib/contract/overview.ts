import type { ConnectionView } from '@/lib/contract/connection'
import type { EventView } from '@/lib/contract/event'
import type { Status } from '@/lib/core/status'

/** What the overview shows: what is broken first, then how everything stands, then what happened lately. */
export interface OverviewView {
  counts: Record<Status, number>
  /** Failing connections, the longest broken first; 50 at most, `failingTotal` in all. */
  failing: ConnectionView[]
  failingTotal: number
  recent: EventView[]
  integrations: number
  /** Integrations whose set-up lacks something: some by name, and how many there are. */
  unfinished: { slug: string; name: string }[]
  unfinishedTotal: number
}
