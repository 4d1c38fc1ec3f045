import type { DnsLine } from '@/lib/contract/domain'

/** Records as a zone file has them (RFC 1035 §5.1): names in data whole, texts in quotes. */
export function zoneFileOf(records: readonly DnsLine[]): string {
  return records
    .map(({ name, ttl, type, value }) => {
      const line = [name, ttl, 'IN', type, inZoneFile(type, value)].filter((part) => part !== null)
      // What a DNS provider makes of these is no record of its zone.
      return /^(?:REDIR30[12]|APEXCNAME)$/.test(type) ? `; ${line.join(' ')}` : line.join(' ')
    })
    .join('\n')
}

function inZoneFile(type: string, value: string): string {
  if (type === 'TXT') return quoted(value)
  const endsInName = ['CNAME', 'MX', 'NS', 'SRV'].includes(type)
  return endsInName && !value.endsWith('.') ? `${value}.` : value
}

/** RFC 1035 §5.1: strings in quotes, of at most 255 bytes each; a template may have them so. */
function quoted(value: string): string {
  if (/^".*"$/s.test(value)) return value
  const parts = value.match(/.{1,255}/gs) ?? ['']
  return parts.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(' ')
}
