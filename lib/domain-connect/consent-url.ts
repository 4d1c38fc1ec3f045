import { PatchbayError } from '@/lib/core/errors'
import { pageOf } from '@/lib/domain-connect/application'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { optional, segment, variablesOf } from '@/lib/domain-connect/parameters'
import { type Signing, signedQuery } from '@/lib/domain-connect/signing'

/** What consent is asked for. */
export interface ConsentRequest {
  /** The templates' provider: us. */
  providerId: string
  /** The templates that are to be allowed. */
  serviceIds: string | readonly string[]
  redirectUri: string
  state: string
  /** As the DNS provider registered us; recommended, and taken unless told, is the templates' provider. */
  clientId?: string
  /** Where the templates may be applied: null is the apex. The host of the configuration unless told. */
  hosts?: readonly (string | null)[]
  /** Variables that the provider needs in order to see conflicts. */
  params?: Readonly<Record<string, string>>
  providerName?: string
  serviceName?: string
  signing?: Signing
}

/**
 * Where to send a person who is to allow templates once and for later (RFC 6749 §4.1.1, as Domain Connect has it: the
 * scope is the templates). Throws `flow_not_offered`, `reserved_parameter`, `invalid_input`.
 */
export function consentUrl(config: DomainConfig, request: ConsentRequest): string {
  const { providerId, serviceIds } = request
  const pairs: [string, string][] = [
    ['domain', config.zone],
    ...optional('host', (request.hosts ?? [config.host]).map((host) => host ?? '').join(',')),
    ['client_id', request.clientId ?? providerId],
    ['redirect_uri', request.redirectUri],
    ['response_type', 'code'],
    ['scope', scopeOf(serviceIds)],
    ['state', request.state],
    ...optional('providerName', request.providerName),
    ...optional('serviceName', request.serviceName),
    ...variablesOf(request.params),
  ]
  const path = `/v2/domainTemplates/providers/${segment(providerId)}`
  return `${pageOf(config, 'async')}${path}?${signedQuery(pairs, request.signing)}`
}

/** RFC 6749 §3.3: joined by single spaces. */
function scopeOf(serviceIds: string | readonly string[]): string {
  const ids = typeof serviceIds === 'string' ? serviceIds.split(/\s+/).filter(Boolean) : serviceIds
  for (const id of ids) segment(id)
  if (ids.length === 0) throw new PatchbayError('invalid_input', { params: { what: 'Choose a template.' } })
  return [...new Set(ids)].join(' ')
}
