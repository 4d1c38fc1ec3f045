import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isProviderFailure } from '@/lib/core/failure'
import { lookUpRecords } from '@/lib/egress/dns-records'
import { authoritativeServers, nameServersOf } from '@/lib/egress/name-servers'
import { missing } from '../support/debian'
import { zonesInPowerdns } from '../support/domain-connect-provider-powerdns'
import { type PowerdnsPeer, powerdnsPackages, startPowerdns } from '../support/powerdns-peer'

const record = (name: string, type: string, data: string) => ({ name, type, data, ttl: 300 })

describe.skipIf(missing('pdns_server', powerdnsPackages))('DNS is looked up', () => {
  let resolver: PowerdnsPeer
  let own: PowerdnsPeer
  const policy = (allow: string[]) => ({
    ...{ servers: [`127.0.0.1:${resolver.dnsPort}`], allow, port: own.dnsPort },
  })

  beforeAll(async () => {
    ;[resolver, own] = await Promise.all([startPowerdns(), startPowerdns()])
    const host = record('ns1.example.com', 'A', '127.0.0.1')
    await zonesInPowerdns(resolver).create('example.com', [host, record('example.com', 'A', '192.0.2.1')])
    await zonesInPowerdns(own).create('example.com', [
      ...[host, record('example.com', 'A', '192.0.2.2'), record('example.com', 'AAAA', '2001:db8::1')],
      ...[
        record('example.com', 'MX', '10 mail.example.com'),
        record('example.com', 'TXT', 'long'.repeat(100)),
      ],
      ...[
        record('www.example.com', 'CNAME', 'example.com'),
        record('example.com', 'CAA', '0 issue "ca.example"'),
      ],
      record('_sip._tcp.example.com', 'SRV', '1 2 5060 sip.example.com'),
    ])
  })
  afterAll(async () => {
    await resolver?.stop()
    await own?.stop()
  })

  test('at the zone’s own name servers, which remember nothing', async () => {
    const allowed = policy([`127.0.0.1:${own.dnsPort}`])
    const questions = [
      { name: 'example.com', types: ['A', 'AAAA', 'MX', 'TXT', 'CAA'] as const },
      { name: 'www.example.com', types: ['CNAME', 'A', 'TXT'] as const },
      { name: '_sip._tcp.example.com', types: ['SRV'] as const },
      { name: 'nothing.example.com', types: ['CNAME', 'A', 'NS'] as const },
    ]
    const found = await lookUpRecords('example.com', questions, allowed)
    expect(found.map(({ name, type, data }) => `${name} ${type} ${data}`)).toEqual([
      'example.com A 192.0.2.2',
      'example.com AAAA 2001:db8::1',
      'example.com MX mail.example.com',
      `example.com TXT ${'long'.repeat(100)}`,
      'example.com CAA 0 issue "ca.example"',
      'www.example.com CNAME example.com',
      '_sip._tcp.example.com SRV sip.example.com',
    ])
    expect(found[0]?.ttl).toBe(300)
    expect(found[2]?.priority).toBe(10)
    expect(found[6]).toMatchObject({ priority: 1, weight: 2, port: 5060 })
  })

  test('and not at one inside that a domain names', async () => {
    expect(await nameServersOf('example.com', policy([]))).toEqual(['ns1.example.com'])
    expect(await authoritativeServers('example.com', policy([]))).toEqual([])
    const asked = [{ name: 'example.com', types: ['A'] as const }]
    expect(await lookUpRecords('example.com', asked, policy([]))).toMatchObject([{ data: '192.0.2.1' }])
  })

  test('and who does not answer has said nothing', async () => {
    const nobody = { servers: [`127.0.0.1:${own.port}`], allow: [] }
    const asked = [{ name: 'example.com', types: ['A'] as const }]
    const failure = await lookUpRecords('example.com', asked, nobody).catch((error) => error)
    expect(isProviderFailure(failure)).toBe(true)
  })
})
