import { isSpf } from '@/lib/domain-connect/records/spf'
import { nameOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'

/** RFC 7208 §4.6.4: a mail server that has to ask more often gives up. */
const MOST_LOOK_UPS = 10

/** Terms that make a mail server ask DNS. */
const ASKING = /^[+?~-]?(?:include:|redirect=|exists:|(?:a|mx|ptr)(?:[:/]|$))/i

/** Why mail servers would not go by the SPF of a name. */
export interface SpfFault {
  name: string
  /** `several`: a name has one SPF record or none that counts (RFC 7208 §3.2). `look_ups`: too many of them. */
  fault: 'several' | 'look_ups'
  /** Those of the record itself; what it includes has more. */
  lookUps: number
}

/** What is wrong with the SPF of each name, as far as its own records tell. */
export function spfFaultsOf(records: readonly ZoneRecord[]): SpfFault[] {
  const spf = records.filter(isSpf)
  return [...new Set(spf.map(nameOf))].flatMap((name): SpfFault[] => {
    const here = spf.filter((record) => nameOf(record) === name)
    const lookUps = Math.max(...here.map(lookUpsOf))
    if (here.length > 1) return [{ name, fault: 'several', lookUps }]
    return lookUps > MOST_LOOK_UPS ? [{ name, fault: 'look_ups', lookUps }] : []
  })
}

function lookUpsOf({ data }: ZoneRecord): number {
  return data.split(/\s+/).filter((term) => ASKING.test(term)).length
}
