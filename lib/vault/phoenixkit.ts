import 'server-only'
import { createDecipheriv, createHash } from 'node:crypto'
import { OpeningError } from '@/lib/vault/opening-error'

// How PhoenixKit encrypts. It is here for the importer alone: nothing of ours is sealed so.

const PREFIX = 'enc:v1:'
const IV_LENGTH = 12
const TAG_LENGTH = 16

export function isPhoenixkitSealed(text: string): boolean {
  return text.startsWith(PREFIX)
}

/**
 * What PhoenixKit encrypted under a secret key base: base64 of IV, tag and AES-256-GCM ciphertext, without further data.
 * Throws `OpeningError` for another base, and for a value that was changed.
 */
export function openPhoenixkit(text: string, secretKeyBase: string): string {
  const bytes = Buffer.from(text.slice(PREFIX.length), 'base64')
  if (bytes.length < IV_LENGTH + TAG_LENGTH) throw new OpeningError('malformed')
  const key = createHash('sha256').update(`phoenix_kit_integrations:${secretKeyBase}`, 'utf8').digest()
  const iv = bytes.subarray(0, IV_LENGTH)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_LENGTH })
  decipher.setAuthTag(bytes.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH))
  const unproven = decipher.update(bytes.subarray(IV_LENGTH + TAG_LENGTH))
  try {
    return Buffer.concat([unproven, decipher.final()]).toString('utf8')
  } catch {
    unproven.fill(0)
    throw new OpeningError('tampered')
  }
}
