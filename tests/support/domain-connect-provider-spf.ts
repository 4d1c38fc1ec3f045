import type { ZoneChange, ZoneRecord } from './domain-connect-provider-zones'

/** Rules that a template has in the SPF record of a name, beside those of others. */
export interface SpfRules {
  name: string
  rules: string
  ttl: number
}

/** Puts rules into the one SPF record of their name: between its beginning and the `all` that closes it. */
export function withSpf(zone: readonly ZoneRecord[], { name, rules, ttl }: SpfRules): ZoneChange {
  const there = spfOf(zone, name)
  const terms = there.flatMap(({ data }) => termsOf(data))
  const closing = terms.find(isAll) ?? '~all'
  const others = terms.filter((term) => !isAll(term))
  const fresh = termsOf(rules).filter((term) => !others.includes(term))
  const data = ['v=spf1', ...fresh, ...others, closing].join(' ')
  return changed(there, { name, type: 'TXT', data, ttl })
}

/** Takes them out again; a record of which nothing else is left goes. */
export function withoutSpf(zone: readonly ZoneRecord[], { name, rules, ttl }: SpfRules): ZoneChange {
  const there = spfOf(zone, name)
  const gone = termsOf(rules)
  const left = there.flatMap(({ data }) => termsOf(data)).filter((term) => !gone.includes(term))
  if (left.every(isAll)) return { remove: there, add: [] }
  return changed(there, { name, type: 'TXT', data: ['v=spf1', ...left].join(' '), ttl })
}

function changed(there: readonly ZoneRecord[], record: ZoneRecord): ZoneChange {
  const isSame = there.length === 1 && there[0]?.data === record.data
  return isSame ? { remove: [], add: [] } : { remove: there, add: [record] }
}

function spfOf(zone: readonly ZoneRecord[], name: string): ZoneRecord[] {
  return zone.filter((one) => one.name === name && one.type === 'TXT' && one.data.startsWith('v=spf1 '))
}

function termsOf(text: string): string[] {
  return text.split(' ').filter((term) => term !== '' && term !== 'v=spf1')
}

function isAll(term: string): boolean {
  return /^[-~?+]?all$/.test(term)
}
