import 'server-only'
import { AwsV4Signer } from 'aws4fetch'
import type { CredentialPlace } from '@/lib/core/provider'
import { fillText } from '@/lib/core/template'

/** Signs a request by AWS Signature Version 4, its body included. Any service that speaks it will do. */
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
  const signed = await signer.sign()
  return new Request(signed.url, {
    method: signed.method,
    headers: signed.headers,
    body: signed.body ?? null,
    redirect: request.redirect,
  })
}
