import { holdsApiKey } from '@/lib/core/api-key'
import { addressOnBase } from '@/lib/core/api-url'
import { PatchbayError } from '@/lib/core/errors'

/** Where a caller wants a request to go, as it was written. */
export interface AskedAddress {
  /** Below the API base, or a whole address on it. */
  address: string
  /** Without its `?`. */
  query: string
}

/** A text that may hold a query, taken apart. A fragment is no part of a request (RFC 9110 §7.1). */
export function takeApart(url: string): AskedAddress {
  const [whole = ''] = url.split('#', 1)
  const mark = whole.indexOf('?')
  return mark < 0
    ? { address: whole, query: '' }
    : { address: whole.slice(0, mark), query: whole.slice(mark + 1) }
}

/**
 * The address of a proxied request: on the base's origin, and under its path, whatever was asked for. `hidden` names the
 * parameters that are ours to set; a caller's own are left out, and so is any that holds an API key of ours. Throws
 * `url_not_allowed`.
 */
export function proxyTarget(base: string, asked: AskedAddress, hidden: readonly string[]): URL {
  const { address, query } = asked
  if (!address.isWellFormed() || !query.isWellFormed()) throw notAllowed('It holds half a character')
  if (/%(?:[01][0-9a-f]|7f)/i.test(address) || /[\s\\\p{Cc}]|%0[0ad]/iu.test(query))
    throw notAllowed('It holds spaces or control characters')
  const url = addressOnBase(base, written(base, address))
  if (url?.search !== '') throw notAllowed('It is not on the API of this integration')
  url.search = shown(query, hidden)
  return url
}

/**
 * What a redirect of the API names below its base, with its query, as the path behind ours; null: it leads elsewhere.
 * `from` is the address that answered it.
 */
export function pathBelow(base: string, from: URL, location: string): string | null {
  const url = URL.canParse(location, from) ? addressOnBase(base, new URL(location, from)) : null
  if (!url) return null
  const root = new URL(base).pathname.replace(/\/+$/, '')
  return url.pathname.slice(root.length) + url.search
}

/** The parameters of a query without those that are called so, each as it was written. */
export function withoutParameters(query: string, names: readonly string[]): string {
  return query
    .split('&')
    .filter((pair) => !names.includes(parameterOf(pair)))
    .join('&')
}

function shown(query: string, hidden: readonly string[]): string {
  const names = hidden.map((name) => name.toLowerCase())
  return query
    .split('&')
    .filter((pair) => !names.includes(parameterOf(pair).toLowerCase().split('[', 1)[0] ?? ''))
    .filter((pair) => !holdsApiKey(decode(pair)))
    .join('&')
}

/**
 * A path is one whatever it begins with: `files:batch` and `@me` name things below the base, and neither a scheme nor a
 * user. Nothing asked for is the base itself.
 */
function written(base: string, address: string): string {
  if (address === '') return base.replace(/[?#].*$/s, '').replace(/\/+$/, '')
  if (address.startsWith('/')) return address
  const isAddress = /^(https?:|[a-z][a-z0-9+.-]*:\/)/i.test(address)
  // One slash or none after the scheme: parsers differ about what follows.
  if (isAddress && !/^https?:\/\/[^/]/i.test(address)) throw notAllowed('It is no address')
  return isAddress ? address : `/${address}`
}

function parameterOf(pair: string): string {
  return decode(pair.split('=', 1)[0] ?? '')
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

function notAllowed(what: string): PatchbayError {
  return new PatchbayError('url_not_allowed', { params: { what } })
}
