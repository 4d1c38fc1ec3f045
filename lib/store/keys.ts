import 'server-only'
import type { Sealed } from '@/lib/core/sealed'
import { NEVER_VALIDATED, NOTHING_SENT } from '@/lib/store/connections'
import type { Db } from '@/lib/store/database'
import type { Prisma } from '@/prisma/generated/client'

/** What a form leaves on the connection. */
export interface KeyWrite {
  credential: Sealed
  credentialType: string
  setup: Record<string, string>
  savedSecrets: Prisma.InputJsonObject
}

/**
 * Puts a typed key in place of version `fromVersion`; nobody has seen it work yet. False when the version has moved: the
 * seal names it.
 */
export async function writeKey(
  tx: Db,
  id: string,
  fromVersion: number,
  write: KeyWrite,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion: fromVersion },
    data: {
      ...write,
      ...{ credentialVersion: fromVersion + 1, connectedAt: now, lastAuthorizedAt: now },
      ...{ hasRefreshToken: false, tokenType: null, expiresAt: null, refreshExpiresAt: null },
      ...{ grantedScopes: [], data: {}, refreshAt: null },
      ...NOTHING_SENT,
      ...NEVER_VALIDATED,
    },
  })
  return count > 0
}
