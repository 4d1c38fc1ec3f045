import 'server-only'
import type { OwnClient } from '@/lib/contract/integration'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { scopesToAsk } from '@/lib/core/scopes'
import { viewOwnClient } from '@/lib/operations/account-server'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { redirectUriOf } from '@/lib/operations/view-integration'
import { listSlugs } from '@/lib/store/integrations'

/**
 * What the next integration of a provider would be called. The first takes the provider's key as its slug, the next
 * `key-2` and so on; its redirect URI follows, so that it can be registered before anything is saved.
 */
export async function planIntegration(
  actor: Actor,
  providerKey: string,
): Promise<{ slug: string; name: string; redirectUri: string; ownClient: OwnClient | null }> {
  permit(actor, 'write_integration')
  const provider = await findAnyProvider(providerKey)
  if (!provider) throw new PatchbayError('not_found')
  const taken = new Set(await listSlugs(provider.key))
  let number = 1
  const slugOf = (n: number) => (n === 1 ? provider.key : `${provider.key}-${n}`)
  while (taken.has(slugOf(number))) number++
  const slug = slugOf(number)
  return {
    slug,
    name: number === 1 ? provider.name : `${provider.name} ${number}`,
    redirectUri: redirectUriOf(slug),
    ownClient: viewOwnClient(provider, provider.oauth2 ? scopesToAsk(provider.oauth2, []) : []),
  }
}
