import { TemplateError } from '@/lib/domain-connect/records/error'
import { isHostName, isIpv4, isIpv6, isOwner, isWebUrl, toAce } from '@/lib/domain-connect/records/names'
import {
  BUILT_IN,
  fqdnOf,
  ownerName,
  type Params,
  type Place,
  substitute,
  variablesIn,
} from '@/lib/domain-connect/records/substitute'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'
import type { TemplateRecord } from '@/lib/domain-connect/template-record'

/** One record of a template with its variables replaced, checked to be a record of its type. */
export interface Rendered {
  record: ZoneRecord
  source: TemplateRecord
}

const MAX_TTL = 2 ** 31 - 1
const MAX_UINT16 = 65_535
const TRANSPORTS = ['tcp', 'udp', 'tls', 'sctp', 'dccp']

/** Reads the fields of one record, each with its variables replaced. */
interface Reader {
  type: string
  place: Place
  has: (field: string) => boolean
  /** As the template writes it. */
  written: (field: string) => string
  text: (field: string) => string
  refuse: (field: string, value: string) => never
}

const RENDERERS: Readonly<Record<string, (read: Reader) => Omit<ZoneRecord, 'type'>>> = {
  A: (read) => address(read, isIpv4),
  AAAA: (read) => address(read, isIpv6),
  CNAME: (read) => alias(read),
  NS: (read) => {
    // A delegation to the place itself goes round in circles (§9.1.2).
    if (read.text('pointsTo') === '@') read.refuse('pointsTo', '@')
    return alias(read)
  },
  MX: (read) => ({
    name: owner(read, 'host'),
    data: hostName(read, 'pointsTo', true),
    ttl: ttlOf(read),
    priority: number(read, 'priority', MAX_UINT16),
  }),
  TXT: (read) => ({ name: owner(read, 'host'), data: read.text('data'), ttl: ttlOf(read) }),
  // A TXT record in the end, when it is merged with what is there.
  SPFM: (read) => ({
    name: owner(read, 'host'),
    data: read.text('spfRules'),
    ...(read.has('ttl') && { ttl: ttlOf(read) }),
  }),
  SRV: (read) => ({
    name: owner(read, 'name'),
    data: hostName(read, 'target', true),
    ttl: ttlOf(read),
    protocol: transport(read),
    service: hostName(read, 'service'),
    priority: number(read, 'priority', MAX_UINT16),
    weight: number(read, 'weight', MAX_UINT16),
    port: number(read, 'port', MAX_UINT16),
  }),
  REDIR301: (read) => redirect(read),
  REDIR302: (read) => redirect(read),
  APEXCNAME: (read) => {
    const host = read.has('host') ? read.text('host') : '@'
    if (host !== '@' && host !== '') read.refuse('host', host)
    return { name: '@', data: hostName(read, 'pointsTo'), ttl: ttlOf(read) }
  },
}

/**
 * Renders a record for a place (draft-ietf-dconn-domainconnect §9). Throws `invalid_data` for what its type does not
 * take, `missing_variable`, `invalid_template` for a field that is not there, and `unknown_type` for what is no type.
 */
export function renderRecord(source: TemplateRecord, place: Place, params: Params): Rendered {
  const type = source.type.toUpperCase()
  if (!/^[A-Z0-9][A-Z0-9-]*$/.test(type)) throw new TemplateError('unknown_type', { type: source.type })
  const render = Object.hasOwn(RENDERERS, type) ? RENDERERS[type] : undefined
  return { record: { type, ...(render ?? other)(reader(source, type, place, params)) }, source }
}

function reader(source: TemplateRecord, type: string, place: Place, params: Params): Reader {
  return {
    type,
    place,
    has: (field) => source[field] !== undefined,
    written: (field) => String(source[field]),
    text: (field) => {
      const value = source[field]
      if (typeof value === 'number') return String(value)
      if (typeof value !== 'string') throw new TemplateError('invalid_template', { type, field })
      return substitute(value, place, params)
    },
    refuse: (field, value) => {
      const variable = variablesIn(String(source[field])).find((name) => !BUILT_IN.includes(name))
      throw new TemplateError('invalid_data', { type, field, value, ...(variable && { variable }) })
    },
  }
}

function address(read: Reader, fits: (text: string) => boolean): Omit<ZoneRecord, 'type'> {
  const data = read.text('pointsTo')
  if (!fits(data)) read.refuse('pointsTo', data)
  return { name: owner(read, 'host'), data, ttl: ttlOf(read) }
}

function alias(read: Reader): Omit<ZoneRecord, 'type'> {
  const name = owner(read, 'host')
  // SOA and NS are at the apex: no CNAME can stand beside them, and a delegation of the zone itself is not ours to make.
  if (name === '@') read.refuse('host', name)
  return { name, data: hostName(read, 'pointsTo'), ttl: ttlOf(read) }
}

function redirect(read: Reader): Omit<ZoneRecord, 'type'> {
  const name = read.has('host') ? owner(read, 'host') : ownerName('@', read.place)
  const target = read.text('target')
  if (!isWebUrl(target)) read.refuse('target', target)
  return { name, data: target }
}

/** Of any other type, in presentation format, in which neither nothing nor `@` says anything by itself. */
function other(read: Reader): Omit<ZoneRecord, 'type'> {
  const data = read.text('data')
  if (data === '' || data === '@') read.refuse('data', data)
  return { name: owner(read, 'host'), data, ttl: ttlOf(read) }
}

function owner(read: Reader, field: 'host' | 'name'): string {
  const name = toAce(ownerName(read.text(field), read.place))
  if (!isOwner(name)) read.refuse(field, name)
  return name
}

/** A single dot says that there is none: RFC 2782 of a service, RFC 7505 of mail. */
function hostName(read: Reader, field: string, mayBeNone = false): string {
  const rendered = read.text(field)
  if (rendered === '.' && mayBeNone) return rendered
  const name = toAce(rendered === '@' && field !== 'service' ? fqdnOf(read.place) : rendered)
  if (!isHostName(name)) read.refuse(field, name)
  return name
}

function transport(read: Reader): string {
  const protocol = read.text('protocol').replace(/^_/, '')
  if (!TRANSPORTS.includes(protocol.toLowerCase())) read.refuse('protocol', protocol)
  return protocol
}

function ttlOf(read: Reader): number {
  return number(read, 'ttl', MAX_TTL)
}

/** A number, or one variable and nothing beside it. */
function number(read: Reader, field: string, max: number): number {
  const text = read.text(field)
  const isOne = /^(?:\d+|%[^%]+%)$/.test(read.written(field))
  if (!isOne || !/^\d{1,10}$/.test(text) || Number(text) > max) read.refuse(field, text)
  return Number(text)
}
