import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isUuid } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { deleteTemplate, findTemplate } from '@/lib/store/domain-templates'

/** Removes a template that no domain has or had. Throws `not_found` or `template_in_use`. */
export async function removeTemplate(actor: Actor, id: string): Promise<void> {
  permit(actor, 'write_domain', NO_INTEGRATION)
  await transaction(async (tx) => {
    const found = isUuid(id) ? await findTemplate(id, tx) : null
    if (!found) throw new PatchbayError('not_found')
    if (!(await deleteTemplate(tx, id))) throw new PatchbayError('template_in_use')
    const target = `${found.providerId}/${found.serviceId}`
    await recordEvent(tx, actor, { type: 'domain.template_removed', target })
  })
}
