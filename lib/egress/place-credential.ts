import 'server-only'
import { PatchbayError } from '@/lib/core/errors'
import { ProviderFailure } from '@/lib/core/failure'
import type { CredentialPlace } from '@/lib/core/provider'
import { type CredentialValues, headerOf, parameterOf } from '@/lib/egress/credential-fetch'
import { askForNonce, proveRequest } from '@/lib/egress/dpop'
import { egressFetch } from '@/lib/egress/fetch'
import { signRequest } from '@/lib/egress/sign-request'
import type { StreamRequest } from '@/lib/egress/stream'
import { endpointOf } from '@/lib/egress/target'

type Addressed = Pick<StreamRequest, 'url' | 'method' | 'headers' | 'body'>

/** What a header may hold (RFC 9110 §5.5); undici would throw for anything else, with the value in its words. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * A request that is streamed, with a credential added where the provider's data says that it goes, in the place of
 * whatever stood there. A body that arrives yet is signed by nobody: only services that leave it to TLS take one. Throws
 * `ProviderFailure('invalid_token')` for a credential that fits into no request, and `payload_too_large`.
 */
export async function placeInStream(
  request: Addressed,
  place: CredentialPlace,
  values: CredentialValues,
): Promise<Addressed> {
  const { url, method, headers, body } = request
  switch (place.in) {
    case 'header':
    case 'basic': {
      const [name, value] = headerOf(place, values)
      if (!headerValue.test(value))
        throw new ProviderFailure('invalid_token', { params: { target: endpointOf(url) } })
      return { url, method, headers: { ...headers, [name.toLowerCase()]: value }, body }
    }
    case 'query': {
      const [name, value] = parameterOf(place, values)
      const placed = new URL(url)
      // As text, so that what the caller wrote stays as it was written.
      const added = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
      placed.search = url.search === '' ? added : `${url.search}&${added}`
      return { url: placed, method, headers, body }
    }
    case 'sigv4':
      return sign(request, place, values)
    case 'dpop': {
      const isStreamed = body !== null && !(body instanceof Uint8Array)
      if (isStreamed) await askForNonce(url, values, egressFetch())
      return { url, method, headers: { ...headers, ...(await proveRequest(request, values)) }, body }
    }
    case 'url':
      return request
  }
}

async function sign(
  { url, method, headers, body }: Addressed,
  place: CredentialPlace & { in: 'sigv4' },
  values: CredentialValues,
): Promise<Addressed> {
  const known = body instanceof Uint8Array ? new Uint8Array(body) : null
  const plain = new Request(url, { method, headers: { ...headers }, ...(known && { body: known }) })
  const signed = await signRequest(plain, place, values)
  const isSigned = signed.headers.get('x-amz-content-sha256') !== 'UNSIGNED-PAYLOAD'
  if (isSigned && body !== null && !known)
    throw new PatchbayError('payload_too_large', { params: { limit: '1 MB' } })
  return { url: new URL(signed.url), method, headers: Object.fromEntries(signed.headers), body }
}
