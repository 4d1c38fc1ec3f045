import 'server-only'
import { type Credential, parseCredential } from '@/lib/core/credential'
import { ProviderFailure } from '@/lib/core/failure'
import type { Place } from '@/lib/core/sealed'
import { isOpeningError, open } from '@/lib/vault/seal'

/** Where a connection's credential lives, at a version of it. */
export function credentialPlace(connectionId: string, version: number): Place {
  return { table: 'Connection', row: connectionId, column: 'credential', version }
}

/** Where a grant waits on its authorization until the account has been compared. */
export function grantPlace(authorizationId: string): Place {
  return { table: 'Authorization', row: authorizationId, column: 'pendingGrant', version: 1 }
}

/**
 * The credential of a connection; null when it has none. Throws `ProviderFailure`: `opening_failed`, or
 * `destination_changed` where it was given for another address than the provider has now.
 */
export function openCredential(connection: {
  id: string
  credential: Uint8Array | null
  credentialVersion: number
  validationCode: string | null
}): Credential | null {
  if (connection.credential === null) return null
  if (connection.validationCode === 'destination_changed') throw new ProviderFailure('destination_changed')
  try {
    return parseCredential(
      open(credentialPlace(connection.id, connection.credentialVersion), connection.credential),
    )
  } catch (error) {
    if (isOpeningError(error)) throw new ProviderFailure('opening_failed', { cause: error })
    throw error
  }
}

/** The credential, or null also when it cannot be opened: for whoever is about to let go of it anyway. */
export function tryOpenCredential(connection: Parameters<typeof openCredential>[0]): Credential | null {
  try {
    return openCredential(connection)
  } catch {
    return null
  }
}
