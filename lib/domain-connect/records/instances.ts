import type { Application, Conflict, Tracking } from '@/lib/domain-connect/records/application'
import { isSpf } from '@/lib/domain-connect/records/spf'
import type { Provenance, ZoneRecord } from '@/lib/domain-connect/records/zone-record'

/** What names an applied template (draft-ietf-dconn-domainconnect §10.1). */
export interface Instance {
  providerId: string
  serviceId: string
  host: string
}

/** Whether a record was written by this template at this host. */
export function isOfInstance({ _dc }: ZoneRecord, instance: Instance): boolean {
  return _dc !== undefined && keyOf(_dc) === keyOf(instance)
}

/**
 * Whether applying writes a record anew: applied again, a template replaces what it wrote, unless it allows many
 * instances; applied by group, it leaves other groups as they are (§10.3.1).
 */
export function rewrites(
  record: ZoneRecord,
  { host, groupIds }: Application,
  { providerId, serviceId, multiInstance }: Tracking,
): boolean {
  if (multiInstance || !isOfInstance(record, { providerId, serviceId, host })) return false
  const group = record._dc?.groupId
  return !groupIds?.length || group === undefined || groupIds.includes(group)
}

/**
 * The rest of each template that loses an essential record (§10.4.1.2). A merged SPF record is essential to none (§9.4),
 * and the template that is being applied by group keeps its other groups.
 */
export function cascade(
  found: readonly Conflict[],
  zone: readonly ZoneRecord[],
  { host, groupIds }: Application,
  tracking: Tracking,
): Conflict[] {
  const own = { ...tracking, host }
  const taken = new Set(found.map(({ existing }) => existing))
  const lost: Conflict[] = []
  for (const { existing, reason, by } of found) {
    const { _dc } = existing
    if (reason !== 'conflict' || _dc?.essential !== 'Always' || isSpf(existing)) continue
    const isOwn = isOfInstance(existing, own)
    if (isOwn && groupIds?.length) continue
    for (const record of zone) {
      if (taken.has(record) || !isOfInstance(record, _dc)) continue
      if (isOwn && record._dc?.id !== _dc.id) continue
      taken.add(record)
      lost.push({ existing: record, reason: 'template', by })
    }
  }
  return lost
}

function keyOf({ providerId, serviceId, host }: Instance | Provenance): string {
  const place = host === '@' ? '' : (host ?? '')
  return JSON.stringify([providerId, serviceId, place].map((part) => String(part).toLowerCase()))
}
