import 'server-only'
import type { DnsLine } from '@/lib/contract/domain'
import type { ZoneRecord } from '@/lib/domain-connect/records/zone-record'

/** A record as it is written into a form: an SRV record's name has its service, and numbers stand before the data. */
export function dnsLine(record: ZoneRecord): DnsLine {
  const { type, data, ttl = null, priority, weight, port } = record
  const value = [priority, weight, port, data].filter((part) => part !== undefined).join(' ')
  return { type, name: lineName(record), value, ttl }
}

function lineName({ name, service, protocol }: ZoneRecord): string {
  if (service === undefined || protocol === undefined) return name
  const labels = [service, protocol].map((label) => `_${label.replace(/^_/, '').toLowerCase()}`)
  return [...labels, ...(name === '@' ? [] : [name])].join('.')
}
