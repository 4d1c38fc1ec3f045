import 'server-only'
import type { Grant } from '@/lib/core/credential'
import type { Place } from '@/lib/core/sealed'
import { grantPlace } from '@/lib/operations/open-credential'
import type { AuthorizationRecord } from '@/lib/store/authorizations'
import { open } from '@/lib/vault/seal'

/** Where what proves or redeems an attempt is sealed. */
export function proofPlace(authorizationId: string): Place {
  return { table: 'Authorization', row: authorizationId, column: 'sealed', version: 1 }
}

/** What proves or redeems an attempt, as it was written down when it was opened. */
export function openProof<T>({ id, sealed }: AuthorizationRecord): T {
  return JSON.parse(open(proofPlace(id), sealed))
}

/** The grant that is kept on an attempt; null without one. */
export function openKeptGrant({ id, pendingGrant }: AuthorizationRecord): Grant | null {
  return pendingGrant && JSON.parse(open(grantPlace(id), pendingGrant))
}
