import 'server-only'
import type { DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { revert } from '@/lib/domain-connect/revert'
import { readDomain } from '@/lib/operations/read-domain'
import { recordEvent } from '@/lib/operations/record-event'
import { deedOf, requireApplication, templateLabel } from '@/lib/operations/require-application'
import { underDomainGrant } from '@/lib/operations/under-domain-grant'
import { transaction } from '@/lib/store/database'
import { writeApplication } from '@/lib/store/domain-applications'

/**
 * Has a domain's DNS provider take a template's records away again. Throws `not_found`, `template_not_applied`,
 * `dns_not_offered` where it cannot, and as `underDomainGrant` does.
 */
export async function revertTemplate(
  actor: Actor,
  name: string,
  { application }: { application: string },
): Promise<DomainView> {
  const { domain, row, flow } = await requireApplication(actor, name, application)
  const { providerId, serviceId } = row.template
  if (flow !== 'consent')
    throw new PatchbayError('flow_not_offered', {
      params: { provider: domain.providerName ?? domain.zone, flow },
    })
  const template = { providerId, serviceId, ...(row.instanceId && { instanceId: row.instanceId }) }
  await underDomainGrant(actor, domain, (grant) => revert(grant, template))
  await transaction(async (tx) => {
    const write = { state: 'reverted' as const, conflicts: null, nextLookAt: null, appliedAt: null }
    await writeApplication(tx, row.id, write, deedOf(actor, 'reverted'))
    const detail = { template: templateLabel(row) }
    await recordEvent(tx, actor, { type: 'domain.reverted', target: domain.name, detail })
  })
  return readDomain(actor, domain.name)
}
