import { TemplateError } from '@/lib/domain-connect/records/error'
import type { Rendered } from '@/lib/domain-connect/records/render'
import { nameOf, typeOf, type ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { TemplateRecord } from '@/lib/domain-connect/template-record'

const REDIRECTS = ['REDIR301', 'REDIR302']
const ADDRESSES = ['A', 'AAAA']

/** What stands in the way of a record at the same name, beside CNAME and NS, which have rules of their own. */
const IN_THE_WAY: Readonly<Record<string, readonly string[]>> = {
  A: [...ADDRESSES, ...REDIRECTS, 'APEXCNAME'],
  AAAA: [...ADDRESSES, ...REDIRECTS, 'APEXCNAME'],
  APEXCNAME: [...ADDRESSES, ...REDIRECTS, 'APEXCNAME', 'MX', 'TXT'],
  REDIR301: [...ADDRESSES, ...REDIRECTS, 'APEXCNAME'],
  REDIR302: [...ADDRESSES, ...REDIRECTS, 'APEXCNAME'],
  MX: ['MX'],
  SRV: ['SRV'],
}

/**
 * Whether a record of the zone has to go for a new one (draft-ietf-dconn-domainconnect §10.4): CNAME and everything at
 * its name, NS and everything at and below its name, addresses and redirects among each other, MX and SRV with their
 * own, TXT by the template's mode.
 */
export function conflicts({ record, source }: Rendered, existing: ZoneRecord): boolean {
  const [type, there] = [typeOf(record), typeOf(existing)]
  if (type === 'NS') return isAtOrBelow(existing, record)
  if (there === 'NS') return nameOf(record) !== '@' && isAtOrBelow(record, existing)
  if (nameOf(record) !== nameOf(existing)) return false
  if (type === 'CNAME' || there === 'CNAME') return !ownsElsewhere(type) && !ownsElsewhere(there)
  if (type === 'TXT' && there === 'TXT') return isMatchedTxt(source, existing)
  return Object.hasOwn(IN_THE_WAY, type) && (IN_THE_WAY[type]?.includes(there) ?? false)
}

/** Throws `invalid_data` where records of one template cannot stand in one zone. */
export function assertCompatible(rendered: readonly Rendered[]): void {
  rendered.forEach((one, index) => {
    for (const other of rendered.slice(index + 1)) {
      if (excludes(one, other) || excludes(other, one)) {
        throw new TemplateError('invalid_data', {
          type: one.record.type,
          field: 'host',
          value: other.record.name,
        })
      }
    }
  })
}

/** Among themselves, templates write sets: many NS at one name, both kinds of address, mail beside an apex alias. */
function excludes(one: Rendered, { record: other }: Rendered): boolean {
  const type = typeOf(one.record)
  if (type === 'NS') return typeOf(other) !== 'NS' && conflicts(one, other)
  if (type === 'CNAME') return typeOf(other) !== 'NS' && conflicts(one, other)
  return type === 'APEXCNAME' && !['MX', 'TXT'].includes(typeOf(other)) && conflicts(one, other)
}

/** An SRV record is named for a service below its `name`, where it meets no CNAME. */
function ownsElsewhere(type: string): boolean {
  return type === 'SRV'
}

function isAtOrBelow(record: ZoneRecord, { name }: ZoneRecord): boolean {
  const top = name.toLowerCase()
  return nameOf(record) === top || nameOf(record).endsWith(`.${top}`)
}

function isMatchedTxt(source: TemplateRecord, existing: ZoneRecord): boolean {
  const { txtConflictMatchingMode: mode = 'None', txtConflictMatchingPrefix: prefix } = source
  if (mode === 'None') return false
  if (mode === 'All') return true
  const isPrefix = mode === 'Prefix' && typeof prefix === 'string' && prefix !== ''
  if (!isPrefix)
    throw new TemplateError('invalid_template', { type: 'TXT', field: 'txtConflictMatchingMode' })
  return existing.data.replace(/^"/, '').startsWith(prefix)
}
