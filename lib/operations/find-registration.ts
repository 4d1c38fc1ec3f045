import 'server-only'
import type { Provider } from '@/lib/core/provider'
import type { DomainConfig } from '@/lib/domain-connect/config'
import { registeredApi } from '@/lib/domain-connect/registered-api'
import { missingFields, openValues, savedSecrets } from '@/lib/operations/missing-fields'
import { openSetup } from '@/lib/operations/open-setup'
import { PROVIDERS } from '@/lib/providers'
import { type IntegrationRecord, listIntegrationsOf } from '@/lib/store/integrations'

/** A DNS provider as it was registered here. */
export interface Registration {
  integration: IntegrationRecord
  provider: Provider
  /** In small letters. */
  dnsProviderId: string
  /** The one address that the client secret is for. */
  apiUrl: string
  clientId: string
  flows: { async: boolean; sync: boolean }
}

const OFFERED = PROVIDERS.filter(({ oauth2 }) => oauth2?.grant === 'domain_consent')

/** Key of the provider that registrations are integrations of. */
export const REGISTERED_WITH = OFFERED[0]?.key ?? ''

/** Every DNS provider that was registered here. */
export async function listRegistrations(): Promise<Registration[]> {
  const integrations = await listIntegrationsOf(OFFERED.map(({ key }) => key))
  return integrations.flatMap((integration): Registration[] => {
    const provider = OFFERED.find(({ key }) => key === integration.providerKey)
    if (!provider) return []
    const { dns_provider_id = '', api_url = '', client_id = '', flows = 'both' } = openValues(integration)
    return [
      {
        ...{ integration, provider, dnsProviderId: dns_provider_id.trim().toLowerCase() },
        ...{ apiUrl: api_url, clientId: client_id },
        flows: { async: flows !== 'sync', sync: flows !== 'async' },
      },
    ]
  })
}

/** The one of a domain's DNS provider, by the id that it gives itself; null where there is none. */
export function registrationOf(
  registrations: readonly Registration[],
  { providerId }: Pick<DomainConfig, 'providerId'>,
): Registration | null {
  return registrations.find(({ dnsProviderId }) => dnsProviderId === providerId.toLowerCase()) ?? null
}

export async function findRegistration(
  config: Pick<DomainConfig, 'providerId'>,
): Promise<Registration | null> {
  return registrationOf(await listRegistrations(), config)
}

/** Whether it is set up for consent: a client's secret is needed there, which signed links do without. */
export function isComplete({ integration, provider, clientId }: Registration): boolean {
  const hasClient = clientId !== '' && savedSecrets(integration).client_secret !== undefined
  return hasClient && missingFields(integration, provider).length === 0
}

/** Throws `api_url_changed` where the domain's DNS leads to another API than the registered one. */
export function assertSameApi(config: DomainConfig, { apiUrl }: Registration): void {
  registeredApi(config, apiUrl)
}

/** Whether a key is saved that templates can be signed with. */
export function canSign({ integration }: Registration): boolean {
  return Boolean(savedSecrets(integration).signing_key && openValues(integration).signing_key_id)
}

/** What templates are signed with that want it; null where no key is saved. Throws `OpeningError`. */
export function signingOf(registration: Registration | null): { privateKey: string; keyId: string } | null {
  if (!registration) return null
  const { signing_key: privateKey, signing_key_id: keyId } = openSetup(registration.integration)
  return privateKey && keyId ? { privateKey, keyId } : null
}
