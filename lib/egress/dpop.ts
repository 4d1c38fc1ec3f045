import 'server-only'
import { asksForNonce, createProof } from '@/lib/atproto/dpop'
import { Nonces } from '@/lib/atproto/nonces'
import { isNsid } from '@/lib/atproto/xrpc'
import type { PrivateKey } from '@/lib/core/account-session'
import { PatchbayError } from '@/lib/core/errors'
import { ProviderFailure } from '@/lib/core/failure'
import { once } from '@/lib/once'

/** What a token that is bound to a key goes with. */
type BoundValues = Readonly<Record<string, string>>

const NO_METHOD = 'it is no XRPC method, such as xrpc/com.atproto.server.getSession'

/** The newest nonce of each PDS. */
export const pdsNonces = () => once('dpop-nonces-pds', () => new Nonces())

/** The same of authorization servers. */
export const authNonces = () => once('dpop-nonces-auth', () => new Nonces())

/**
 * The headers that a request goes with (RFC 9449 §7). Throws `url_not_allowed` for what is no XRPC method, and
 * `ProviderFailure('invalid_token')` for a credential without its key.
 */
export async function proveRequest(
  { url, method }: { url: URL; method: string },
  { access_token: accessToken, dpop_key: key }: BoundValues,
): Promise<{ authorization: string; dpop: string }> {
  const [, root, nsid = '', ...rest] = url.pathname.split('/')
  if (root !== 'xrpc' || rest.length > 0 || !isNsid(nsid))
    throw new PatchbayError('url_not_allowed', { params: { what: NO_METHOD } })
  if (!accessToken || !key) throw new ProviderFailure('invalid_token')
  const nonce = pdsNonces().get(url.origin)
  const proven = { method, url, accessToken, nonce }
  return {
    authorization: `DPoP ${accessToken}`,
    dpop: await createProof(JSON.parse(key) as PrivateKey, proven),
  }
}

/** Remembers the nonce that an answer brings. True: only that was missing, and the same request would be taken now. */
export function takeNonce(
  { origin }: URL,
  status: number,
  { nonce, challenge }: { nonce: string | null; challenge: string | null },
): boolean {
  if (nonce !== null) pdsNonces().set(origin, nonce)
  return nonce !== null && asksForNonce(status, challenge)
}

/** A fetch that proves each request, and sends it once more with the nonce that the PDS wants. */
export function dpopFetch(values: BoundValues, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  const doors = { fetch }
  const send = async (request: Request) => {
    const url = new URL(request.url)
    const proof = await proveRequest({ url, method: request.method }, values)
    for (const [name, value] of Object.entries(proof)) request.headers.set(name, value)
    const response = await doors.fetch(request)
    const nonce = response.headers.get('dpop-nonce')
    const challenge = response.headers.get('www-authenticate')
    return { response, again: takeNonce(url, response.status, { nonce, challenge }) }
  }
  return async (input, init) => {
    const request = new Request(input, init)
    const second = request.clone()
    const { response, again } = await send(request)
    return again ? (await send(second)).response : response
  }
}

/**
 * Sees to it that a nonce of the PDS is known: a body that arrives yet is sent once, so that its proof must be right at
 * once. Whatever goes wrong shows when the request itself is sent.
 */
export async function askForNonce(
  { origin }: URL,
  values: BoundValues,
  fetch: typeof globalThis.fetch,
): Promise<void> {
  if (pdsNonces().get(origin) !== undefined) return
  const asked = dpopFetch(values, fetch)
  await asked(`${origin}/xrpc/com.atproto.server.getSession`).catch(() => null)
}
