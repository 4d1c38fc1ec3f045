import 'server-only'
import { AwsV4Signer } from 'aws4fetch'
import { ProviderFailure } from '@/lib/core/failure'
import type { CredentialPlace } from '@/lib/core/provider'
import { fillText } from '@/lib/core/template'
import { endpointOf } from '@/lib/egress/target'

/**
 * Signs a request by AWS Signature Version 4, its body included; S3's is left to TLS. Any service that speaks it will
 * do. Throws `ProviderFailure('invalid_token')` for a key that fits into no request.
 */
export async function signRequest(
  request: Request,
  place: CredentialPlace & { in: 'sigv4' },
  values: Readonly<Record<string, string>>,
): Promise<Request> {
  const body = request.body ? await request.arrayBuffer() : undefined
  const signer = new AwsV4Signer({
    method: request.method,
    url: request.url,
    headers: request.headers,
    ...(body && { body }),
    accessKeyId: fillText(place.accessKey, values),
    secretAccessKey: fillText(place.secretKey, values),
    service: fillText(place.service, values),
    region: fillText(place.region, values),
  })
  const {
    url,
    method,
    headers,
    body: signed,
  } = await signer.sign().catch((cause) => {
    throw new ProviderFailure('invalid_token', { params: { target: endpointOf(signer.url) }, cause })
  })
  return new Request(url, { method, headers, body: signed ?? null, redirect: request.redirect })
}
