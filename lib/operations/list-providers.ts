import 'server-only'
import type { ProviderView } from '@/lib/contract/provider'
import { type Actor, boundTo } from '@/lib/core/actor'
import { localized } from '@/lib/core/localize-provider'
import { permit } from '@/lib/core/permission'
import { readCatalog } from '@/lib/operations/find-provider'
import { viewProvider } from '@/lib/operations/view-provider'
import { countIntegrationsByProvider } from '@/lib/store/providers'

/** Every provider, the organisation's own ones first, each with how many integrations use it. */
export async function listProviders(actor: Actor): Promise<ProviderView[]> {
  permit(actor, 'read_providers')
  const [catalog, used] = await Promise.all([readCatalog(), countIntegrationsByProvider(boundTo(actor))])
  return [...catalog.values()].map((provider) =>
    viewProvider(localized(provider, actor.locale), used.get(provider.key) ?? 0),
  )
}
