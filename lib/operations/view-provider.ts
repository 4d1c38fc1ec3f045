import 'server-only'
import type { ProviderView } from '@/lib/contract/provider'
import { waysToConnect } from '@/lib/core/connect-way'
import type { Field, Provider } from '@/lib/core/provider'
import { isOfAccountServers } from '@/lib/operations/account-server'
import { findProvider } from '@/lib/providers'

/** A provider as the gallery and the set-up page show it. */
export function viewProvider(provider: Provider, integrations: number): ProviderView {
  return {
    key: provider.key,
    name: provider.name,
    description: provider.description,
    categories: [...provider.categories],
    aliases: [...(provider.aliases ?? [])],
    capabilities: [...(provider.capabilities ?? [])],
    authType: provider.authType,
    connectBy: [...waysToConnect(provider)],
    asksAccount: isOfAccountServers(provider),
    mark: markOf(provider),
    custom: findProvider(provider.key) === undefined,
    integrations,
    fields: provider.fields.map(viewField),
    scopes: (provider.oauth2?.scopes ?? []).map(
      ({ name, label, default: isDefault = false, required = false }) => ({
        name,
        label,
        default: isDefault,
        required,
      }),
    ),
    instructions: (provider.instructions ?? []).map(({ title, steps }) => ({ title, steps: [...steps] })),
    source: provider.source ?? null,
    checkedOn: provider.checkedOn ?? null,
    ...addressesOf(provider),
    revokes: revokes(provider),
    testable: provider.probe !== undefined,
    endNote: provider.endNote ?? null,
    revocationNote: provider.oauth2?.revocationNote ?? null,
    scopesNote: provider.oauth2?.scopesNote ?? null,
  }
}

/** Where credentials of its go by its own definition; a place of its set-up stands as `{field}`. */
export function addressesOf({
  api,
  oauth2,
}: Provider): Pick<ProviderView, 'apiBaseUri' | 'tokenUri' | 'revocationUri'> {
  return {
    apiBaseUri: api?.baseUrl ?? null,
    tokenUri: oauth2?.tokenUrl ?? null,
    revocationUri: oauth2?.revocation?.url ?? oauth2?.revocationUrl ?? null,
  }
}

/** Path of the provider's mark on our origin; null: it gets a lettered tile. */
export function markOf(provider: Provider): string | null {
  return provider.mark ? `/marks/${provider.mark}.svg` : null
}

/** Whether a disconnect can end the grant at the provider: its own way, or at the address that an integration names. */
export function revokes(provider: Provider, integration?: { revocationUri: string | null }): boolean {
  const { oauth2 } = provider
  if (oauth2 && integration && integration.revocationUri !== null) return true
  return isOfAccountServers(provider) || Boolean(oauth2?.revocationUrl ?? oauth2?.revocation)
}

function viewField(field: Field) {
  const {
    key,
    label,
    type,
    required,
    secret,
    placeholder = null,
    help = null,
    default: initial = null,
    suffix = null,
  } = field
  return {
    key,
    label,
    type,
    required,
    secret,
    placeholder,
    help,
    default: initial,
    suffix,
    options: (field.options ?? []).map(({ value, label: says }) => ({ value, label: says })),
  }
}
