import {
  conflictsAmong,
  malformed,
  PeerRefusal,
  type PeerTemplate,
  type Place,
  type PlannedRecord,
  planRecords,
} from './domain-connect-provider-records'
import { type SpfRules, withoutSpf, withSpf } from './domain-connect-provider-spf'
import {
  isSameRecord,
  type ZoneChange,
  type ZoneRecord,
  type ZoneStore,
} from './domain-connect-provider-zones'

/** One template as it stands applied. */
export interface Applied {
  providerId: string
  serviceId: string
  zone: string
  host: string
  /** Empty for templates that can be applied only once. */
  instanceId: string
  records: readonly ZoneRecord[]
  spf: readonly SpfRules[]
}

/** What applying a template would do. */
export interface Plan {
  add: readonly PlannedRecord[]
  spf: readonly SpfRules[]
  /** Of an earlier application of the same template, which this one takes the place of. */
  replaced: readonly ZoneRecord[]
  conflicts: readonly ZoneRecord[]
}

/** A provider's memory of what it applied, over its zones. */
export class Ledger {
  readonly applied: Applied[] = []

  constructor(readonly store: ZoneStore) {}

  async plan(template: PeerTemplate, place: Place): Promise<Plan> {
    const existing = await this.store.records(place.zone)
    if (existing === null) throw new PeerRefusal(404, 'not_found', `There is no zone ${place.zone} here.`)
    const { records: add, spf } = planRecords(template, place)
    const replaced = this.#earlier(template, place).flatMap(({ records }) => records)
    const others = existing.filter((record) => !replaced.some((gone) => isSameRecord(gone, record)))
    // An SPF record is merged, and yet no text can stand beside an alias.
    const texts = spf.map(({ name, ttl }) => ({ name, type: 'TXT', data: '', ttl }))
    return { add, spf, replaced, conflicts: conflictsAmong(others, [...add, ...texts]) }
  }

  /** Does it, whatever is in the way: a template that loses a record loses all of them. */
  async apply(template: PeerTemplate, place: Place): Promise<void> {
    const { add, spf, replaced, conflicts } = await this.plan(template, place)
    const losers = this.applied.filter(
      ({ zone, records }) =>
        zone === place.zone && records.some((one) => conflicts.some((other) => isSameRecord(one, other))),
    )
    const gone = [...this.#earlier(template, place), ...losers]
    const remove = [...replaced, ...conflicts, ...losers.flatMap(({ records }) => records)]
    const records = add.map(({ name, type, data, ttl }) => ({ name, type, data, ttl }))
    await this.store.change(place.zone, { remove, add: records })
    await this.#each(place.zone, spf, withSpf)
    this.#forget(gone)
    const { providerId, serviceId } = template
    this.applied.push({
      providerId,
      serviceId,
      ...placeOf(place),
      instanceId: instanceOf(template, place),
      records,
      spf,
    })
  }

  async revert(template: PeerTemplate, place: Place): Promise<void> {
    const instanceId = place.params.get('instanceId')
    const found = this.#of(template, place).filter(
      (one) => instanceId === null || one.instanceId === instanceId,
    )
    if (found.length === 0) throw new PeerRefusal(410, 'gone', 'This template is not applied.')
    await this.store.change(place.zone, { remove: found.flatMap(({ records }) => records), add: [] })
    const spf = found.flatMap((one) => one.spf)
    await this.#each(place.zone, spf, withoutSpf)
    this.#forget(found)
  }

  async #each(
    zone: string,
    spf: readonly SpfRules[],
    change: (records: readonly ZoneRecord[], rules: SpfRules) => ZoneChange,
  ): Promise<void> {
    for (const rules of spf)
      await this.store.change(zone, change((await this.store.records(zone)) ?? [], rules))
  }

  #of(template: PeerTemplate, { zone, host }: Place): Applied[] {
    return this.applied.filter(
      (one) =>
        one.providerId === template.providerId &&
        one.serviceId === template.serviceId &&
        one.zone === zone &&
        one.host === host,
    )
  }

  #earlier(template: PeerTemplate, place: Place): Applied[] {
    const instanceId = instanceOf(template, place)
    return this.#of(template, place).filter((one) => one.instanceId === instanceId)
  }

  #forget(gone: readonly Applied[]): void {
    const left = this.applied.filter((one) => !gone.includes(one))
    this.applied.splice(0, this.applied.length, ...left)
  }
}

function instanceOf({ multiInstance }: PeerTemplate, { params }: Place): string {
  const instanceId = params.get('instanceId') ?? ''
  if (multiInstance && instanceId === '') throw malformed('This template needs an instanceId.')
  return multiInstance ? instanceId : ''
}

function placeOf({ zone, host }: Place): { zone: string; host: string } {
  return { zone, host }
}
