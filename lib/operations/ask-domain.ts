import 'server-only'
import { isPatchbayError } from '@/lib/core/errors'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { discover } from '@/lib/domain-connect/discover'
import { zoneAndHost } from '@/lib/domain-connect/zone'
import { nameServersOf } from '@/lib/egress/name-servers'
import { dnsPolicy, domainDoor } from '@/lib/operations/domain-door'
import type { DiscoveryWrite } from '@/lib/store/domains'

/** What DNS and the DNS provider say of a domain now. */
export interface Found extends DiscoveryWrite {
  /** Whole, in ACE and small letters. */
  name: string
  settings: DomainConfig | null
}

/**
 * Asks who keeps a domain's DNS. What keeps it from being connected is part of the answer. Throws `invalid_domain`, and
 * `ProviderFailure` where nobody answers, which may pass.
 */
export async function askDomain(domain: string): Promise<Found> {
  const { zone, host } = zoneAndHost(domain)
  const name = host === null ? zone : `${host}.${zone}`
  const about = { name, zone, host, foundAt: new Date() }
  const [nameServers, asked] = await Promise.all([nameServersOf(zone, dnsPolicy()), tryDiscover(name)])
  return { ...about, nameServers, ...asked }
}

async function tryDiscover(name: string) {
  const none = { providerId: null, providerName: null, settings: null }
  try {
    const settings = await discover(name, domainDoor())
    const { providerId, providerName, providerDisplayName } = settings
    const found = { providerId, providerName: providerDisplayName ?? providerName, settings }
    return { ...found, faultCode: null, faultParams: {} }
  } catch (error) {
    if (!isPatchbayError(error) || error.code === 'invalid_domain') throw error
    return { ...none, faultCode: error.code, faultParams: error.params }
  }
}
