import type { Application, Applied, Conflict, RedirectRecord } from '@/lib/domain-connect/records/application'
import { assertCompatible, conflicts } from '@/lib/domain-connect/records/conflicts'
import { TemplateError } from '@/lib/domain-connect/records/error'
import { cascade, rewrites } from '@/lib/domain-connect/records/instances'
import { type Rendered, renderRecord } from '@/lib/domain-connect/records/render'
import { mergeSpf, spfAt } from '@/lib/domain-connect/records/spf'
import { nameOf, typeOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { TemplateRecord } from '@/lib/domain-connect/template-record'

/** Seconds, where neither the zone nor the template says any. The standard names none; its reference library has this one. */
const SPF_TTL = 6_000

/**
 * Applies records of a template to a zone, on paper. Domain and host are in small letters. Nothing is changed in place;
 * records of the zone come out as the objects that went in. Throws `TemplateError`.
 */
export function applyRecords(
  template: readonly TemplateRecord[],
  zone: readonly ZoneRecord[],
  application: Application,
): Applied {
  const { groupIds, tracking } = application
  const active = template.filter((record) => isActive(record, groupIds))
  const rendered = active
    .flatMap((record) => withRedirects(record, application.redirects))
    .map((record) => tracked(renderRecord(record, application, application.params), application))
  assertCompatible(rendered)
  const replaced = tracking ? zone.filter((record) => rewrites(record, application, tracking)) : []
  const { records: created, merged, kept } = mergeSpfRecords(rendered, zone, replaced)
  const found = zone
    .filter((existing) => !kept.has(existing))
    .flatMap((existing) => conflictOf(existing, created, merged, replaced))
  const lost = tracking ? [...found, ...cascade(found, zone, application, tracking)] : found
  const gone = new Set(lost.map(({ existing }) => existing))
  const toCreate = created.map(({ record }) => record)
  return {
    toCreate,
    toDelete: zone.filter((record) => gone.has(record)),
    conflicts: lost,
    records: [...toCreate, ...zone.filter((record) => !gone.has(record))],
  }
}

/** §10.3: a record without a group is always active. */
export function isActive(
  { groupId }: TemplateRecord,
  groupIds: readonly string[] | null | undefined,
): boolean {
  if (!groupIds || groupIds.length === 0 || groupId === undefined) return true
  return typeof groupId === 'string' && groupIds.includes(groupId)
}

function withRedirects(
  record: TemplateRecord,
  redirects: readonly RedirectRecord[] | null | undefined,
): TemplateRecord[] {
  const type = record.type.toUpperCase()
  if (type !== 'REDIR301' && type !== 'REDIR302') return [record]
  if (!redirects) throw new TemplateError('invalid_template', { type })
  const { target: _target, pointsTo: _pointsTo, data: _data, ...place } = record
  const backing = redirects.map((answering) => ({ host: '@', ...answering, ...place, type: answering.type }))
  return [...backing, record]
}

/**
 * All SPFM records of a name become one TXT record, with what is there. Where that already says it all it is kept,
 * whatever else the template has at the name.
 */
function mergeSpfRecords(
  rendered: readonly Rendered[],
  zone: readonly ZoneRecord[],
  replaced: readonly ZoneRecord[],
): { records: Rendered[]; merged: Map<ZoneRecord, ZoneRecord>; kept: Set<ZoneRecord> } {
  const merged = new Map<ZoneRecord, ZoneRecord>()
  const kept = new Set<ZoneRecord>()
  const done = new Set<string>()
  const records = rendered.flatMap((one): Rendered[] => {
    if (typeOf(one.record) !== 'SPFM') return [one]
    const name = nameOf(one.record)
    if (done.has(name)) return []
    done.add(name)
    const rules = rendered.filter(({ record }) => typeOf(record) === 'SPFM' && nameOf(record) === name)
    const there = spfAt(name, zone)
    const texts = there.map(({ data }) => data)
    const data = mergeSpf(
      texts,
      rules.map(({ record }) => record.data),
    )
    const [only] = there
    if (there.length === 1 && only && data === mergeSpf(texts, []) && !replaced.includes(only)) {
      kept.add(only)
      return []
    }
    const ttl = (only ?? one.record).ttl ?? SPF_TTL
    const record: ZoneRecord = { ...one.record, type: 'TXT', data, ttl }
    for (const existing of there) merged.set(existing, record)
    return [{ record, source: one.source }]
  })
  return { records, merged, kept }
}

function conflictOf(
  existing: ZoneRecord,
  created: readonly Rendered[],
  merged: ReadonlyMap<ZoneRecord, ZoneRecord>,
  replaced: readonly ZoneRecord[],
): Conflict[] {
  const into = merged.get(existing)
  if (into) return [{ existing, reason: 'merged', by: into }]
  if (replaced.includes(existing)) return [{ existing, reason: 'replaced', by: null }]
  const by = created.find((rendered) => conflicts(rendered, existing))
  return by ? [{ existing, reason: 'conflict', by: by.record }] : []
}

function tracked({ record, source }: Rendered, { host, tracking }: Application): Rendered {
  if (!tracking) return { record, source }
  const { id, providerId, serviceId } = tracking
  const essential = typeof source.essential === 'string' ? source.essential : 'Always'
  const group = typeof source.groupId === 'string' ? { groupId: source.groupId } : {}
  return { record: { ...record, _dc: { id, providerId, serviceId, host, essential, ...group } }, source }
}
