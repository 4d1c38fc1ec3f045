import 'server-only'
import { createClientKeys, type PrivateKey, publicKeys } from '@/lib/atproto/keys'
import type { Place } from '@/lib/core/sealed'
import {
  type ClientKeyRecord,
  createClientKey,
  listClientKeys,
  lockClientKeys,
} from '@/lib/store/client-keys'
import { type Db, transaction } from '@/lib/store/database'
import { open, seal } from '@/lib/vault/seal'

/** How much older the key that signs is than the one that signs next. */
const APART_MS = 1_000

/**
 * The keys that this install proves itself with, opened: first the one that signs, then the one that signs next and is
 * published in advance, then those before them. They are made at the first need. Throws `OpeningError`.
 */
export async function openClientKeys(): Promise<PrivateKey[]> {
  return inOrder(await storedKeys()).map((row) => JSON.parse(open(placeOf(row.id), row.sealedJwk)))
}

/** The same, their public halves alone. */
export async function publishedClientKeys(): Promise<{ keys: Record<string, string>[] }> {
  return { keys: inOrder(await storedKeys()).map((row) => row.publicJwk as Record<string, string>) }
}

/** What a rotation brought: the key that signs for new sessions from now on, and the one that signs after the next. */
export interface RotatedClientKeys {
  signing: string
  next: string
}

/**
 * Lets the key that was published in advance sign, and publishes another one. Sessions go on with the key that they began
 * with. `sinceMs`: for how long the key that is to sign must have been published, since servers remember what they read.
 * Null: it has not been for so long.
 */
export async function addClientKey(tx: Db, sinceMs: number): Promise<RotatedClientKeys | null> {
  await lockClientKeys(tx)
  const [published] = await ensureKeys(tx)
  const now = new Date()
  if (!published || now.getTime() - published.createdAt.getTime() < sinceMs) return null
  const [key] = await createClientKeys()
  if (!key) throw new Error('no key was made')
  await keep(tx, key, now)
  return { signing: published.id, next: key.kid ?? '' }
}

async function storedKeys(): Promise<ClientKeyRecord[]> {
  const stored = await listClientKeys()
  if (stored.length > 0) return stored
  return transaction(async (tx) => {
    await lockClientKeys(tx)
    return ensureKeys(tx)
  })
}

/** The newest first; under the lock. */
async function ensureKeys(tx: Db): Promise<ClientKeyRecord[]> {
  const found = await listClientKeys(tx)
  if (found.length > 0) return found
  const [signing, next] = await createClientKeys()
  const now = Date.now()
  if (signing) await keep(tx, signing, new Date(now - APART_MS))
  if (next) await keep(tx, next, new Date(now))
  return listClientKeys(tx)
}

function inOrder([newest, signing, ...older]: ClientKeyRecord[]): ClientKeyRecord[] {
  return [signing, newest, ...older].filter((row) => row !== undefined)
}

async function keep(tx: Db, key: PrivateKey, at: Date): Promise<void> {
  const [publicJwk] = publicKeys([key]).keys
  if (!key.kid || !publicJwk) throw new Error('a key of ours has no name')
  const sealedJwk = seal(placeOf(key.kid), JSON.stringify(key))
  await createClientKey(tx, { id: key.kid, publicJwk, sealedJwk }, at)
}

function placeOf(kid: string): Place {
  return { table: 'ClientKey', row: kid, column: 'sealedJwk', version: 1 }
}
