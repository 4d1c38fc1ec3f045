import 'server-only'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Public by number, yet answered by the machine's own host: Azure's metadata and DHCP server. */
const hostPlatform = new Set(['168.63.129.16'])

/** IPv6's global unicast, 2000::/3. Outside of it ipaddr.js calls unassigned space "unicast", `::127.0.0.1` with it. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address, without brackets, is one of the public internet's. Addresses that carry another one within
 * (IPv4-mapped, NAT64, 6to4, Teredo) are not, whatever they carry.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed.kind() === 'ipv6') return parsed.match(globalUnicast)
  return !hostPlatform.has(parsed.toString())
}

/** Whether two spellings mean one address. */
export function isSameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false
  return ipaddr.process(one).toNormalizedString() === ipaddr.process(other).toNormalizedString()
}
