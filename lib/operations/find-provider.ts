import 'server-only'
import { isSlug } from '@/lib/core/connection-key'
import type { Provider } from '@/lib/core/provider'
import { findProvider, PROVIDERS } from '@/lib/providers'
import type { Db } from '@/lib/store/database'
import { findCustomProvider, listCustomProviders } from '@/lib/store/providers'

/** A shipped provider or one of the organisation's own; null when there is none by that key. */
export async function findAnyProvider(key: string, db?: Db): Promise<Provider | null> {
  if (!isSlug(key)) return null
  return findProvider(key) ?? (await findCustomProvider(key, db))
}

/** Every provider by its key, shipped ones first. */
export async function readCatalog(): Promise<Map<string, Provider>> {
  const all = [...(await listCustomProviders()), ...PROVIDERS]
  return new Map(all.map((provider) => [provider.key, provider]))
}

/** The provider that an integration was made from. It cannot be gone: deleting one that is used is refused. */
export async function providerOf(integration: { providerKey: string }): Promise<Provider> {
  return providerAmong(integration, await findAnyProvider(integration.providerKey))
}

/** The same, where the organisation's own provider of that key, if there is one, was read already. */
export function providerAmong({ providerKey }: { providerKey: string }, own: Provider | null): Provider {
  const provider = findProvider(providerKey) ?? own
  if (!provider) throw new Error(`no provider is called ${providerKey}`)
  return provider
}
