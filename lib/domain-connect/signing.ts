import { createPrivateKey, sign } from 'node:crypto'
import { PatchbayError } from '@/lib/core/errors'

/** What a service signs its links with. */
export interface Signing {
  /** RSA, as PEM. Secret. */
  privateKey: string
  /** The label below the template's `syncPubKeyDomain` at which the public key is published. */
  keyId: string
}

/** A query as it is signed: names and values encoded by RFC 3986, sorted by encoded name. */
export function canonicalQuery(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/**
 * The canonical query with its signature behind it: RSASSA-PKCS1-v1_5 over SHA-256 (RS256), in base64. The provider
 * takes `sig` and `key` out and verifies the rest byte for byte, so that nothing may be encoded anew on the way.
 * Without `signing` it stays unsigned. Throws `invalid_input` for a key that cannot sign.
 */
export function signedQuery(pairs: readonly (readonly [string, string])[], signing?: Signing): string {
  const query = canonicalQuery(pairs)
  if (!signing) return query
  const key = rsaKey(signing.privateKey)
  const signature = sign('sha256', Buffer.from(query), key).toString('base64')
  return `${query}&sig=${encode(signature)}&key=${encode(signing.keyId)}`
}

/** Reads a private key for RS256. Throws `invalid_input`. */
export function rsaKey(pem: string) {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return key
  } catch {
    // Said below. OpenSSL's words may hold parts of the key.
  }
  throw new PatchbayError('invalid_input', {
    params: { what: 'The signing key must be an RSA key of at least 2048 bits, in PEM.' },
  })
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
