import ipaddr from 'ipaddr.js'

/** Where a reverse proxy of one's own may stand. Anything farther away is a client and is not believed. */
const nearby = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal'])

/**
 * The address of the client (docs/decisions/006): the socket's, or, when that is near enough to be a reverse proxy's,
 * the last entry of X-Forwarded-For, which the proxy itself wrote. Earlier entries are the client's own words.
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined): string {
  const given = `${socketAddress} ${forwardedFor}`
  const found = known.get(given) ?? findAddress(socketAddress, forwardedFor)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(given, found)
  return found
}

/** Few programs ask often, and reading an address takes longer than all else that is done before a request is answered. */
const known = new Map<string, string>()
const MOST_KNOWN = 500

function findAddress(socketAddress: string | undefined, forwardedFor: string | undefined): string {
  const peer = readAddress(socketAddress ?? '')
  if (!peer) return 'unknown'
  const last = nearby.has(peer.range()) ? readAddress(forwardedFor?.split(',').at(-1) ?? '') : null
  return (last ?? peer).toString()
}

/** Reads `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1` and `[2001:db8::1]:5678`; an IPv4 address inside IPv6 as itself. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare) ? ipaddr.process(bare) : null
}
