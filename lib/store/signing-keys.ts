import 'server-only'
import type { Sealed } from '@/lib/core/sealed'
import { database, transaction } from '@/lib/store/database'
import type { Prisma, SigningKey } from '@/prisma/generated/client'

export type SigningKeyRecord = SigningKey

/** Advisory lock of whoever puts a new key in the place of another. */
const SIGNING_KEYS_LOCK = 7_202_606

/** The key that signs now; null before there is one. */
export function findSigningKey(): Promise<SigningKeyRecord | null> {
  return database().signingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } })
}

/** The public keys that a token may have been signed with: those in use, and those retired since `since`. */
export async function listPublicKeys(since: Date): Promise<Record<string, unknown>[]> {
  const rows = await database().signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: since } }] },
    select: { publicJwk: true },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ publicJwk }) => publicJwk as Record<string, unknown>)
}

/** Puts `key` in the place of the one with id `before`; if somebody else has done so by then, theirs is answered. */
export function replaceSigningKey(
  before: string | null,
  key: { id: string; publicJwk: object; sealedJwk: Sealed },
  now: Date,
): Promise<SigningKeyRecord> {
  return transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${SIGNING_KEYS_LOCK})`
    const current = await tx.signingKey.findFirst({
      where: { retiredAt: null },
      orderBy: { createdAt: 'desc' },
    })
    if (current && current.id !== before) return current
    await tx.signingKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: now } })
    return tx.signingKey.create({ data: { ...key, publicJwk: key.publicJwk as Prisma.InputJsonObject } })
  })
}
