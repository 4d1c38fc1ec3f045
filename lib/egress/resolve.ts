import 'server-only'
import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { ProviderFailure } from '@/lib/core/failure'
import { isPublicAddress } from '@/lib/egress/address'
import { blocked, type ServerTarget } from '@/lib/egress/target'

/** Finds a name's addresses, IPv4 and IPv6. */
export type Resolve = (name: string) => Promise<readonly string[]>

const mostAddresses = 64
const resolveTimeoutMs = 3_000

/**
 * The addresses that a socket to this target may be opened to. Every address of a public name must be public: one
 * private address among them is an attempt to reach it. Throws `ProviderFailure`.
 */
export async function addressesOf(target: ServerTarget, resolve: Resolve): Promise<readonly string[]> {
  if (isIP(target.host)) return [target.host]
  const addresses = await withinTime(resolve(target.host)).catch((cause) => {
    throw new ProviderFailure('name_not_found', { params: { target: target.host }, cause })
  })
  if (addresses.length === 0) throw new ProviderFailure('name_not_found', { params: { target: target.host } })
  const trusted = target.allowed || (addresses.length <= mostAddresses && addresses.every(isPublicAddress))
  if (!trusted) throw blocked(target.endpoint, 'address')
  return addresses.slice(0, mostAddresses)
}

/**
 * Asks name servers, the system's unless others are named. Not `lookup`: that one occupies a thread for as long as a
 * server hangs, and tries the search domains of the network behind a public name.
 */
export function resolveByDns(servers: readonly string[]): Resolve {
  return async (name) => {
    const resolver = new Resolver({ timeout: 1_000, tries: 2 })
    if (servers.length > 0) resolver.setServers(servers)
    const [v4, v6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    if (v4.status === 'rejected' && v6.status === 'rejected') throw v4.reason
    return [...(v4.status === 'fulfilled' ? v4.value : []), ...(v6.status === 'fulfilled' ? v6.value : [])]
  }
}

/** Asks as any program on this machine would, its hosts file first: for the targets that the operator allows. */
export const resolveBySystem: Resolve = async (name) => {
  const found = await lookup(name, { all: true })
  return found.map(({ address }) => address)
}

async function withinTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The name servers did not answer in time.')), resolveTimeoutMs)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
