import 'server-only'
import type { Place } from '@/lib/core/sealed'
import { findSigningKey, replaceSigningKey } from '@/lib/store/signing-keys'
import { open, seal } from '@/lib/vault/seal'
import { makeSigningKey } from '@/lib/vault/user-token'

/** A key signs for so long; then another one takes its place. */
const LIFE_MS = 90 * 24 * 60 * 60 * 1000

/** The key that signs users' tokens now, its private half opened; made at the first need. Throws `OpeningError`. */
export async function openSigningKey(): Promise<{ kid: string; privateJwk: string }> {
  const now = new Date()
  const current = await findSigningKey()
  const isFit = current !== null && now.getTime() - current.createdAt.getTime() < LIFE_MS
  const key = isFit ? current : await replace(current?.id ?? null, now)
  return { kid: key.id, privateJwk: open(placeOf(key.id), key.sealedJwk) }
}

async function replace(before: string | null, now: Date) {
  const { id, publicJwk, privateJwk } = await makeSigningKey()
  return replaceSigningKey(before, { id, publicJwk, sealedJwk: seal(placeOf(id), privateJwk) }, now)
}

function placeOf(kid: string): Place {
  return { table: 'SigningKey', row: kid, column: 'sealedJwk', version: 1 }
}
