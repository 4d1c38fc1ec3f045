import 'server-only'
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** SHA-256: for random tokens of ours, which need no slow hash, and for what is told apart by its content. */
export function digest(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

/** Whether `text` has this digest, in constant time; false for a digest of another length. */
export function matchesDigest(text: string, expected: Uint8Array): boolean {
  const actual = digest(text)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

/** A random token in base64url; 32 bytes unless told. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** A random id of small letters and digits: public, and no secret. */
export function randomId(length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
