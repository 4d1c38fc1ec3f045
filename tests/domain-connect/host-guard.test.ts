import { createServer } from 'node:https'
import { createServer as createTcp } from 'node:net'
import { describe, expect, test } from 'vitest'
import { discover } from '@/lib/domain-connect/discover'
import { checkAuthority, checkHost } from '@/lib/domain-connect/host-guard'
import { templateSupported } from '@/lib/domain-connect/supports-template'
import { listen, openDoor, publicAddress } from '../egress/doors'
import { certify } from '../support/certificate-authority'
import { refused, web } from './peer'

const host = 'dc.provider.com'

/** A look-up whose TXT says `text`, and whose sockets are counted before they open. */
function spoofed(text: string | string[], options: Parameters<typeof openDoor>[0] = {}) {
  const opened = openDoor(options)
  const resolveTxt = async () => [[text].flat()]
  return { ...opened, way: { fetch: opened.fetch(), resolveTxt, allow: options.allow ?? [] } }
}

describe('a host', () => {
  test.each([
    ['ip_literal', '127.0.0.1'],
    ['ip_literal', '169.254.169.254'],
    ['ip_literal', '2130706433'],
    ['ip_literal', '0x7f.1'],
    ['ip_literal', '127.1'],
    ['ip_literal', '0x7f000001'],
    ['ip_literal', '::1'],
    ['ip_literal', '[::1]'],
    ['ip_literal', '[::ffff:10.0.0.1]'],
    ['ip_literal', '93.184.215.14'],
    ['ip_literal', '1.2.3.4.'],
    ['invalid_host', ''],
    ['invalid_host', 'localhost'],
    ['invalid_host', 'example.com.'],
    ['invalid_host', '.example.com'],
    ['invalid_host', 'a..com'],
    ['invalid_host', '-a.com'],
    ['invalid_host', 'me@example.com'],
    ['invalid_host', 'example.com/x'],
    ['invalid_host', 'example.com:443'],
    ['invalid_host', 'exa mple.com'],
    ['invalid_host', 'münchen.de'],
    ['invalid_host', `${'a'.repeat(64)}.com`],
    ['invalid_host', `${'a.'.repeat(130)}com`],
    [null, host],
    [null, 'API.Example.com'],
    [null, 'a-b.example.com'],
  ])('is judged by its spelling: %s %s', (reason, name) => {
    expect(checkHost(name)).toBe(reason)
  })

  test('is asked on another port only where the operator lists it', async () => {
    const refusal = await refused(() => checkAuthority(`${host}:8443`, []))
    expect(refusal).toMatchObject({ code: 'unsafe_host', reason: 'invalid_host', target: `${host}:8443` })
    expect(await refused(() => checkAuthority(`${host}:8443`, [`${host}:9443`]))).toEqual(refusal)
    expect(checkAuthority(`${host}:8443`, [`${host}:8443`])).toBe(`${host}:8443`)
    expect(checkAuthority('DC.Provider.com:443', [])).toBe(host)
  })

  test('that the operator lists may be an address or a word', () => {
    const allow = ['127.0.0.1:8443', 'localhost:443', '[::1]:443']
    expect(allow.map((one) => checkAuthority(one, allow))).toEqual(['127.0.0.1:8443', 'localhost', '[::1]'])
  })
})

describe('a _domainconnect that somebody put there', () => {
  test.each([
    ['B6 at the loopback address', '127.0.0.1', 'ip_literal'],
    ['B6 at the metadata address', '169.254.169.254', 'ip_literal'],
    ['at it, behind a path', '169.254.169.254/latest', 'ip_literal'],
    ['at an address of version 6', '[fd00::1]', 'ip_literal'],
    ['at an address as a number', '2852039166', 'ip_literal'],
    ['B6 at a name of one label', 'metadata', 'invalid_host'],
    ['with a dot behind', 'metadata.google.com.', 'invalid_host'],
    ['at another port', `${host}:8443`, 'invalid_host'],
    ['at port 22', `${host}:22/x`, 'invalid_host'],
  ])('%s is refused, and no name is even looked up', async (_, text, reason) => {
    const { way, counted } = spoofed(text, { names: { [host]: [publicAddress] } })
    expect(await refused(discover('example.com', way))).toMatchObject({ code: 'unsafe_host', reason })
    expect(counted).toEqual({ resolved: [], connected: [] })
  })

  test.each(['dc.internal', 'dc.local', 'db.corp', 'dc.localhost'])(
    'B6 at an inner name is refused with nothing dialled: %s',
    async (text) => {
      const { way, counted } = spoofed(text, { names: { [text]: [publicAddress] } })
      expect(await refused(discover('example.com', way))).toMatchObject({
        ...{ code: 'unsafe_host', reason: 'blocked_ip' },
      })
      expect(counted).toEqual({ resolved: [], connected: [] })
    },
  )

  test.each([
    ['B6 privately', ['10.0.0.5']],
    ['to this machine', ['127.0.0.1']],
    ['to a metadata service', ['169.254.169.254']],
    ['B6 privately by version 6', ['fd00::5']],
    ['to a link-local address', ['fe80::1']],
    ['to a carrier’s network', ['100.64.0.1']],
    ['to an embedded address', ['64:ff9b::a00:5']],
    ['to a mapped address', ['::ffff:10.0.0.5']],
    ['B6 publicly and privately', [publicAddress, '10.0.0.5']],
    ['B6 by both versions, one of them private', [publicAddress, 'fd00::5']],
  ])('at a name that leads %s is refused with nothing dialled', async (_, addresses) => {
    const { way, counted } = spoofed(host, { names: { [host]: addresses } })
    const refusal = await refused(discover('example.com', way))
    expect(refusal).toMatchObject({ code: 'unsafe_host', reason: 'blocked_ip', target: host })
    expect(counted).toEqual({ resolved: [host], connected: [] })
  })

  test('at a name that leads nowhere is refused as that', async () => {
    const { way, counted } = spoofed(host)
    expect(await refused(discover('example.com', way))).toMatchObject({
      reason: 'unresolvable',
      target: host,
    })
    expect(counted.connected).toEqual([])
  })
})

describe('rebinding', () => {
  test('gains nothing: the connection goes to the address that was judged, and each is judged anew', async () => {
    const certified = certify([host])
    const settings = { providerId: 'p', providerName: 'P', urlAPI: `https://${host}/api` }
    const hits: string[] = []
    const { port } = await listen(
      createServer(certified, (request, response) => {
        hits.push(request.url ?? '')
        response.writeHead(200, { connection: 'close' }).end(JSON.stringify(settings))
      }),
    )
    const names: Record<string, string[]> = { [host]: [publicAddress] }
    const { way, counted } = spoofed(host, { names, port, ca: certified.ca })
    const config = await discover('example.com', way)
    expect(counted).toEqual({ resolved: [host], connected: [`${publicAddress}:443`] })

    names[host] = ['10.0.0.5']
    const refusal = await refused(templateSupported(config, web, way))
    expect(refusal).toMatchObject({ code: 'unsafe_host', reason: 'blocked_ip' })
    expect(counted.connected).toHaveLength(1)
    expect(hits).toEqual(['/v2/example.com/settings'])
  })

  test('to a socket that ends up elsewhere sends not one byte', async () => {
    let bytes = 0
    const { port } = await listen(
      createTcp((socket) => socket.on('data', (data) => (bytes += data.length)).on('error', () => {})),
    )
    const { way } = spoofed(host, { names: { [host]: [publicAddress] }, remote: '127.0.0.1', port })
    expect(await refused(discover('example.com', way))).toMatchObject({ reason: 'blocked_ip' })
    expect(bytes).toBe(0)
  })
})
