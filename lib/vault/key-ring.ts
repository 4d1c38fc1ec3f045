import 'server-only'
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { EnvError, required } from '@/lib/env'
import { once } from '@/lib/once'

/** The keys that wrap data keys. The first seals; all open. */
export interface KeyRing {
  first: RingKey
  keys: ReadonlyMap<string, KeyObject>
}

export interface RingKey {
  id: string
  /** A KeyObject shows no bytes when it is logged or turned into JSON by mistake. */
  key: KeyObject
}

const keyLength = 32
const keyId = /^[A-Za-z0-9_-]{1,32}$/

/** Keys that stand in public text: `.env.example`'s, and zeros. */
const publicKeys = [
  Buffer.alloc(keyLength),
  Buffer.from(Array.from({ length: keyLength }, (_, index) => index)),
]

/**
 * Reads `id:base64-32-bytes[,id:…]`. Throws `EnvError` that says which entry is wrong and why, by its position:
 * what stands where the id should be may be the key.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, KeyObject>()
  const entries = text.split(',').map((entry) => entry.trim())
  const parsed = entries.map((entry, index) => {
    const key = parseEntry(entry, `entry ${index + 1}`)
    if (keys.has(key.id)) throw fault(`must not name a key twice: entry ${index + 1} repeats an earlier id`)
    keys.set(key.id, key.key)
    return key
  })
  const [first] = parsed
  if (!first) throw fault('must not be empty')
  return { first, keys }
}

/** This process's key ring. Throws `EnvError` when there is none or it is wrong. */
export function keyRing(): KeyRing {
  return once('key-ring', () => parseKeyRing(required('encryptionKeys')))
}

/** The ids of the ring's keys, the sealing one first: for the settings page. */
export function keyIds(): string[] {
  return [...keyRing().keys.keys()]
}

/** A new ring of one random key, in the form of PATCHBAY_ENCRYPTION_KEYS. */
export function generateKeyRing(): string {
  return `k1:${randomBytes(keyLength).toString('base64')}`
}

function parseEntry(entry: string, where: string): RingKey {
  const colon = entry.indexOf(':')
  const id = entry.slice(0, Math.max(colon, 0))
  const encoded = entry.slice(colon + 1)
  if (colon < 0) throw fault(`must be id:base64-32-bytes[,id:…]: ${where} has no colon`)
  if (!keyId.test(id))
    throw fault(`must have ids of 1 to 32 letters, digits, _ or -: the id of ${where} is not`)
  const bytes = Buffer.from(encoded, 'base64')
  // Node skips what is not base64, so that only the way back tells whether all of it was read.
  if (bytes.toString('base64') !== encoded)
    throw fault(`must hold keys in base64: the key of ${where} is not`)
  if (bytes.length !== keyLength)
    throw fault(
      `must hold keys of 32 bytes: the key of ${where} has ${bytes.length}. Make one with: openssl rand -base64 32`,
    )
  if (publicKeys.some((known) => known.equals(bytes)))
    throw fault(
      `must hold keys of your own: the key of ${where} is a public example. Make one with: openssl rand -base64 32`,
    )
  return { id, key: createSecretKey(bytes) }
}

function fault(what: string): EnvError {
  return new EnvError(`PATCHBAY_ENCRYPTION_KEYS ${what}`)
}
