import type { Lease } from '@/lib/store/leases'

/** Longer than the call may take in all, so that no second call starts while the first may still count. */
export const LEASE_MS = 20_000

/** The whole of one call to a token endpoint. */
export const CALL_MS = 15_000

/** A lease in the hands of this process. */
export interface HeldLease extends Lease {
  /** This process's clock when the claim was made, in milliseconds: measures what has passed, not what time it is. */
  claimedAt: number
  /** The provider refuses the access token, whatever its clock says. */
  usedUp: boolean
}

/** What is known of a call that failed: whether the provider may have seen it, and whether it answered in full. */
export interface Sent {
  connected: boolean
  answered: boolean
}

/** Nothing was sent, or an answer came in full that brought no other token: this one is not used up. */
export function isUnspent({ connected, answered }: Sent): boolean {
  return !connected || answered
}
