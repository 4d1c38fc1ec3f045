import 'server-only'
import type { DomainView } from '@/lib/contract/domain'
import type { Actor } from '@/lib/core/actor'
import { isPatchbayError, PatchbayError } from '@/lib/core/errors'
import { NO_INTEGRATION, type Permission, permit } from '@/lib/core/permission'
import { zoneAndHost } from '@/lib/domain-connect/zone'
import { listRegistrations } from '@/lib/operations/find-registration'
import { viewDomain } from '@/lib/operations/view-domain'
import { type DomainRecord, findDomain } from '@/lib/store/domains'

/** One domain by its name, in any spelling, with what it has and is to have. Throws `not_found`. */
export async function readDomain(actor: Actor, name: string): Promise<DomainView> {
  const domain = await requireDomain(actor, 'read_domains', name)
  return viewDomain(actor, domain, await listRegistrations())
}

/** The row behind a name, for who may do that. Throws `not_found` or `forbidden`. */
export async function requireDomain(
  actor: Actor,
  permission: Permission,
  name: string,
): Promise<DomainRecord> {
  permit(actor, permission, NO_INTEGRATION)
  const domain = await findDomain(spelling(name))
  if (!domain) throw new PatchbayError('not_found')
  return domain
}

function spelling(name: string): string {
  try {
    const { zone, host } = zoneAndHost(name)
    return host === null ? zone : `${host}.${zone}`
  } catch (error) {
    if (isPatchbayError(error)) throw new PatchbayError('not_found')
    throw error
  }
}
