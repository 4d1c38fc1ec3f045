import { PatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { describeFailure } from '@/lib/core/sentences'
import { type Answer, jsonObject, readAnswer } from '@/lib/oauth/answer'
import { failureOfThrown } from '@/lib/oauth/failures'
import { providerOfMetadata } from '@/lib/oauth/metadata'

/** One place where a metadata document may lie, and the issuers whose document lies there. */
interface Place {
  url: string
  issuers: readonly string[]
  /** Whether a document there describes an OpenID Provider. */
  openid: boolean
}

const wellKnown = {
  openid: '/.well-known/openid-configuration',
  oauth: '/.well-known/oauth-authorization-server',
}
const longestDocument = 256 * 1024

/**
 * Describes a provider from its own metadata (OpenID Connect Discovery §4, RFC 8414 §3): `url` is its issuer or the full
 * address of the document. The document must name the very issuer that its address was built from (RFC 8414 §3.3).
 * Throws PatchbayError `discovery_failed`.
 */
export async function discoverProvider(request: {
  key: string
  name: string
  url: string
  fetch: typeof fetch
}): Promise<Provider> {
  const url = parseUrl(request.url)
  for (const place of placesFor(url)) {
    const answer = await ask(place, request.fetch)
    if (answer.status === 404 || answer.status === 405 || answer.status === 400) continue
    const document = documentOf(answer, place)
    if (typeof document.issuer !== 'string' || !place.issuers.includes(document.issuer)) {
      const named = typeof document.issuer === 'string' ? document.issuer.slice(0, 200) : 'none'
      throw failed(`it names the issuer “${named}”, but it was found at the address of “${place.issuers[0]}”`)
    }
    const { key, name } = request
    return providerOfMetadata({
      key,
      name,
      document,
      issuer: document.issuer,
      source: place.url,
      openid: place.openid,
    })
  }
  throw failed(`there is none at ${url.origin}${url.pathname} under /.well-known/`)
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    url.hash !== ''
  ) {
    throw failed('its address must be an https address without user name or fragment')
  }
  if (url.search !== '') throw failed('its address must have no query')
  return url
}

/** A full well-known address stands for itself; an issuer is looked for in the three forms that are in use. */
function placesFor(url: URL): Place[] {
  const { origin, pathname } = url
  for (const [kind, suffix] of Object.entries(wellKnown)) {
    const at = pathname.indexOf(suffix)
    if (at < 0) continue
    // Either appended to the issuer's path (Discovery §4) or put before it (RFC 8414 §3.1).
    const path = pathname.slice(0, at) + pathname.slice(at + suffix.length)
    return [{ url: origin + pathname, issuers: issuersOf(origin, path), openid: kind === 'openid' }]
  }
  const path = pathname.replace(/\/$/, '')
  const issuers = issuersOf(origin, path)
  const places = [
    { url: `${origin}${path}${wellKnown.openid}`, issuers, openid: true },
    { url: `${origin}${wellKnown.oauth}${path}`, issuers, openid: false },
    { url: `${origin}${wellKnown.openid}${path}`, issuers, openid: true },
  ]
  return path === '' ? places.slice(0, 2) : places
}

/** Both, since a terminating slash is dropped before the address is built (Discovery §4.1): nothing else may differ. */
function issuersOf(origin: string, path: string): readonly string[] {
  const issuer = origin + path.replace(/\/$/, '')
  return [issuer, `${issuer}/`]
}

async function ask(place: Place, fetch: typeof globalThis.fetch): Promise<Answer> {
  try {
    const headers = { accept: 'application/json', 'user-agent': 'Patchbay' }
    return await readAnswer(place.url, await fetch(place.url, { headers, redirect: 'manual' }))
  } catch (error) {
    const failure = failureOfThrown(error, 'account')
    const { host } = new URL(place.url)
    const { message, next } = describeFailure(failure.code, {
      provider: host,
      target: host,
      ...failure.params,
    })
    throw new PatchbayError('discovery_failed', { params: { what: `${message} ${next}` }, cause: error })
  }
}

function documentOf(answer: Answer, place: Place): Record<string, unknown> {
  if (answer.status !== 200) throw failed(`${place.url} answered with status ${answer.status}`)
  if (answer.text !== null && answer.text.length > longestDocument)
    throw failed(`${place.url} answered with too much`)
  const document = jsonObject(answer)
  if (document === null) throw failed(`${place.url} did not answer with JSON`)
  return document
}

function failed(what: string): PatchbayError {
  return new PatchbayError('discovery_failed', { params: { what } })
}
