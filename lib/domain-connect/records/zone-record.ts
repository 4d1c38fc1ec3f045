import ipaddr from 'ipaddr.js'

/** Which application of a template wrote a record, for DNS providers that keep it (`_dc` in the compliance suite). */
export interface Provenance {
  id: string | null
  providerId: string
  serviceId: string
  /** The host it was applied to; empty is the zone's apex. */
  host: string
  /** `Always`: the template goes when this record does. `OnApply`: the record may go alone. */
  essential: string
  groupId?: string
}

/**
 * A record of a zone in the shape of the standard's compliance suite. `name` is relative to the zone, `@` its apex; that
 * of an SRV record is without service and protocol, which stand in their own fields. A redirect has no TTL.
 */
export interface ZoneRecord {
  type: string
  name: string
  data: string
  /** Seconds. */
  ttl?: number
  priority?: number
  protocol?: string
  service?: string
  weight?: number
  port?: number
  _dc?: Provenance
}

/** Whether two say the same to a resolver: TTL, letter case of names, closing dots, quotes and escapes aside. */
export function sameRecord(one: ZoneRecord, other: ZoneRecord): boolean {
  return identityOf(one) === identityOf(other)
}

/** The name as it is compared. */
export function nameOf({ name }: Pick<ZoneRecord, 'name'>): string {
  return name === '' ? '@' : name.toLowerCase()
}

export function typeOf({ type }: Pick<ZoneRecord, 'type'>): string {
  return type.toUpperCase()
}

function identityOf(record: ZoneRecord): string {
  const { priority, weight, port, protocol = '', service = '' } = record
  const place = [protocol, service].map((label) => label.toLowerCase().replace(/^_/, ''))
  return JSON.stringify([typeOf(record), nameOf(record), dataOf(record), priority, weight, port, ...place])
}

/** Types whose data is a name or an address, in which case and a closing dot say nothing. */
const NAMES = new Set(['A', 'AAAA', 'CNAME', 'APEXCNAME', 'NS', 'MX', 'SRV'])

function dataOf(record: ZoneRecord): string {
  const { data } = record
  const type = typeOf(record)
  if (type === 'AAAA' && ipaddr.IPv6.isValid(data)) return ipaddr.IPv6.parse(data).toNormalizedString()
  if (NAMES.has(type)) return data === '.' ? data : data.toLowerCase().replace(/\.$/, '')
  if (type === 'CAA') return data.toLowerCase().replaceAll('"', '').replace(/\s+/g, ' ').trim()
  return type === 'TXT' ? plainText(data) : data
}

/** RFC 1035 §5.1: a template has a text as a zone file would, in one string or several, with quotes or without. */
function plainText(data: string): string {
  const strings = data.match(/"(?:[^"\\]|\\.)*"/gs) ?? []
  const isQuoted = strings.length > 0 && strings.join('') === data.replace(/"\s+"/g, '""').trim()
  const text = isQuoted ? strings.map((string) => string.slice(1, -1)).join('') : data
  return text.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  )
}
