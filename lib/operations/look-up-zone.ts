import 'server-only'
import { VISIBLE_TYPES } from '@/lib/domain-connect/records/check-records'
import { nameOf, typeOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import { type DnsQuestion, type DnsRecord, lookUpRecords } from '@/lib/egress/dns-records'
import { dnsLine } from '@/lib/operations/dns-line'
import { dnsPolicy } from '@/lib/operations/domain-door'

/** Names that one look asks about. */
const MOST_NAMES = 250

const TYPES = VISIBLE_TYPES.filter((type) => type !== 'SRV')

/**
 * What DNS shows where these records stand or are to stand, as records of the zone. What lies elsewhere in the zone is
 * not seen: DNS answers for names alone. Throws `ProviderFailure` where nobody could say.
 */
export async function lookUpZone(zone: string, records: readonly ZoneRecord[]): Promise<ZoneRecord[]> {
  const services = new Map(
    records.filter((record) => typeOf(record) === 'SRV').map((one) => [dnsLine(one).name, one]),
  )
  const names = new Set(records.filter((record) => typeOf(record) !== 'SRV').map(nameOf))
  const questions: DnsQuestion[] = [
    // The apex has no alias, and its NS records are the zone's own.
    ...[...names].map((name) => ({
      name: wholeName(name, zone),
      types: name === '@' ? TYPES.filter((type) => type !== 'CNAME' && type !== 'NS') : TYPES,
    })),
    ...[...services.keys()].map((name) => ({ name: wholeName(name, zone), types: ['SRV' as const] })),
  ]
  const found = await lookUpRecords(zone, questions.slice(0, MOST_NAMES), dnsPolicy())
  return found.map((record) => zoneRecordOf(record, zone, services))
}

function zoneRecordOf(
  { name, ...record }: DnsRecord,
  zone: string,
  services: ReadonlyMap<string, ZoneRecord>,
): ZoneRecord {
  const relative = name === zone ? '@' : name.slice(0, -zone.length - 1)
  const service = record.type === 'SRV' ? services.get(relative) : undefined
  if (!service) return { ...record, name: relative }
  return { ...record, name: service.name, protocol: service.protocol ?? '', service: service.service ?? '' }
}

function wholeName(name: string, zone: string): string {
  return name === '@' ? zone : `${name}.${zone}`
}
