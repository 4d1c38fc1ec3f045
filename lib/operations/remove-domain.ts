import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { requireDomain } from '@/lib/operations/read-domain'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { deleteDomain } from '@/lib/store/domains'
import { deleteConnection } from '@/lib/store/named-connections'

/** Forgets a domain, with its consent and its history. Its records in DNS stay as they are. Throws `not_found`. */
export async function removeDomain(actor: Actor, name: string): Promise<void> {
  const domain = await requireDomain(actor, 'write_domain', name)
  await transaction(async (tx) => {
    if (!(await deleteDomain(tx, domain.id))) throw new PatchbayError('not_found')
    if (domain.connectionId) await deleteConnection(tx, domain.connectionId)
    await recordEvent(tx, actor, { type: 'domain.removed', target: domain.name })
  })
}
