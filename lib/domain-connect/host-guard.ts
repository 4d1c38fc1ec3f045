import { PatchbayError } from '@/lib/core/errors'

/** Why a host is not asked. The last two are known only when a socket is to be opened. */
export type UnsafeReason = 'invalid_host' | 'ip_literal' | 'unresolvable' | 'blocked_ip'

/** The same for whoever reads it. */
const WHY: Record<UnsafeReason, string> = {
  invalid_host: 'it is no name of a host',
  ip_literal: 'it is an address and no name',
  unresolvable: 'its name leads nowhere',
  blocked_ip: 'its address is not public',
}

const label = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/

/** URL parsers take every name whose last label is a number, also a hexadecimal one, for an IPv4 address. */
const numeric = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/

/** What is wrong with a host by its spelling alone; null for a name that may be looked up. */
export function checkHost(host: string): 'invalid_host' | 'ip_literal' | null {
  const name = host.toLowerCase()
  if (name.startsWith('[') || /:.*:/.test(name) || numeric.test(name)) return 'ip_literal'
  const labels = name.split('.')
  const isName = name.length <= 253 && labels.length >= 2
  return isName && labels.every((part) => part.length <= 63 && label.test(part)) ? null : 'invalid_host'
}

/**
 * Judges `host` or `host:port` as DNS or a provider's settings name it, and answers it in one spelling. What the
 * operator lists in `allow` may be anything; all else is a name on port 443. Its addresses are judged by the fetch, on
 * the socket that it then uses: a look-up here would be another one than the connection's. Throws `unsafe_host`.
 */
export function checkAuthority(authority: string, allow: readonly string[]): string {
  const [, host = '', port = '443'] =
    /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d{1,5}))?$/.exec(authority.toLowerCase()) ?? []
  const endpoint = `${host}:${port}`
  const plain = port === '443' ? host : endpoint
  if (allow.includes(endpoint)) return plain
  const reason = checkHost(host) ?? (port === '443' ? null : 'invalid_host')
  if (reason !== null) throw unsafeHost(authority, reason)
  return plain
}

/** The refusal of a host, before anything was sent to it. */
export function unsafeHost(target: string, reason: UnsafeReason, cause?: unknown): PatchbayError {
  const params = { target: target.slice(0, 260), reason, why: WHY[reason] }
  return new PatchbayError('unsafe_host', { params, cause })
}
