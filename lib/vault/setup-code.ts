import 'server-only'
import { hkdfSync } from 'node:crypto'
import { digest, matchesDigest } from '@/lib/vault/digest'
import { keyRing } from '@/lib/vault/key-ring'

/** Without the letters and digits that are taken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const LENGTH = 12

/**
 * The code that lets somebody make the first admin: 12 characters, 58 bits. It follows from the key ring, so that every
 * process of one install prints the same one; it is of use only once, because set-up closes with the first admin.
 */
export function setupCode(): string {
  const bytes = new Uint8Array(
    hkdfSync('sha256', keyRing().first.key, new Uint8Array(), 'patchbay set-up code', 2 * LENGTH),
  )
  const characters = Array.from(
    { length: LENGTH },
    (_, i) => ALPHABET[(256 * (bytes[2 * i] ?? 0) + (bytes[2 * i + 1] ?? 0)) % ALPHABET.length],
  )
  return (characters.join('').match(/.{4}/g) ?? []).join('-')
}

/** Whether `text` is the code, however it was typed, in constant time. */
export function isSetupCode(text: string): boolean {
  const plain = (code: string) => code.toUpperCase().replace(/[\s-]/g, '')
  return matchesDigest(plain(text.slice(0, 100)), digest(plain(setupCode())))
}
