import 'server-only'
import type { ProviderView } from '@/lib/contract/provider'
import { type Actor, boundTo } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { localized } from '@/lib/core/localize-provider'
import { permit } from '@/lib/core/permission'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { viewProvider } from '@/lib/operations/view-provider'
import { countIntegrationsByProvider } from '@/lib/store/providers'

/** One provider. Throws `not_found`. */
export async function readProvider(actor: Actor, key: string): Promise<ProviderView> {
  permit(actor, 'read_providers')
  const [provider, used] = await Promise.all([
    findAnyProvider(key),
    countIntegrationsByProvider(boundTo(actor)),
  ])
  if (!provider) throw new PatchbayError('not_found')
  return viewProvider(localized(provider, actor.locale), used.get(key) ?? 0)
}
