import type { Lease } from '@/lib/store/leases'

/** Longer than the call may take in all, so that no second call starts while the first may still count. */
export const LEASE_MS = 20_000

/** The whole of one call to a token endpoint. */
export const CALL_MS = 15_000

/** A lease in the hands of this process. */
export interface HeldLease extends Lease {
  /** This process's clock when the claim was made, in milliseconds. */
  claimedAt: number
}

/** What is known of a call that failed: whether the provider may have seen it, and how it answered. */
export interface Sent {
  connected: boolean
  status: number | null
}
