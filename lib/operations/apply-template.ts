import 'server-only'
import type { DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { type ApplyOutcome, apply } from '@/lib/domain-connect/apply'
import { readDomain } from '@/lib/operations/read-domain'
import { recordEvent } from '@/lib/operations/record-event'
import { renderWanted } from '@/lib/operations/render-wanted'
import {
  type DomainApplicationRow,
  deedOf,
  requireApplication,
  templateLabel,
} from '@/lib/operations/require-application'
import { templateApplication } from '@/lib/operations/template-application'
import { underDomainGrant } from '@/lib/operations/under-domain-grant'
import { templateOf } from '@/lib/operations/view-template'
import { transaction } from '@/lib/store/database'
import { writeApplication } from '@/lib/store/domain-applications'
import type { DomainRecord } from '@/lib/store/domains'

/** Refusals after which the same again would be refused too. */
const FOR_GOOD = ['dns_request_refused', 'dns_not_found', 'dns_not_offered']

/**
 * Has a domain's DNS provider apply a template that was asked for under consent. What is in the way is kept with the
 * application and shown; with `force` it is replaced. May be repeated. Throws `not_found`, `flow_not_offered`,
 * `template_error`, and as `underDomainGrant` and the DNS provider do.
 */
export async function applyTemplate(
  actor: Actor,
  name: string,
  { application, force = false }: { application: string; force?: boolean | undefined },
): Promise<DomainView> {
  const { domain, row, flow } = await requireApplication(actor, name, application)
  if (flow !== 'consent')
    throw new PatchbayError('flow_not_offered', {
      params: { provider: domain.providerName ?? domain.zone, flow },
    })
  const template = templateOf(row.template)
  const asked = { params: row.params as Record<string, string>, groupIds: row.groupIds }
  const { records } = await renderWanted(template, domain, asked, actor.locale)
  const wanted = { ...templateApplication(template, { ...asked, instanceId: row.instanceId }), force }
  try {
    const outcome = await underDomainGrant(actor, domain, (grant) => apply(grant, wanted))
    await keep(actor, domain, row, { outcome, records, force })
  } catch (error) {
    if (isPatchbayError(error) && FOR_GOOD.includes(error.code)) await keepRefusal(actor, domain, row, error)
    throw error
  }
  return readDomain(actor, domain.name)
}

function keep(
  actor: Actor,
  domain: DomainRecord,
  row: DomainApplicationRow,
  { outcome, records, force }: { outcome: ApplyOutcome; records: readonly object[]; force: boolean },
): Promise<void> {
  const now = new Date()
  const detail = { template: templateLabel(row) }
  return transaction(async (tx) => {
    if (outcome.type === 'conflict') {
      await writeApplication(
        tx,
        row.id,
        { conflicts: outcome.records },
        deedOf(actor, 'conflict', outcome.said),
      )
      const refused = { type: 'domain.refused' as const, outcome: 'denied' as const, target: domain.name }
      return recordEvent(tx, actor, { ...refused, detail: { ...detail, code: 'conflict' } })
    }
    const write = {
      ...{ state: 'applied' as const, conflicts: null, wanted: records, looks: 0 },
      ...{ appliedAt: now, nextLookAt: now },
    }
    await writeApplication(tx, row.id, write, deedOf(actor, force ? 'replaced' : 'applied'))
    await recordEvent(tx, actor, {
      type: 'domain.applied',
      target: domain.name,
      detail: { ...detail, force },
    })
  })
}

function keepRefusal(
  actor: Actor,
  domain: DomainRecord,
  row: DomainApplicationRow,
  error: PatchbayError,
): Promise<void> {
  return transaction(async (tx) => {
    const write = { state: 'failed' as const, conflicts: null, nextLookAt: null }
    await writeApplication(tx, row.id, write, deedOf(actor, 'failed', error.message))
    await recordEvent(tx, actor, {
      ...{ type: 'domain.refused', outcome: 'failure', target: domain.name },
      detail: { template: templateLabel(row), code: error.code },
    })
  })
}
