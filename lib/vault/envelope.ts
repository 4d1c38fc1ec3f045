import 'server-only'
import { OpeningError } from '@/lib/vault/opening-error'

/** The parts of a sealed value, in the order in which they are written. */
export interface Envelope {
  keyId: string
  wrapIv: Uint8Array
  /** The data key under the ring's key, with its tag. */
  wrappedKey: Uint8Array
  iv: Uint8Array
  /** The value under the data key, with its tag. */
  ciphertext: Uint8Array
}

export const formatVersion = 1
export const ivLength = 12
export const tagLength = 16
export const dataKeyLength = 32

const wrappedLength = dataKeyLength + tagLength
const keyId = /^[A-Za-z0-9_-]{1,32}$/

/** version (1), length of key id (1), key id, wrap iv (12), wrapped key and tag (48), iv (12), ciphertext and tag. */
export function writeEnvelope(envelope: Envelope): Uint8Array {
  const id = Buffer.from(envelope.keyId, 'latin1')
  const head = Buffer.from([formatVersion, id.length])
  return Buffer.concat([head, id, envelope.wrapIv, envelope.wrappedKey, envelope.iv, envelope.ciphertext])
}

/** The parts of a sealed value. Throws `OpeningError` `malformed`. */
export function readEnvelope(sealed: Uint8Array): Envelope {
  const [version, idLength] = sealed
  if (version !== formatVersion || idLength === undefined) throw new OpeningError('malformed')
  let at = 2
  const take = (length: number) => {
    at += length
    return sealed.subarray(at - length, at)
  }
  const id = Buffer.from(take(idLength)).toString('latin1')
  const [wrapIv, wrappedKey, iv] = [take(ivLength), take(wrappedLength), take(ivLength)]
  const ciphertext = sealed.subarray(at)
  if (!keyId.test(id) || ciphertext.length < tagLength) throw new OpeningError('malformed')
  return { keyId: id, wrapIv, wrappedKey, iv, ciphertext }
}
