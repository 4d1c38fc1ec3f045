import 'server-only'
import type { DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { askDomain } from '@/lib/operations/ask-domain'
import { consumePoint, LIMITS } from '@/lib/operations/rate-limits'
import { readDomain } from '@/lib/operations/read-domain'
import { recordEvent } from '@/lib/operations/record-event'
import { isUniqueViolation, transaction } from '@/lib/store/database'
import { createDomain } from '@/lib/store/domains'

/**
 * Adds a domain, with what its DNS provider says of itself. One whose DNS offers nothing is added too: its records can
 * be entered by hand. Throws `invalid_domain`, `already_exists`, `too_many_requests`.
 */
export async function addDomain(actor: Actor, domain: string): Promise<DomainView> {
  permit(actor, 'write_domain', NO_INTEGRATION)
  await consumePoint(LIMITS.discover, 'id' in actor ? actor.id : actor.type)
  const { name, ...found } = await askDomain(domain)
  try {
    await transaction(async (tx) => {
      await createDomain(tx, name, found)
      await recordEvent(tx, actor, {
        type: 'domain.added',
        target: name,
        detail: { dnsProvider: found.providerId },
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const fields = { domain: 'This domain is there already.' }
    throw new PatchbayError('already_exists', { params: { what: `The domain ${name}` }, fields })
  }
  return readDomain(actor, name)
}
