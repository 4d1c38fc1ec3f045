import { nameOf, typeOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'

const QUALIFIERS = '+?~-'

export function isSpf(record: ZoneRecord): boolean {
  return typeOf(record) === 'TXT' && /^v=spf1(\s|$)/i.test(record.data)
}

/** The SPF records of a name. There should be one (RFC 7208 §3.2), and merging makes one of them. */
export function spfAt(name: string, zone: readonly ZoneRecord[]): ZoneRecord[] {
  return zone.filter((record) => isSpf(record) && nameOf(record) === name.toLowerCase())
}

/**
 * One SPF record of what is there and the rules of templates: new rules first, since what closes a record closes it; a
 * rule that is there twice once, with its least restrictive qualifier. Without a record there, `~all` closes it.
 */
export function mergeSpf(existing: readonly string[], rules: readonly string[]): string {
  const [first = 'v=spf1 ~all', ...rest] = existing
  const one = rest.reduce((terms, text) => merge(terms, termsOf(text)), termsOf(first))
  return written(merge(one, rules.flatMap(termsOf)))
}

/** The record without these rules, or null when nothing but its end would be left. */
export function withoutSpf(existing: string, rules: readonly string[]): string | null {
  const gone = new Set(rules.flatMap(termsOf).map(keyOf))
  const left = termsOf(existing).filter((term) => keyOf(term) === 'all' || !gone.has(keyOf(term)))
  return left.every((term) => keyOf(term) === 'all') ? null : written(left)
}

function merge(terms: readonly string[], more: readonly string[]): string[] {
  const kept = terms.map((term) =>
    more.filter((other) => keyOf(other) === keyOf(term)).reduce(lessRestrictive, term),
  )
  const added = new Map<string, string>()
  for (const term of more) {
    const key = keyOf(term)
    if (terms.some((other) => keyOf(other) === key)) continue
    added.set(key, lessRestrictive(added.get(key) ?? term, term))
  }
  return [...added.values(), ...kept]
}

function termsOf(text: string): string[] {
  return text.split(/\s+/).filter((term) => term !== '' && !/^v=spf1$/i.test(term))
}

function written(terms: readonly string[]): string {
  return ['v=spf1', ...terms].join(' ')
}

function lessRestrictive(one: string, other: string): string {
  return rank(other) < rank(one) ? other : one
}

function rank(term: string): number {
  return Math.max(QUALIFIERS.indexOf(term.charAt(0)), 0)
}

function keyOf(term: string): string {
  return (QUALIFIERS.includes(term.charAt(0)) ? term.slice(1) : term).toLowerCase()
}
