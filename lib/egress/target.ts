import 'server-only'
import { isIP } from 'node:net'
import { ProviderFailure } from '@/lib/core/failure'
import { isPublicAddress } from '@/lib/egress/address'
import { metrics } from '@/lib/metrics'

/** What egress lets through beside public https on port 443. */
export interface EgressPolicy {
  /** Exact `host:port` pairs: lower case, IPv6 in brackets, as `Target.endpoint` spells them. */
  allow: readonly string[]
}

/** Where a socket may be opened to. */
export interface ServerTarget {
  /** Without brackets. */
  host: string
  port: number
  /** `host:port`, the line that PATCHBAY_EGRESS_ALLOW would need. */
  endpoint: string
  /** Listed by the operator, so that its addresses may be private. */
  allowed: boolean
}

/** Where a checked URL leads. */
export interface Target extends ServerTarget {
  protocol: 'http:' | 'https:'
}

/** Names that never belong to the public internet: RFC 6761, 6762, 7686, 8375, 9476 and what networks use within. */
const innerSuffixes =
  'localhost local internal home.arpa arpa onion localdomain lan corp home intranet private test example invalid alt'
    .split(' ')
    .map((suffix) => `.${suffix}`)

const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/

/**
 * Reads and judges a URL. Throws `ProviderFailure('blocked_address')` unless it is https on port 443 of a name or an
 * address that may be public, or its `host:port` is allowed. A name's addresses are judged when the socket opens.
 */
export function checkTarget(input: string | URL, policy: EgressPolicy): Target {
  const url = parseUrl(input)
  if (!url) throw blocked(authorityOf(String(input)))
  const { protocol, hostname } = url
  if (protocol !== 'https:' && protocol !== 'http:') throw blocked(authorityOf(url.href))
  const port = url.port === '' ? defaultPort(protocol) : Number(url.port)
  const endpoint = `${hostname}:${port}`
  if (url.username || url.password) throw blocked(endpoint)
  const host = withoutBrackets(hostname)
  const allowed = policy.allow.includes(endpoint)
  if (!allowed && (protocol !== 'https:' || port !== 443 || !mayBePublic(host))) throw blocked(endpoint)
  return { protocol, host, port, endpoint, allowed }
}

/** A server as a form names it. */
export interface ServerAddress {
  host: string
  port: string
  /** That its protocol has on the public internet. */
  publicPorts: readonly number[]
}

/**
 * Reads and judges the address of a server that does not speak HTTP. Throws `ProviderFailure`: `invalid_address` for
 * what is none, `blocked_address` unless the host may be public and the port is one of its protocol's, or its
 * `host:port` is allowed. A name's addresses are judged when the socket opens.
 */
export function checkServer({ host, port, publicPorts }: ServerAddress, policy: EgressPolicy): ServerTarget {
  const hostname = readHost(host.trim())
  const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0
  if (!hostname || number < 1 || number > 65_535) {
    const target = `${host.trim()}:${port.trim()}`.replace(/\p{Cc}/gu, '').slice(0, 80)
    throw new ProviderFailure('invalid_address', { params: { target } })
  }
  const endpoint = `${hostname}:${number}`
  const checked = withoutBrackets(hostname)
  const allowed = policy.allow.includes(endpoint)
  if (!allowed && !(publicPorts.includes(number) && mayBePublic(checked))) throw blocked(endpoint)
  return { host: checked, port: number, endpoint, allowed }
}

/** A host in the one spelling that URLs give it, so that both doors judge the same; null for what is more, or none. */
function readHost(text: string): string | null {
  const url = `https://${isIP(text) === 6 ? `[${text}]` : text}/`
  if (!/^(\[[^\]@]*\]|[^\s\\/?#@:%\p{Cc}]+)$/u.test(url.slice(8, -1)) || !URL.canParse(url)) return null
  return new URL(url).hostname
}

/** The failure that names an endpoint as one that egress does not open. */
export function blocked(endpoint: string, reason: 'target' | 'address' = 'target'): ProviderFailure {
  metrics().blocked.inc({ reason })
  return new ProviderFailure('blocked_address', { params: { target: endpoint } })
}

/** A URL's `host:port`, for a failure's `{target}`. */
export function endpointOf(url: URL): string {
  return `${url.hostname}:${url.port || defaultPort(url.protocol)}`
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/** Whether a host, as the URL parser spells it, is a public address or a name that may have one. */
function mayBePublic(host: string): boolean {
  return isIP(host) ? isPublicAddress(host) : isPublicName(host)
}

function isPublicName(name: string): boolean {
  const labels = name.split('.')
  if (name.length > 253 || labels.length < 2) return false
  // An empty last label is the root's trailing dot: another spelling, which lists of names do not know.
  if (!labels.every((part) => part.length <= 63 && label.test(part))) return false
  return !innerSuffixes.some((suffix) => name.endsWith(suffix))
}

/** Text that parsers read in different ways (backslashes, blanks, a scheme without slashes) is no URL here. */
function parseUrl(input: string | URL): URL | null {
  if (typeof input !== 'string') return input
  if (/[\s\\\p{Cc}]/u.test(input)) return null
  if (/^https?:/i.test(input) && !/^https?:\/\/[^/]/i.test(input)) return null
  return URL.canParse(input) ? new URL(input) : null
}

function defaultPort(protocol: string): number {
  return protocol === 'http:' ? 80 : 443
}

/** The part of a refused text that a person may be shown: no path, no query, no user name. */
function authorityOf(text: string): string {
  const [, scheme = '', rest = ''] = /^\s*([a-z][a-z0-9+.-]*:)?[\\/]*([^\\/?#]*)/i.exec(text) ?? []
  const host = rest.slice(rest.lastIndexOf('@') + 1)
  return (/^https?:$/i.test(scheme) ? host : scheme || host).slice(0, 80) || 'this address'
}
