import 'server-only'
import { Resolver } from 'node:dns/promises'
import { isIPv6 } from 'node:net'
import { isPublicAddress } from '@/lib/egress/address'

/** Whom DNS is asked, and what it may lead to. */
export interface DnsPolicy {
  /** The configured name servers; the system's where there are none. */
  servers: readonly string[]
  /** Exact `host:port` pairs that may be asked although they are private. */
  allow: readonly string[]
  /** Of the name servers that a zone names itself. */
  port?: number
}

/** Name servers of one zone that are worth asking. */
const MOST_SERVERS = 4
const TIMEOUT_MS = 1_500

/** A resolver at these servers, the system's unless others are named. */
export function resolverAt(servers: readonly string[]): Resolver {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return resolver
}

/** The names of a zone's name servers, in small letters and without the root's dot; none where DNS names none. */
export async function nameServersOf(zone: string, { servers }: DnsPolicy): Promise<string[]> {
  const names = await resolverAt(servers)
    .resolveNs(zone)
    .catch(() => [])
  return names.map((name) => name.toLowerCase().replace(/\.$/, '')).sort()
}

/**
 * `address:port` of name servers that speak for a zone themselves. One at a private address is left out unless it is
 * allowed: whoever has a domain says which its name servers are.
 */
export async function authoritativeServers(zone: string, policy: DnsPolicy): Promise<string[]> {
  const { servers, allow, port = 53 } = policy
  const names = (await nameServersOf(zone, policy)).slice(0, MOST_SERVERS)
  const resolver = resolverAt(servers)
  const found = await Promise.all(
    names.map(async (name) => {
      const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
      const addresses = asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
      const isAllowed = allow.includes(`${name}:${port}`)
      return isAllowed || addresses.every(isPublicAddress) ? addresses : addresses.filter(listed)
    }),
  )
  return found
    .flat()
    .slice(0, 2 * MOST_SERVERS)
    .map(endpointOf)

  function listed(address: string): boolean {
    return allow.includes(endpointOf(address))
  }

  function endpointOf(address: string): string {
    return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`
  }
}
