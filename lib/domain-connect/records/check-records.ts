import type { RecordState } from '@/lib/core/domain'
import { isSpf } from '@/lib/domain-connect/records/spf'
import { nameOf, sameRecord, typeOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'

/** Types that a resolver can be asked for. A redirect is a web server's, and an alias of the apex is its addresses. */
export const VISIBLE_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS', 'SRV', 'CAA'] as const

/** A record that a template wants, and what DNS shows in its place. */
export interface CheckedRecord {
  record: ZoneRecord
  state: RecordState
  /** What stands there instead. */
  instead: ZoneRecord[]
}

/**
 * Each wanted record against what DNS shows. `different`: something else of its kind stands at its name. Texts are many
 * at one name, so that another text is none instead; of SPF there is one, which is right when it has all the terms.
 */
export function checkRecords(wanted: readonly ZoneRecord[], shown: readonly ZoneRecord[]): CheckedRecord[] {
  return wanted.map((record) => {
    if (!VISIBLE_TYPES.some((type) => type === typeOf(record)))
      return { record, state: 'unseen', instead: [] }
    const here = shown.filter((other) => nameOf(other) === nameOf(record))
    if (here.some((other) => sameRecord(record, other) || holdsTerms(other, record)))
      return { record, state: 'found', instead: [] }
    const instead = here.filter((other) => standsInPlace(other, record))
    return { record, state: instead.length > 0 ? 'different' : 'missing', instead }
  })
}

function standsInPlace(other: ZoneRecord, record: ZoneRecord): boolean {
  if (typeOf(other) === 'CNAME' || typeOf(record) === 'CNAME') return typeOf(other) !== 'NS'
  if (typeOf(other) !== typeOf(record)) return false
  return typeOf(record) !== 'TXT' || (isSpf(record) && isSpf(other))
}

function holdsTerms(other: ZoneRecord, record: ZoneRecord): boolean {
  if (!isSpf(record) || !isSpf(other)) return false
  const there = termsOf(other)
  // What closes a record is the zone's own choice.
  return termsOf(record).every((term) => /^[~?+-]?all$/.test(term) || there.includes(term))
}

function termsOf({ data }: ZoneRecord): string[] {
  return data.toLowerCase().split(/\s+/).filter(Boolean)
}
