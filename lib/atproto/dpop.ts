import { createHash, randomBytes } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import type { PrivateKey } from '@/lib/atproto/keys'

/** What a proof is about (RFC 9449 §4.2). */
export interface Proven {
  method: string
  /** Query and fragment are left out of the proof. */
  url: string | URL
  accessToken: string
  nonce: string | undefined
}

/** Proves for one request to a PDS that whoever sends it holds the session's key (RFC 9449 §7). */
export async function createProof(
  key: PrivateKey,
  { method, url, accessToken, nonce }: Proven,
): Promise<string> {
  const { kty, crv, x, y } = key
  const { origin, pathname } = new URL(url)
  return new SignJWT({
    jti: randomBytes(20).toString('base64url'),
    htm: method.toUpperCase(),
    htu: origin + pathname,
    ath: createHash('sha256').update(accessToken).digest('base64url'),
    ...(nonce !== undefined && { nonce }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } })
    .setIssuedAt()
    .sign(await importJWK({ ...key }, 'ES256'))
}

/** Whether a PDS asks for the request once more, with the nonce it has just given (RFC 9449 §9). */
export function asksForNonce(status: number, challenge: string | null): boolean {
  return status === 401 && /^DPoP\b/i.test(challenge ?? '') && /error="use_dpop_nonce"/.test(challenge ?? '')
}

/** Whether a PDS refuses the access token itself (RFC 6750 §3.1), not what it was to be used for. */
export function refusesToken(status: number, challenge: string | null): boolean {
  return (
    status === 401 &&
    /^(?:DPoP|Bearer)\b/i.test(challenge ?? '') &&
    /error="invalid_token"/.test(challenge ?? '')
  )
}
