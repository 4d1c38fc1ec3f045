import 'server-only'
import { ProviderFailure } from '@/lib/core/failure'
import type { CredentialPlace } from '@/lib/core/provider'
import { fillText } from '@/lib/core/template'
import { dpopFetch } from '@/lib/egress/dpop'
import { signRequest } from '@/lib/egress/sign-request'
import { endpointOf } from '@/lib/egress/target'

/** RFC 6750 §2.1: where a token goes unless the provider's data says otherwise. */
export const BEARER: CredentialPlace = { in: 'header', name: 'Authorization', prefix: 'Bearer ' }

/** What fills a place's `{field}`s: the form's values, or `access_token`. */
export type CredentialValues = Readonly<Record<string, string>>

/**
 * A fetch that adds a credential to each request, where the provider's data says that it goes. It throws
 * `ProviderFailure('invalid_token')` for one that fits into no request: nobody was asked, but it opens no door.
 */
export function credentialFetch(
  place: CredentialPlace,
  values: CredentialValues,
  fetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  if (place.in === 'dpop') return dpopFetch(values, fetch)
  return async (input, init) => fetch(await placeCredential(new Request(input, init), place, values))
}

async function placeCredential(
  request: Request,
  place: Exclude<CredentialPlace, { in: 'dpop' }>,
  values: CredentialValues,
): Promise<Request> {
  switch (place.in) {
    case 'header':
    case 'basic':
      return withHeader(request, ...headerOf(place, values))
    case 'query': {
      const url = new URL(request.url)
      url.searchParams.set(...parameterOf(place, values))
      return new Request(url, request)
    }
    case 'sigv4':
      return signRequest(request, place, values)
    case 'url':
      return request
  }
}

/** The header in which a credential goes. */
export function headerOf(
  place: CredentialPlace & { in: 'header' | 'basic' },
  values: CredentialValues,
): [name: string, value: string] {
  if (place.in === 'basic') return ['Authorization', `Basic ${basicOf(place, values)}`]
  return [place.name, place.prefix + shownBy(place, values)]
}

/** The parameter in which a credential goes. */
export function parameterOf(
  place: CredentialPlace & { in: 'query' },
  values: CredentialValues,
): [name: string, value: string] {
  return [place.name, shownBy(place, values)]
}

function shownBy({ value = '{access_token}' }: { value?: string }, values: CredentialValues): string {
  return fillText(value, values)
}

/** RFC 7617 §2, its text in UTF-8. */
function basicOf(place: CredentialPlace & { in: 'basic' }, values: CredentialValues): string {
  const text = `${fillText(place.username, values)}:${fillText(place.password, values)}`
  return Buffer.from(text, 'utf8').toString('base64')
}

function withHeader(request: Request, name: string, value: string): Request {
  const headers = new Headers(request.headers)
  try {
    headers.set(name, value)
  } catch (cause) {
    throw new ProviderFailure('invalid_token', {
      params: { target: endpointOf(new URL(request.url)) },
      cause,
    })
  }
  return new Request(request, { headers })
}
