import 'server-only'
import type { ListQuery } from '@/lib/contract/common'
import type { DomainPage } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { NO_INTEGRATION, permit } from '@/lib/core/permission'
import { listRegistrations } from '@/lib/operations/find-registration'
import { viewDomain } from '@/lib/operations/view-domain'
import * as store from '@/lib/store/domains'

/** A page of the domains, by name. */
export async function listDomains(actor: Actor, { start, count, q }: ListQuery): Promise<DomainPage> {
  permit(actor, 'read_domains', NO_INTEGRATION)
  const { items, total } = await store.listDomains({ start, count, q: q?.trim() || null })
  const registrations = await listRegistrations()
  const domains = await Promise.all(items.map((domain) => viewDomain(actor, domain, registrations)))
  return { domains, total }
}
