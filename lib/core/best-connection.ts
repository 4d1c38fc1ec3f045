import { type AuthorizationStatus, authorizationStatusOf } from '@/lib/core/authorization-status'
import type { Status } from '@/lib/core/status'

/** What connections of one integration are put in order by. */
export interface Candidate {
  id: string
  status: Status
  lastAuthorizedAt: Date | null
}

const RANK: Record<AuthorizationStatus | 'none', number> = {
  active: 0,
  error: 1,
  retrieving_tokens: 1,
  awaiting_callback: 1,
  none: 2,
}

/** The best available first: active ones, then what can be repaired; of each kind the most recently authorised. */
export function byAvailability(a: Candidate, b: Candidate): number {
  const later = (b.lastAuthorizedAt?.getTime() ?? 0) - (a.lastAuthorizedAt?.getTime() ?? 0)
  return rankOf(a) - rankOf(b) || later || (a.id < b.id ? -1 : 1)
}

function rankOf({ status }: Candidate): number {
  return RANK[authorizationStatusOf(status, false) ?? 'none']
}
