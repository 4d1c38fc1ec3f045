import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missing as whyMissing } from '../support/debian'
import { makeFolder } from '../support/debian-process'
import { type DomainConnectProvider, startDomainConnectProvider } from '../support/domain-connect-provider'
import { zonesInPowerdns } from '../support/domain-connect-provider-powerdns'
import type { PeerTemplate } from '../support/domain-connect-provider-records'
import { powerdnsPackages, startPowerdns } from '../support/powerdns-peer'
import { expect, test as story } from './story'

export { expect }

export const missing = whyMissing('pdns_server', powerdnsPackages)

export const CLIENT = { clientId: 'patchbay.example', clientSecret: 'canary-e2e-domain-secret' }

/** As the DNS provider has it, and as it is registered here. */
export const TEMPLATE: PeerTemplate = {
  ...{ providerId: 'patchbay.example', serviceId: 'web', providerName: 'Patchbay', serviceName: 'Website' },
  ...{ version: 1, syncRedirectDomain: 'localhost' },
  records: [
    { type: 'A', host: '@', pointsTo: '%ip%', ttl: 600, groupId: 'site' },
    { type: 'CNAME', host: 'www', pointsTo: '@', ttl: 600, groupId: 'site' },
    { type: 'TXT', host: '@', data: 'proof=%proof%', ttl: 600, groupId: 'proof' },
  ],
}

interface Dns {
  peer: DomainConnectProvider
  zones: ReturnType<typeof zonesInPowerdns>
  redirectUris: string[]
  environment: Record<string, string>
}

/** A story with a name server and a DNS provider over it: `example.com` has an address already, `plain.example` nobody to ask. */
export const test = story.extend<{ ignoreHTTPSErrors: boolean }, { dns: Dns | null }>({
  dns: [
    async ({ house: _ }, use) => {
      if (missing) return use(null)
      const names = await startPowerdns()
      const zones = zonesInPowerdns(names)
      const redirectUris: string[] = []
      const clients = [{ ...CLIENT, redirectUris }]
      const peer = await startDomainConnectProvider({ store: zones, templates: [TEMPLATE], clients })
      const found = (zone: string) => ({
        name: `_domainconnect.${zone}`,
        type: 'TXT',
        data: peer.txt,
        ttl: 60,
      })
      const there = { name: 'example.com', type: 'A', data: '192.0.2.7', ttl: 60 }
      await zones.create('example.com', [found('example.com'), there])
      await zones.create('example.net', [found('example.net')])
      await zones.create('plain.example')
      const ca = join(makeFolder('ca'), 'ca.pem')
      writeFileSync(ca, peer.ca)
      const environment = { PATCHBAY_DNS_SERVERS: `127.0.0.1:${names.dnsPort}`, NODE_EXTRA_CA_CERTS: ca }
      await use({ peer, zones, redirectUris, environment })
      await peer.stop()
      await names.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  allowed: [async ({ dns }, use) => use(dns ? [dns.peer.endpoint] : []), { scope: 'worker' }],
  environment: [async ({ dns }, use) => use(dns?.environment ?? {}), { scope: 'worker' }],
  // The browser has not been told of the tests' own authority.
  ignoreHTTPSErrors: true,
})

/** The DNS of a story that is not skipped. */
export function given(dns: Dns | null): Dns {
  if (!dns) throw new Error(missing ?? 'no DNS')
  return dns
}
