import type { Params, Place } from '@/lib/domain-connect/records/substitute'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'

/** The record that answers for a redirect: a DNS provider's own server, which sends browsers on. */
export interface RedirectRecord {
  type: string
  pointsTo: string
  /** Seconds. */
  ttl: number
}

/** Which template is applied, for a DNS provider that remembers it on the records. */
export interface Tracking {
  /** Of this application. */
  id: string | null
  providerId: string
  serviceId: string
  multiInstance: boolean
}

/** What is applied, where, and by which provider's means. */
export interface Application extends Place {
  params: Params
  /** Only records without a group and of these; null or empty are all. */
  groupIds?: readonly string[] | null
  /** Null where the DNS provider does no redirects: a template with one is then refused. */
  redirects?: readonly RedirectRecord[] | null
  /** Null where the DNS provider does not remember templates: records then stand for themselves. */
  tracking?: Tracking | null
}

/** A record that has to go, why, and for which new one. */
export interface Conflict {
  existing: ZoneRecord
  /**
   * `conflict`: it is in the way. `merged`: its rules live on in a new one. `replaced`: the same template wrote it
   * before. `template`: an essential record of its template has to go, and so all of it.
   */
  reason: 'conflict' | 'merged' | 'replaced' | 'template'
  by: ZoneRecord | null
}

/** What applying does to a zone; `records` is the zone afterwards, new ones first. */
export interface Applied {
  toCreate: ZoneRecord[]
  toDelete: ZoneRecord[]
  conflicts: Conflict[]
  records: ZoneRecord[]
}
