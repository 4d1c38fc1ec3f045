import type { SpfRules } from './domain-connect-provider-spf'
import { isSameRecord, type ZoneRecord } from './domain-connect-provider-zones'

/** The server of the stand-in that sends browsers on; nobody asks it. */
const REDIRECTOR = '192.0.2.80'

/** A template as the stand-in keeps it: as much of the standard as it needs. */
export interface PeerTemplate {
  providerId: string
  serviceId: string
  providerName: string
  serviceName: string
  version?: number
  syncBlock?: boolean
  syncPubKeyDomain?: string
  syncRedirectDomain?: string
  hostRequired?: boolean
  multiInstance?: boolean
  records: readonly PeerRecord[]
}

export interface PeerRecord {
  type: 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'TXT' | 'SRV' | 'SPFM' | 'REDIR301' | 'REDIR302'
  host: string
  groupId?: string
  /** Of A, AAAA, CNAME, MX, NS; an SRV's target. */
  pointsTo?: string
  /** Of TXT. */
  data?: string
  /** Of SPFM. */
  spfRules?: string
  /** Of redirects. */
  target?: string
  ttl?: number
  priority?: number
  weight?: number
  port?: number
  txtConflictMatchingMode?: 'None' | 'All' | 'Prefix'
  txtConflictMatchingPrefix?: string
}

/** What the stand-in refuses, and with which status. */
export class PeerRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
  ) {
    super(message)
  }
}

/** Where and with what a template is applied. */
export interface Place {
  zone: string
  /** Empty at the apex. */
  host: string
  params: URLSearchParams
}

/** A record to be, with the rule by which a text conflicts. */
export type PlannedRecord = ZoneRecord &
  Pick<PeerRecord, 'txtConflictMatchingMode' | 'txtConflictMatchingPrefix'>

/** The records that a template makes at a place, and the rules it has in SPF records there. */
export function planRecords(
  template: PeerTemplate,
  place: Place,
): { records: PlannedRecord[]; spf: SpfRules[] } {
  if (template.hostRequired && place.host === '') throw malformed('This template needs a host.')
  const groups = (place.params.get('groupId') ?? '').split(',').filter(Boolean)
  const unknown = groups.find((group) => !template.records.some(({ groupId }) => groupId === group))
  if (unknown !== undefined) throw malformed(`There is no group ${unknown}.`)
  const meant = template.records.filter(
    ({ groupId }) => groupId === undefined || groups.length === 0 || groups.includes(groupId),
  )
  const planned = meant.map((record) => ({ type: record.type, record: planRecord(record, place) }))
  return {
    records: planned.filter(({ type }) => type !== 'SPFM').map(({ record }) => record),
    spf: planned
      .filter(({ type }) => type === 'SPFM')
      .map(({ record: { name, data, ttl } }) => ({ name, rules: data, ttl })),
  }
}

function planRecord(record: PeerRecord, place: Place): PlannedRecord {
  const fqdn = place.host === '' ? place.zone : `${place.host}.${place.zone}`
  const filled = (text = '') =>
    text.replace(/%([\w.-]+)%/g, (_, name: string) => {
      const own: Record<string, string> = { host: place.host, domain: place.zone, fqdn }
      const value = own[name] ?? place.params.get(name)
      if (value === null) throw malformed(`The variable ${name} is missing.`)
      return value
    })
  const host = filled(record.host)
  const target = record.pointsTo === '@' ? fqdn : filled(record.pointsTo).replace(/\.$/, '')
  const data = {
    ...{ A: target, AAAA: target, CNAME: target, NS: target, TXT: filled(record.data) },
    MX: `${record.priority ?? 0} ${target}`,
    SRV: `${record.priority ?? 0} ${record.weight ?? 0} ${record.port ?? 0} ${target}`,
    ...{ SPFM: filled(record.spfRules), REDIR301: REDIRECTOR, REDIR302: REDIRECTOR },
  }[record.type]
  const { type, txtConflictMatchingMode, txtConflictMatchingPrefix } = record
  return {
    name: (host.endsWith('.')
      ? host.slice(0, -1)
      : ['', '@'].includes(host)
        ? fqdn
        : `${host}.${fqdn}`
    ).toLowerCase(),
    // A redirect is its server's to remember; in DNS there is the server's address.
    type: type === 'SPFM' ? 'TXT' : type === 'REDIR301' || type === 'REDIR302' ? 'A' : type,
    data,
    ttl: record.ttl ?? 3600,
    ...(txtConflictMatchingMode && { txtConflictMatchingMode }),
    ...(txtConflictMatchingPrefix && { txtConflictMatchingPrefix: filled(txtConflictMatchingPrefix) }),
  }
}

/** The records of a zone that stand in the way of new ones. */
export function conflictsAmong(
  existing: readonly ZoneRecord[],
  planned: readonly PlannedRecord[],
): ZoneRecord[] {
  return existing.filter(
    (old) =>
      !['SOA', 'DNSKEY'].includes(old.type) &&
      !planned.some((wanted) => isSameRecord(old, wanted)) &&
      planned.some((wanted) => isInTheWay(old, wanted)),
  )
}

function isInTheWay(old: ZoneRecord, wanted: PlannedRecord): boolean {
  if (wanted.type === 'NS' && old.name.endsWith(`.${wanted.name}`)) return true
  if (old.type === 'NS' && wanted.name.endsWith(`.${old.name}`)) return false
  if (old.name !== wanted.name) return false
  if (old.type === 'CNAME' || wanted.type === 'CNAME' || wanted.type === 'NS') return true
  const addresses = ['A', 'AAAA']
  if (addresses.includes(old.type) && addresses.includes(wanted.type)) return true
  if (old.type !== wanted.type) return false
  if (old.type !== 'TXT') return true
  const mode = wanted.txtConflictMatchingMode ?? 'None'
  return mode === 'All' || (mode === 'Prefix' && old.data.startsWith(wanted.txtConflictMatchingPrefix ?? ''))
}

export function malformed(message: string): PeerRefusal {
  return new PeerRefusal(400, 'invalid_request', message)
}
