import 'server-only'
import type { DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { lookAtApplication } from '@/lib/operations/look-at-application'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { readDomain, requireDomain } from '@/lib/operations/read-domain'
import { findApplication } from '@/lib/store/domain-applications'

/** Looks all that a domain is to have up in DNS now. Throws `not_found`, `too_many_requests`. */
export async function verifyDomain(actor: Actor, name: string): Promise<DomainView> {
  const domain = await requireDomain(actor, 'write_domain', name)
  await consumePoint(LIMITS.test, 'id' in actor ? actor.id : actor.type)
  for (const { id, state } of domain.applications) {
    const row = state === 'reverted' ? null : await findApplication(id)
    if (row) await lookAtApplication(actor, row)
  }
  return readDomain(actor, domain.name)
}
