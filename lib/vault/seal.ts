import 'server-only'
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { PatchbayError } from '@/lib/core/errors'
import { asSealed, type Place, type Sealed } from '@/lib/core/sealed'
import {
  dataKeyLength,
  formatVersion,
  ivLength,
  readEnvelope,
  tagLength,
  writeEnvelope,
} from '@/lib/vault/envelope'
import { keyRing } from '@/lib/vault/key-ring'
import { OpeningError } from '@/lib/vault/opening-error'

export { isOpeningError, type OpeningCode, OpeningError } from '@/lib/vault/opening-error'

const algorithm = 'aes-256-gcm'

/** Seals `plaintext` so that it opens at `place` alone. A random data key for each value keeps GCM's limits far away. */
export function seal(place: Place, plaintext: string): Sealed {
  // UTF-8 has no half surrogate pairs: they would come back as U+FFFD, and a secret must come back as it was.
  if (!plaintext.isWellFormed())
    throw new PatchbayError('invalid_input', {
      params: { what: 'A value holds half of a character, and cannot be kept as it is.' },
    })
  const { id, key } = keyRing().first
  const dataKey = randomBytes(dataKeyLength)
  const wrapIv = randomBytes(ivLength)
  const iv = randomBytes(ivLength)
  const wrappedKey = encrypt({ key, iv: wrapIv, about: vouchFor('key', id, place) }, dataKey)
  const ciphertext = encrypt(
    { key: dataKey, iv, about: vouchFor('value', id, place) },
    Buffer.from(plaintext, 'utf8'),
  )
  dataKey.fill(0)
  return asSealed(writeEnvelope({ keyId: id, wrapIv, wrappedKey, iv, ciphertext }))
}

/** What was sealed at `place`. Throws `OpeningError` for a value that was changed, moved, or sealed with a key that is gone. */
export function open(place: Place, sealed: Uint8Array): string {
  const { keyId, wrapIv, wrappedKey, iv, ciphertext } = readEnvelope(sealed)
  const key = keyRing().keys.get(keyId)
  if (!key) throw new OpeningError('unknown_key')
  const dataKey = decrypt({ key, iv: wrapIv, about: vouchFor('key', keyId, place) }, wrappedKey)
  const plaintext = decrypt({ key: dataKey, iv, about: vouchFor('value', keyId, place) }, ciphertext)
  dataKey.fill(0)
  return plaintext.toString('utf8')
}

/** The same value sealed anew with the ring's first key: for rotation, where the text need not leave the vault. */
export function reseal(place: Place, sealed: Uint8Array): Sealed {
  return seal(place, open(place, sealed))
}

/** The id of the key that a value was sealed with, read without opening it. */
export function keyIdOf(sealed: Uint8Array): string {
  return readEnvelope(sealed).keyId
}

interface Lock {
  key: KeyObject | Uint8Array
  iv: Uint8Array
  about: Buffer
}

/** What both tags vouch for beside the bytes. JSON keeps the parts apart, whatever they hold. */
function vouchFor(what: 'key' | 'value', keyId: string, { table, row, column, version }: Place): Buffer {
  return Buffer.from(
    JSON.stringify(['patchbay', what, formatVersion, keyId, table, row, column, String(version)]),
  )
}

function encrypt({ key, iv, about }: Lock, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength }).setAAD(about)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt({ key, iv, about }: Lock, bytes: Uint8Array): Buffer {
  const end = bytes.length - tagLength
  // Without `authTagLength` Node takes tags cut down to four bytes.
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength })
    .setAAD(about)
    .setAuthTag(bytes.subarray(end))
  const unproven = decipher.update(bytes.subarray(0, end))
  try {
    return Buffer.concat([unproven, decipher.final()])
  } catch {
    unproven.fill(0)
    throw new OpeningError('tampered')
  }
}
