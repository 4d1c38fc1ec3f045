import type { Actor } from '@/lib/core/actor'
import { createDispatcher } from '@/lib/egress/dispatcher'
import { env } from '@/lib/env'
import { once } from '@/lib/once'
import { addDomain } from '@/lib/operations/add-domain'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { connectDomain } from '@/lib/operations/connect-domain'
import { createIntegration } from '@/lib/operations/create-integration'
import { registerTemplate } from '@/lib/operations/register-template'
import { saveSetup } from '@/lib/operations/save-setup'
import { randomToken } from '@/lib/vault/digest'
import { startDomainConnectProvider } from '../support/domain-connect-provider'
import { zonesInPowerdns } from '../support/domain-connect-provider-powerdns'
import type { PeerTemplate } from '../support/domain-connect-provider-records'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { startPowerdns } from '../support/powerdns-peer'

export const SECRET = 'canary-domain-client-secret'
export const redirectUri = `${PUBLIC_URL}/oauth2/callback/domain-connect`
export const PARAMS = { ip: '192.0.2.8', proof: 'abc' }

/** As the DNS provider has it, and as it is registered here. */
export const WEB: PeerTemplate = {
  ...{ providerId: 'patchbay.example', serviceId: 'web', providerName: 'Patchbay', serviceName: 'Website' },
  ...{ version: 1, syncRedirectDomain: 'localhost' },
  records: [
    { type: 'A', host: '@', pointsTo: '%ip%', ttl: 600, groupId: 'site' },
    { type: 'CNAME', host: 'www', pointsTo: '@', ttl: 600, groupId: 'site' },
    { type: 'TXT', host: '@', data: 'proof=%proof%', ttl: 600, groupId: 'proof' },
  ],
}

/** What is merged with what is there, and what no resolver shows. */
export const MAIL: PeerTemplate = {
  ...{ providerId: 'patchbay.example', serviceId: 'mail', providerName: 'Patchbay', serviceName: 'Mail' },
  records: [
    { type: 'MX', host: '@', pointsTo: 'mx.mail.example', priority: 10, ttl: 600 },
    { type: 'SPFM', host: '@', spfRules: 'include:spf.mail.example' },
    { type: 'REDIR301', host: 'mail', target: 'https://app.mail.example' },
  ],
}

/** As most published templates are: a link to the DNS provider's page has to be signed. */
export const SIGNED: PeerTemplate = { ...WEB, serviceId: 'signed', syncPubKeyDomain: 'keys.example' }

/** A house, a name server and a DNS provider that changes its zones. */
export async function openDomainHouse() {
  const names = await startPowerdns()
  const zones = zonesInPowerdns(names)
  const clients = [{ clientId: 'patchbay.example', clientSecret: SECRET, redirectUris: [redirectUri] }]
  const lookUp = async (name: string) =>
    ((await zones.records('keys.example')) ?? []).filter((one) => one.name === name).map(({ data }) => data)
  const templates = [WEB, MAIL, SIGNED]
  const peer = await startDomainConnectProvider({ store: zones, templates, clients, lookUp })
  process.env.PATCHBAY_DNS_SERVERS = `127.0.0.1:${names.dnsPort}`
  await openHouse([peer.endpoint])
  const { egressAllow: allow, dnsServers } = env()
  once('egress-dispatcher', () => createDispatcher({ allow, dnsServers, ca: peer.ca }))
  const admin = await signedIn('admin')
  const addZone = async (zone: string, records: readonly (readonly [string, string, string])[] = []) => {
    const found = [['_domainconnect', 'TXT', peer.txt] as const, ...records]
    await zones.create(
      zone,
      found.map(([host, type, data]) => ({
        name: host === '@' ? zone : `${host}.${zone}`,
        type,
        data,
        ttl: 300,
      })),
    )
  }
  return {
    ...{ names, zones, peer, admin, addZone },
    stop: async () => {
      await peer.stop()
      await names.stop()
      await closeHouse()
    },
  }
}

export type DomainHouse = Awaited<ReturnType<typeof openDomainHouse>>

/** Registers the DNS provider and the template. */
export async function register({ admin, peer }: DomainHouse, apiUrl = peer.apiUrl) {
  const integration = await createIntegration(admin, { provider: 'domain-connect' })
  await saveSetup(admin, integration.slug, {
    fields: {
      dns_provider_id: 'dns.example',
      api_url: apiUrl,
      client_id: 'patchbay.example',
      client_secret: SECRET,
    },
  })
  const template = await registerTemplate(admin, WEB)
  return { slug: integration.slug, template: template.id }
}

/** What the owner of the domain does on the provider's page; answers where they are sent. */
export async function consent(url: string, decision: 'allow' | 'deny' = 'allow'): Promise<URL> {
  const { egressFetch } = await import('@/lib/egress/fetch')
  const answer = await egressFetch()(url, { method: 'POST', body: new URLSearchParams({ decision }) })
  return new URL(answer.headers.get('location') ?? '')
}

/** Adds a domain and has its owner consent to the template. */
export async function consented({ admin }: { admin: Actor }, domain: string, template: string) {
  await addDomain(admin, domain)
  return consentAgain({ admin }, domain, template)
}

export async function consentAgain({ admin }: { admin: Actor }, domain: string, template: string) {
  const browser = randomToken()
  const begun = await connectDomain(admin, domain, { template, params: PARAMS, browser })
  if (begun.url === null) return begun
  const back = await consent(begun.url)
  const { pathname: path, searchParams: query } = back
  await completeAuthorization(admin, { query, path, browser })
  return begun
}
