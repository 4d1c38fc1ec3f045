import type { Api, CredentialPlace } from '@/lib/core/provider'

/**
 * Where a request to an API goes: an address that lies on its base, or a path that is joined to it. Null for whatever
 * would leave the base: another origin, another path, or one that climbs once a server has decoded it.
 */
export function addressOnBase(base: string, asked: string | URL): URL | null {
  const text = String(asked)
  if (/[\s\\\p{Cc}]/u.test(text) || !URL.canParse(base)) return null
  const home = new URL(base)
  const path = home.pathname.replace(/\/+$/, '')
  const isAbsolute = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(text)
  const full = isAbsolute ? text : `${home.origin}${path}/${text.replace(/^\//, '')}`
  if (!URL.canParse(full)) return null
  const url = new URL(full)
  if (url.origin !== home.origin || url.username || url.password) return null
  if (url.pathname !== path && !url.pathname.startsWith(`${path}/`)) return null
  if (climbs(url.pathname)) return null
  url.hash = ''
  return url
}

/** Whether a path has `..` in it for a server that decodes it, once or twice. */
function climbs(path: string): boolean {
  let decoded = path
  for (let times = 0; times < 2; times++) {
    try {
      decoded = decodeURIComponent(decoded)
    } catch {
      return true
    }
    if (decoded.split(/[\\/]/).some((segment) => segment === '..' || segment.startsWith('..;'))) return true
  }
  return false
}

/**
 * The base that a connection's own requests go to: what its token response named, where the provider's data trusts that,
 * else the provider's.
 */
export function apiBaseOf(api: Api, data: Readonly<Record<string, unknown>>): string {
  const { baseUrl, baseUrlFrom } = api
  const named = baseUrlFrom && Object.hasOwn(data, baseUrlFrom.kept) ? data[baseUrlFrom.kept] : null
  if (!baseUrlFrom || typeof named !== 'string' || !URL.canParse(named)) return baseUrl
  const { protocol, hostname, port, username, password } = new URL(named)
  const within = baseUrlFrom.within.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  const plain = protocol === 'https:' && port === '' && username === '' && password === ''
  return within && plain ? named : baseUrl
}

/** Whether everything is there that a place is filled with: a request without its credential is not made. */
export function isPlaced(place: CredentialPlace, values: Readonly<Record<string, string>>): boolean {
  return templatesOf(place).every((text) => isFilled(text, values))
}

function isFilled(text: string, values: Readonly<Record<string, string>>): boolean {
  const names = (text.match(/\{\w+\}/g) ?? []).map((field) => field.slice(1, -1))
  return names.every((name) => Object.hasOwn(values, name) && values[name] !== '')
}

function templatesOf(place: CredentialPlace): string[] {
  switch (place.in) {
    case 'header':
    case 'query':
      return [place.value ?? '{access_token}']
    case 'basic':
      return [place.username, place.password]
    case 'sigv4':
      return [place.accessKey, place.secretKey]
    case 'dpop':
      return ['{access_token}', '{dpop_key}']
    case 'url':
      return []
  }
}
