import {
  applicationOf,
  applyTemplate,
  type TemplateApplication,
} from '@/lib/domain-connect/records/apply-template'
import { TemplateError } from '@/lib/domain-connect/records/error'
import { isOfInstance } from '@/lib/domain-connect/records/instances'
import { renderRecord } from '@/lib/domain-connect/records/render'
import { isSpf, spfAt, withoutSpf } from '@/lib/domain-connect/records/spf'
import { nameOf, sameRecord, typeOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { DomainTemplate } from '@/lib/domain-connect/template'

/** What taking a template away does to a zone. */
export interface Reverted {
  toCreate: ZoneRecord[]
  toDelete: ZoneRecord[]
  records: ZoneRecord[]
}

/**
 * Takes away what a template wrote, by what the records remember of it; without `instanceId`, all its instances. In a
 * zone that remembers no template, what is the same as it would write now. SPF records lose its rules and keep the rest.
 * `params` are those that it was applied with. Throws `not_applied` where nothing of it is there.
 */
export function revertTemplate(
  template: DomainTemplate,
  zone: readonly ZoneRecord[],
  asked: TemplateApplication,
): Reverted {
  const application = applicationOf(template, asked)
  const rules = template.records
    .filter((record) => typeOf(record) === 'SPFM')
    .map((record) => renderRecord(record, application, application.params).record)
  const changed = withoutRules(rules, zone)
  const isRemembered = zone.some(({ _dc }) => _dc !== undefined)
  const written = isRemembered ? rememberedOf(template, zone, asked) : sameAs(template, zone, asked)
  if (written.length === 0 && (isRemembered || changed.size === 0)) throw new TemplateError('not_applied')
  const isMerged = (record: ZoneRecord) =>
    isSpf(record) && rules.some((rule) => nameOf(rule) === nameOf(record))
  const gone = new Set([...written.filter((record) => !isMerged(record)), ...changed.keys()])
  const toCreate = [...changed.values()].flatMap((record) => record ?? [])
  return {
    toCreate,
    toDelete: zone.filter((record) => gone.has(record)),
    records: [...toCreate, ...zone.filter((record) => !gone.has(record))],
  }
}

function rememberedOf(
  { providerId, serviceId }: DomainTemplate,
  zone: readonly ZoneRecord[],
  asked: TemplateApplication,
): ZoneRecord[] {
  const instance = { providerId, serviceId, host: applicationOf({ providerId, serviceId }, asked).host }
  return zone.filter(
    (record) => isOfInstance(record, instance) && (!asked.instanceId || record._dc?.id === asked.instanceId),
  )
}

function sameAs(
  template: DomainTemplate,
  zone: readonly ZoneRecord[],
  asked: TemplateApplication,
): ZoneRecord[] {
  const { toCreate } = applyTemplate(template, [], asked)
  return zone.filter((record) => !isSpf(record) && toCreate.some((one) => sameRecord(one, record)))
}

/** The SPF records that change when the rules go: each with what takes its place, null where nothing of it is left. */
function withoutRules(
  rules: readonly ZoneRecord[],
  zone: readonly ZoneRecord[],
): Map<ZoneRecord, ZoneRecord | null> {
  const changed = new Map<ZoneRecord, ZoneRecord | null>()
  for (const name of new Set(rules.map(nameOf))) {
    const here = rules.filter((rule) => nameOf(rule) === name).map(({ data }) => data)
    for (const existing of spfAt(name, zone)) {
      const data = withoutSpf(existing.data, here)
      if (data === withoutSpf(existing.data, [])) continue
      // What remembers this template would be taken for a part of it ever after.
      const { _dc: _, ...rest } = existing
      changed.set(existing, data === null ? null : { ...rest, data })
    }
  }
  return changed
}
