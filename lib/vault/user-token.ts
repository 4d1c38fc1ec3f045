import 'server-only'
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'

/** The one algorithm of users' tokens (RFC 8725 §3.1): what a token's header says is never believed. */
const ALGORITHM = 'ES256'

/** A new pair of keys; the private one as the text that is to be sealed. */
export async function makeSigningKey(): Promise<{ id: string; publicJwk: JWK; privateJwk: string }> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const bare = await exportJWK(publicKey)
  // RFC 7638: the same key has the same id wherever it is computed.
  const id = await calculateJwkThumbprint(bare)
  const publicJwk = { ...bare, kid: id, alg: ALGORITHM, use: 'sig' }
  return { id, publicJwk, privateJwk: JSON.stringify(await exportJWK(privateKey)) }
}

/** Signs `claims` as they are. */
export async function signClaims(kid: string, privateJwk: string, claims: JWTPayload): Promise<string> {
  const key = await importJWK(JSON.parse(privateJwk), ALGORITHM)
  return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' }).sign(key)
}

/**
 * The claims of a token that one of these keys signed for this issuer and audience, and that has not expired at `now`;
 * null for any other text.
 */
export async function verifyClaims(
  token: string,
  keys: readonly JWK[],
  expected: { issuer: string; audience: string; now: Date },
): Promise<JWTPayload | null> {
  const { issuer, audience, now: currentDate } = expected
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      ...{ issuer, audience, currentDate },
      algorithms: [ALGORITHM],
      typ: 'JWT',
      requiredClaims: ['sub', 'iat', 'exp', 'jti'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
