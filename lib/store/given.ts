import 'server-only'
import { type CredentialWrite, NEVER_VALIDATED, NOTHING_SENT } from '@/lib/store/connections'
import type { Db } from '@/lib/store/database'
import type { Prisma } from '@/prisma/generated/client'

/** A credential that was not granted to us, but given: by a program, or by another system. */
export interface GivenWrite extends CredentialWrite {
  setup?: Record<string, string>
  savedSecrets?: Prisma.InputJsonObject
  /** When it was come by there. */
  at: Date
  account?: { name: string | null; email: string | null }
}

/** Puts it in place of version `fromVersion`; nobody has seen it work here yet. False when the version has moved. */
export async function writeGiven(
  tx: Db,
  id: string,
  fromVersion: number,
  { at, account, data, ...write }: GivenWrite,
): Promise<boolean> {
  const { count } = await tx.connection.updateMany({
    where: { id, credentialVersion: fromVersion },
    data: {
      ...write,
      data: data as Prisma.InputJsonObject,
      ...{ credentialVersion: fromVersion + 1, connectedAt: at, lastAuthorizedAt: at },
      ...NOTHING_SENT,
      rotates: null,
      ...NEVER_VALIDATED,
      ...(account && { accountId: null, accountName: account.name, accountEmail: account.email }),
    },
  })
  return count > 0
}
