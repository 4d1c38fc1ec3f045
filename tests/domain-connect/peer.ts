import { afterEach } from 'vitest'
import { isPatchbayError } from '@/lib/core/errors'
import { isProviderFailure } from '@/lib/core/failure'
import { apply } from '@/lib/domain-connect/apply'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { consentUrl } from '@/lib/domain-connect/consent-url'
import { discover } from '@/lib/domain-connect/discover'
import { answerLimits, type Door } from '@/lib/domain-connect/door'
import { readReturn } from '@/lib/domain-connect/read-return'
import { type DnsProviderClient, getToken } from '@/lib/domain-connect/tokens'
import { door } from '../egress/doors'
import { type DomainConnectProvider, startDomainConnectProvider } from '../support/domain-connect-provider'
import type { PeerTemplate } from '../support/domain-connect-provider-records'
import type { LookUpTexts } from '../support/domain-connect-provider-signature'
import { type ZoneRecord, zonesInMemory } from '../support/domain-connect-provider-zones'

export const redirectUri = 'https://patchbay.example/domains/return'
export const us = {
  clientId: 'patchbay.example',
  clientSecret: 'canary-client-secret',
  redirectUris: [redirectUri],
}

export const web: PeerTemplate = {
  ...{ providerId: 'patchbay.example', serviceId: 'web', providerName: 'Patchbay', serviceName: 'Website' },
  syncRedirectDomain: 'patchbay.example',
  records: [
    { type: 'A', host: '@', pointsTo: '%ip%', groupId: 'site' },
    { type: 'CNAME', host: 'www', pointsTo: '@', groupId: 'site' },
    { type: 'TXT', host: '@', data: 'proof=%proof%', groupId: 'proof' },
  ],
}

export const signed: PeerTemplate = { ...web, serviceId: 'signed', syncPubKeyDomain: 'keys.patchbay.example' }

export const several: PeerTemplate = {
  ...web,
  ...{ serviceId: 'several', multiInstance: true },
  records: [{ type: 'TXT', host: '@', data: 'site=%site%' }],
}

export const params = { ip: '93.184.215.14', proof: 'abc' }

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** A provider that has `example.com`, and what our side needs to reach it. */
export async function openPeer(
  options: { records?: readonly ZoneRecord[]; lookUp?: LookUpTexts } = {},
): Promise<{ peer: DomainConnectProvider; way: Door; client: DnsProviderClient }> {
  const peer = await startDomainConnectProvider({
    store: zonesInMemory({ 'example.com': options.records ?? [] }),
    ...{ templates: [web, signed, several], clients: [us] },
    ...(options.lookUp && { lookUp: options.lookUp }),
  })
  endings.push(peer.stop)
  return { peer, way: wayTo(peer, [[peer.txt]]), client: { ...us, apiUrl: peer.apiUrl } }
}

/** Our way out, as an operator has it who lists the provider; DNS says what it is told to. */
export function wayTo(
  { endpoint, ca }: Pick<DomainConnectProvider, 'endpoint' | 'ca'>,
  texts: readonly (readonly string[])[],
): Door {
  return {
    fetch: door({ allow: [endpoint], ca }).fetch(answerLimits),
    resolveTxt: async (name) => (name === '_domainconnect.example.com' ? texts : []),
    allow: [endpoint],
  }
}

/** What somebody does on a provider's page; answers where they are sent. */
export async function decide(
  fetch: Door['fetch'],
  url: string,
  decision: 'allow' | 'deny',
): Promise<URLSearchParams> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ decision }) })
  const location = answer.headers.get('location')
  if (answer.status !== 302 || location === null) throw new Error(`${answer.status}: ${await answer.text()}`)
  return new URL(location).searchParams
}

/** Everything up to a token, for templates that were allowed on the apex and on `shop`. */
export async function consented(opened: Awaited<ReturnType<typeof openPeer>>, domain = 'example.com') {
  const { way, client } = opened
  const config = await discover(domain, way)
  const serviceIds = [web.serviceId, several.serviceId]
  const request = {
    providerId: web.providerId,
    serviceIds,
    redirectUri,
    state: 'state-1',
    hosts: [null, 'shop'],
  }
  const back = readReturn(await decide(way.fetch, consentUrl(config, request), 'allow'))
  if (back.type !== 'code') throw new Error(back.type)
  const tokens = await getToken({ config, client, fetch: way.fetch, code: back.code, redirectUri })
  return { ...opened, config, tokens, grant: grantOf(config, client, tokens.accessToken, way) }
}

function grantOf(config: DomainConfig, { apiUrl }: DnsProviderClient, accessToken: string, { fetch }: Door) {
  return { config, apiUrl, accessToken, fetch }
}

/** Applies the website. */
export function applyWeb(
  grant: Parameters<typeof apply>[0],
  more: Partial<Parameters<typeof apply>[1]> = {},
) {
  return apply(grant, { providerId: web.providerId, serviceId: web.serviceId, params, ...more })
}

/** What was thrown: its code, and the members that a test asks about. */
export async function refused(promise: Promise<unknown> | (() => unknown)): Promise<Refused> {
  try {
    await (typeof promise === 'function' ? promise() : promise)
  } catch (error) {
    if (!isPatchbayError(error) && !isProviderFailure(error)) throw error
    return { code: error.code, ...error.params, message: error.message }
  }
  return { code: 'nothing was refused' }
}

export interface Refused extends Record<string, string> {
  code: string
}

export function record(name: string, type: string, data: string): ZoneRecord {
  return { name, type, data, ttl: 3600 }
}
