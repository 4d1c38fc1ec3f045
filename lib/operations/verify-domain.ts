import 'server-only'
import type { DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { askAgain } from '@/lib/operations/ask-again'
import { lookAtApplication } from '@/lib/operations/look-at-application'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { readDomain, requireDomain } from '@/lib/operations/read-domain'
import { findApplication } from '@/lib/store/domain-applications'

/**
 * Asks who keeps a domain’s DNS now, and looks all that it is to have up there. Throws `not_found`, `too_many_requests`,
 * and `ProviderFailure` where nobody answers.
 */
export async function verifyDomain(actor: Actor, name: string): Promise<DomainView> {
  const domain = await requireDomain(actor, 'write_domain', name)
  await consumePoint(LIMITS.test, 'id' in actor ? actor.id : actor.type)
  await askAgain(domain)
  for (const { id, state } of domain.applications) {
    const row = state === 'reverted' ? null : await findApplication(id)
    if (row) await lookAtApplication(actor, row)
  }
  return readDomain(actor, domain.name)
}
