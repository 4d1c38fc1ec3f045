import { generateKeyPairSync } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply } from '@/lib/domain-connect/apply'
import { applyUrl } from '@/lib/domain-connect/apply-url'
import { consentUrl } from '@/lib/domain-connect/consent-url'
import { discover } from '@/lib/domain-connect/discover'
import { answerLimits, type Door } from '@/lib/domain-connect/door'
import { keyRecordsOf } from '@/lib/domain-connect/key-records'
import { readReturn } from '@/lib/domain-connect/read-return'
import { revert } from '@/lib/domain-connect/revert'
import { getToken } from '@/lib/domain-connect/tokens'
import { textRecordsByDns } from '@/lib/egress/text-records'
import { door } from '../egress/doors'
import { missing } from '../support/debian'
import { type DomainConnectProvider, startDomainConnectProvider } from '../support/domain-connect-provider'
import { zonesInPowerdns } from '../support/domain-connect-provider-powerdns'
import { type PowerdnsPeer, powerdnsPackages, startPowerdns } from '../support/powerdns-peer'
import { decide, params, record, redirectUri, refused, signed, us, web } from './peer'

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()

describe.skipIf(missing('pdns_server', powerdnsPackages))('over a real name server (PowerDNS)', () => {
  let names: PowerdnsPeer
  let peer: DomainConnectProvider
  let way: Door
  const ask = new Resolver({ timeout: 1_000, tries: 2 })

  beforeAll(async () => {
    names = await startPowerdns()
    const dns = `127.0.0.1:${names.dnsPort}`
    ask.setServers([dns])
    const lookUpTxt = textRecordsByDns([dns])
    const zones = zonesInPowerdns(names)
    const lookUp = async (name: string) => (await lookUpTxt(name)).map((strings) => strings.join(''))
    peer = await startDomainConnectProvider({ store: zones, templates: [web, signed], clients: [us], lookUp })
    await zones.create('example.com', [
      record('_domainconnect.example.com', 'TXT', peer.txt),
      record('example.com', 'A', '192.0.2.7'),
    ])
    const alias = record('_domainconnect.example.org', 'CNAME', '_domainconnect.example.com')
    await zones.create('example.org', [alias])
    await zones.create('example.net')
    const keys = keyRecordsOf(privateKey).map((text) => record('_dck1.keys.patchbay.example', 'TXT', text))
    await zones.create('patchbay.example', keys)
    way = { fetch: async (...to) => open()(...to), resolveTxt: lookUpTxt, allow: [peer.endpoint] }
  })
  afterAll(async () => {
    await peer?.stop()
    await names?.stop()
  })

  const open = () => door({ allow: [peer.endpoint], ca: peer.ca }).fetch(answerLimits)

  test('a provider is found by its record, and behind an alias', async () => {
    expect((await discover('www.example.com', way)).host).toBe('www')
    expect((await discover('example.org', way)).zone).toBe('example.org')
    expect((await refused(discover('example.net', way))).code).toBe('not_supported')
  })

  test('what was consented to is applied, seen in DNS, and taken away again', async () => {
    const config = await discover('example.com', way)
    const request = { providerId: web.providerId, serviceIds: 'web', redirectUri, state: 's' }
    const back = readReturn(await decide(way.fetch, consentUrl(config, request), 'allow'))
    const client = { ...us, apiUrl: peer.apiUrl }
    const code = back.type === 'code' ? back.code : ''
    const { accessToken } = await getToken({ config, client, fetch: way.fetch, code, redirectUri })
    const grant = { config, apiUrl: peer.apiUrl, accessToken, fetch: way.fetch }
    const given = { ...web, params: { ip: '192.0.2.8', proof: `"a\\b" ${'long'.repeat(100)}` } }

    expect(await apply(grant, given)).toMatchObject({
      ...{ type: 'conflict', records: [{ type: 'A', host: '@', data: '192.0.2.7' }] },
    })
    expect(await ask.resolve4('example.com')).toEqual(['192.0.2.7'])
    expect(await apply(grant, { ...given, force: true })).toMatchObject({ type: 'applied' })
    expect(await ask.resolve4('example.com')).toEqual(['192.0.2.8'])
    expect(await ask.resolveCname('www.example.com')).toEqual(['example.com'])
    expect((await ask.resolveTxt('example.com')).map((strings) => strings.join(''))).toEqual([
      `proof=${given.params.proof}`,
    ])
    await revert(grant, web)
    await expect(ask.resolve4('example.com')).rejects.toMatchObject({ code: 'ENODATA' })
  })

  test('a signed link is verified with the key that DNS holds, and applied', async () => {
    const config = await discover('shop.example.org', way)
    const signing = { privateKey, keyId: '_dck1' }
    const url = applyUrl(config, { ...signed, params, redirectUri, state: 's', signing })
    const page = await (await way.fetch(url)).text()
    expect(page).toContain('shop.example.org A 93.184.215.14')
    expect(readReturn(await decide(way.fetch, url, 'allow'))).toEqual({ type: 'returned', state: 's' })
    expect(await ask.resolve4('shop.example.org')).toEqual([params.ip])
  })

  test('a link that was declined changes nothing', async () => {
    const config = await discover('other.example.org', way)
    const url = applyUrl(config, { ...web, params, redirectUri, state: 's' })
    const back = readReturn(await decide(way.fetch, url, 'deny'))
    expect(back).toMatchObject({ type: 'error', cancelled: true })
    await expect(ask.resolve4('other.example.org')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  })
})
