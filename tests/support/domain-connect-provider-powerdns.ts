import type { ZoneRecord, ZoneStore } from './domain-connect-provider-zones'
import type { PowerdnsPeer } from './powerdns-peer'

/** What PowerDNS keeps of one name and type. */
interface Rrset {
  name: string
  type: string
  ttl: number
  records: { content: string; disabled: boolean }[]
}

/** Types whose data ends in a name, which PowerDNS wants with the root's dot. */
const named = new Set(['CNAME', 'NS', 'MX', 'SRV'])

/** Zones on a real name server: what is applied appears in DNS. */
export function zonesInPowerdns({ port, key }: Pick<PowerdnsPeer, 'port' | 'key'>): ZoneStore & {
  /** Creates a zone with these records. */
  create(zone: string, records?: readonly ZoneRecord[]): Promise<void>
} {
  const ask = async (path: string, method = 'GET', body?: object) => {
    const url = `http://127.0.0.1:${port}/api/v1/servers/localhost/zones${path}`
    const headers = { 'x-api-key': key, 'content-type': 'application/json' }
    const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok && response.status !== 404)
      throw new Error(`PowerDNS: ${response.status} ${await response.text()}`)
    return response
  }
  const records = async (zone: string) => {
    const response = await ask(`/${zone}.`)
    if (response.status === 404) return null
    const { rrsets } = (await response.json()) as { rrsets: Rrset[] }
    return rrsets.flatMap(recordsOf)
  }
  const change: ZoneStore['change'] = async (zone, { remove, add }) => {
    const now = (await records(zone)) ?? []
    const touched = new Map([...remove, ...add].map(({ name, type }) => [`${name} ${type}`, { name, type }]))
    const rrsets = [...touched.values()].map(({ name, type }) => {
      const ofSet = (record: ZoneRecord) => record.name === name && record.type === type
      const left = now
        .filter(ofSet)
        .filter(({ data }) => !remove.some((one) => ofSet(one) && one.data === data))
      return rrsetOf(name, type, [...left, ...add.filter(ofSet)])
    })
    if (rrsets.length > 0) await ask(`/${zone}.`, 'PATCH', { rrsets })
  }
  const create = async (zone: string, first: readonly ZoneRecord[] = []) => {
    await ask('', 'POST', { name: `${zone}.`, kind: 'Native', nameservers: [`ns1.${zone}.`] })
    await change(zone, { remove: [], add: first })
  }
  return { records, change, create }
}

function recordsOf({ name, type, ttl, records }: Rrset): ZoneRecord[] {
  return records.map(({ content }) => ({
    name: name.replace(/\.$/, ''),
    type,
    ttl,
    data: dataOf(type, content),
  }))
}

function dataOf(type: string, content: string): string {
  if (type !== 'TXT') return content.replace(/\.$/, '')
  const strings = content.match(/"(?:[^"\\]|\\.)*"/g) ?? []
  return strings.map((text) => text.slice(1, -1).replace(/\\(["\\])/g, '$1')).join('')
}

function rrsetOf(name: string, type: string, records: readonly ZoneRecord[]) {
  if (records.length === 0) return { name: `${name}.`, type, changetype: 'DELETE' }
  const contents = [...new Set(records.map(({ data }) => contentOf(type, data)))]
  return {
    ...{ name: `${name}.`, type, changetype: 'REPLACE', ttl: records.at(-1)?.ttl ?? 3600 },
    records: contents.map((content) => ({ content, disabled: false })),
  }
}

function contentOf(type: string, data: string): string {
  if (type !== 'TXT') return named.has(type) ? `${data.replace(/\.$/, '')}.` : data
  const strings = data.match(/.{1,255}/gs) ?? ['']
  return strings.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(' ')
}
