import { randomUUID } from 'node:crypto'
import { JoseKey, Keyset } from '@atproto/oauth-client-node'
import type { PrivateKey } from '@/lib/core/account-session'

export type { PrivateKey }

/**
 * The keys of a new client. The first signs; the second is published beside it, so that every server that remembers our
 * keys for a while knows the one that will sign next. Each session goes on with the key that it began with
 * (https://atproto.com/specs/oauth, "Confidential Client Authentication").
 */
export async function createClientKeys(): Promise<PrivateKey[]> {
  return [await createClientKey(), await createClientKey()]
}

async function createClientKey(): Promise<PrivateKey> {
  const kid = randomUUID()
  const { privateJwk } = await JoseKey.generate(['ES256'], kid)
  return onlyKey(privateJwk, kid)
}

/** Makes the key of one session. It is bound to its tokens and is published nowhere. */
export async function createSessionKey(): Promise<PrivateKey> {
  return onlyKey((await JoseKey.generate(['ES256'])).privateJwk)
}

/** The key as the client library signs with it. */
export function signerOf(key: PrivateKey): Promise<JoseKey> {
  return JoseKey.fromJWK({ ...key, alg: 'ES256', ...(key.kid !== undefined && { key_ops: ['sign'] }) })
}

/** The keys as the client library uses them: the first signs for new sessions. */
export async function keysetOf(keys: readonly PrivateKey[]): Promise<Keyset<JoseKey>> {
  return new Keyset(await Promise.all(keys.map(signerOf)))
}

/** What the world may see of them: `/atproto/jwks.json`. */
export function publicKeys(keys: readonly PrivateKey[]): { keys: Record<string, string>[] } {
  return {
    keys: keys.map(({ kty, crv, x, y, kid }) => ({
      ...{ kty, crv, x, y, alg: 'ES256', use: 'sig' },
      ...(kid !== undefined && { kid }),
    })),
  }
}

/** Reads a key, the parts that make it one and nothing else. Throws for any other kind. */
export function onlyKey(jwk: unknown, kid?: string): PrivateKey {
  const { kty, crv, x, y, d } = (jwk ?? {}) as Record<string, unknown>
  const isWhole = [x, y, d].every((part) => typeof part === 'string')
  if (kty !== 'EC' || crv !== 'P-256' || !isWhole) throw new Error('This is no private ES256 key.')
  return { kty, crv, x, y, d, ...(kid !== undefined && { kid }) } as PrivateKey
}
