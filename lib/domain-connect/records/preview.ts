import type { Applied, Conflict } from '@/lib/domain-connect/records/application'
import { sameRecord, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'

/** What a person is shown before they agree: what the domain would get, lose, and has already. */
export interface Preview {
  gets: ZoneRecord[]
  loses: Conflict[]
  has: ZoneRecord[]
}

/**
 * What a domain would get and lose. A record that goes and comes back the same, but for its TTL, is neither: the domain
 * has it.
 */
export function previewOf({ toCreate, conflicts }: Applied, zone: readonly ZoneRecord[]): Preview {
  const isThere = (record: ZoneRecord) => zone.some((existing) => sameRecord(existing, record))
  return {
    gets: toCreate.filter((record) => !isThere(record)),
    loses: conflicts.filter(({ existing }) => !toCreate.some((record) => sameRecord(record, existing))),
    has: toCreate.filter(isThere),
  }
}
