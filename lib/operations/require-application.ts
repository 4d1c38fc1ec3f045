import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { nameOf } from '@/lib/core/actor'
import { type Deed, FLOWS, type Flow } from '@/lib/core/domain'
import { PatchbayError } from '@/lib/core/errors'
import { requireDomain } from '@/lib/operations/read-domain'
import type { DomainRecord } from '@/lib/store/domains'

export type DomainApplicationRow = DomainRecord['applications'][number]

/** A domain and what is being done with it, for who may. Throws `not_found` or `forbidden`. */
export async function requireApplication(
  actor: Actor,
  name: string,
  id: string,
): Promise<{ domain: DomainRecord; row: DomainApplicationRow; flow: Flow }> {
  const domain = await requireDomain(actor, 'write_domain', name)
  const row = domain.applications.find((one) => one.id === id)
  const flow = FLOWS.find((one) => one === row?.flow)
  if (!row || !flow) throw new PatchbayError('not_found')
  return { domain, row, flow }
}

/** One line of an application's history. */
export function deedOf(actor: Actor, what: Deed['what'], detail: string | null = null): Deed {
  return {
    at: new Date().toISOString(),
    what,
    by: actor.type === 'system' ? 'Patchbay' : nameOf(actor),
    detail: detail?.slice(0, 300) ?? null,
  }
}

/** How an application is called in the change log. */
export function templateLabel({ template }: Pick<DomainApplicationRow, 'template'>): string {
  return `${template.providerId}/${template.serviceId}`
}
