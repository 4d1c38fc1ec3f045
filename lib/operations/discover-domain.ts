import 'server-only'
import type { DiscoveryView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { askDomain } from '@/lib/operations/ask-domain'
import { listRegistrations } from '@/lib/operations/find-registration'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { viewDiscovery } from '@/lib/operations/view-discovery'

/**
 * Says who keeps a domain's DNS and what is possible there, and keeps nothing. Throws `invalid_domain`,
 * `too_many_requests`, and `ProviderFailure` where nobody answers.
 */
export async function discoverDomain(actor: Actor, domain: string): Promise<DiscoveryView> {
  permit(actor, 'read_domains', NO_INTEGRATION)
  await consumePoint(LIMITS.discover, 'id' in actor ? actor.id : actor.type)
  return viewDiscovery(await askDomain(domain), await listRegistrations(), actor.locale)
}
