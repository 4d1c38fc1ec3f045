import { describe, expect, test } from 'vitest'
import { ProviderFailure } from '@/lib/core/failure'
import { discover, supported } from '@/lib/domain-connect/discover'
import { templateSupported } from '@/lib/domain-connect/supports-template'
import { door } from '../egress/doors'
import { openPeer, refused, wayTo, web } from './peer'

describe('a provider is found', () => {
  test('by its TXT record and its settings, for the zone and the host below', async () => {
    const { peer, way } = await openPeer()
    const asked: string[] = []
    const resolveTxt = async (name: string) => {
      asked.push(name)
      return way.resolveTxt(name)
    }
    const config = await discover('Shop.Example.com.', { ...way, resolveTxt })
    expect(asked).toEqual(['_domainconnect.example.com'])
    expect(peer.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /dc/v2/example.com/settings',
    ])
    expect(config).toMatchObject({
      ...{ zone: 'example.com', host: 'shop', providerId: 'dns.example', providerName: 'Example DNS' },
      ...{ providerDisplayName: 'Example DNS Ltd', width: 640, height: 480 },
      ...{ urlApi: peer.apiUrl, urlSyncUx: `${peer.apiUrl}/ux`, urlAsyncUx: `${peer.apiUrl}/ux` },
      ...{ controlPanelUrl: `${peer.apiUrl}/panel/example.com`, nameServers: ['ns1.example.com'] },
    })
    expect(config.raw).toMatchObject({ urlAPI: peer.apiUrl })
  })

  test.each([
    ['in one string', (txt: string) => [[txt]]],
    ['in strings that are one', (txt: string) => [[txt.slice(0, 7), txt.slice(7)]]],
    ['in quotes', (txt: string) => [[` "${txt}" `]]],
    ['with a slash behind', (txt: string) => [[`${txt}/`]]],
    ['in upper case', (txt: string) => [[txt.replace('localhost', 'LocalHost')]]],
    ['among others', (txt: string) => [['v=spf1 -all'], ['google-site-verification=x'], [txt]]],
  ])('written %s', async (_, texts) => {
    const { peer, way } = await openPeer()
    const found = await discover('example.com', wayTo(peer, texts(peer.txt)))
    expect([found.urlApi, way.allow]).toEqual([peer.apiUrl, [peer.endpoint]])
  })

  test.each([
    ['there is no record', []],
    ['it is empty', [['']]],
    ['it has a scheme', [['https://dc.provider.com']]],
    ['it has a query', [['dc.provider.com?x=1']]],
    ['it has a fragment', [['dc.provider.com#x']]],
    ['it has a user', [['me@dc.provider.com']]],
    ['its path goes back', [['dc.provider.com/a/../b']]],
    ['its path is encoded', [['dc.provider.com/%2e%2e/b']]],
    ['it is about something else', [['v=spf1 include:provider.com -all']]],
    ['it is endless', [['a.'.repeat(50_000)]]],
  ])('not where %s', async (_, texts) => {
    const { peer } = await openPeer()
    expect(await refused(discover('example.com', wayTo(peer, texts)))).toMatchObject({
      ...{ code: 'not_supported', domain: 'example.com' },
    })
    expect(peer.received).toEqual([])
  })

  test('not by a record on a zone delegated below', async () => {
    const { peer, way } = await openPeer()
    const resolveTxt = async (name: string) => (name.startsWith('_domainconnect.shop.') ? [[peer.txt]] : [])
    const refusal = await refused(discover('shop.example.com', { ...way, resolveTxt }))
    expect(refusal.code).toBe('not_supported')
  })

  test('not where the name servers say nothing, and that is not taken for a no', async () => {
    const { way } = await openPeer()
    const resolveTxt = async () => {
      throw new ProviderFailure('timeout', { params: { target: 'example.com' } })
    }
    expect((await refused(discover('example.com', { ...way, resolveTxt }))).code).toBe('timeout')
    expect((await refused(supported('example.com', { ...way, resolveTxt }))).code).toBe('timeout')
  })
})

describe('settings', () => {
  test.each([
    [
      'B6 that lead elsewhere',
      { status: 302, headers: { location: '/dc/v2/example.com/settings?2' } },
      '302',
    ],
    ['of a zone that the provider does not have', { status: 404 }, '404'],
    ['that break', { status: 500 }, '500'],
  ])('%s are an answer of its own', async (_, fault, status) => {
    const { peer, way } = await openPeer()
    peer.set('settings', fault)
    const refusal = await refused(discover('example.com', way))
    expect(refusal).toMatchObject({ code: 'settings_http_status', status, target: peer.endpoint })
    expect(peer.received).toHaveLength(1)
  })

  test.each([
    ['B6 that are HTML', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } }],
    ['B6 that are no JSON', { body: '{"providerId":' }],
    ['that are a list', { body: [] }],
    ['that are null', { body: 'null' }],
    ['that are nothing', { status: 204 }],
    ['that are no UTF-8', { body: Buffer.from([0x7b, 0xff, 0x7d]) }],
    ['B6 that are huge', { body: { padding: 'x'.repeat(2_000_000) } }],
    ['that are too long', { body: { padding: 'x'.repeat(70_000) } }],
  ])('%s are invalid', async (_, fault) => {
    const { peer, way } = await openPeer()
    peer.set('settings', fault)
    expect((await refused(discover('example.com', way))).code).toBe('invalid_settings')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['B6 without urlAPI', { urlAPI: undefined }, 'invalid_settings'],
    ['with an empty urlAPI', { urlAPI: '' }, 'invalid_settings'],
    ['B6 with urlAPI over http', { urlAPI: 'http://api.provider.com' }, 'invalid_settings'],
    ['with urlAPI that has a query', { urlAPI: 'https://api.provider.com/?a=' }, 'invalid_settings'],
    ['with urlAPI that has a fragment', { urlAPI: 'https://api.provider.com/#' }, 'invalid_settings'],
    ['with urlAPI that has a user', { urlAPI: 'https://a:b@api.provider.com' }, 'invalid_settings'],
    ['with a backslash in urlAPI', { urlAPI: 'https://api.provider.com\\@x' }, 'invalid_settings'],
    ['with urlAPI that is a number', { urlAPI: 1 }, 'invalid_settings'],
    ['without providerId', { providerId: undefined }, 'invalid_settings'],
    ['with an empty providerName', { providerName: '' }, 'invalid_settings'],
    ['with a page of script', { urlSyncUX: 'javascript:alert(1)' }, 'invalid_settings'],
    ['with a page over http', { urlAsyncUX: 'http://dc.provider.com' }, 'invalid_settings'],
    ['B6 with urlAPI at an address', { urlAPI: 'https://10.0.0.5/api' }, 'unsafe_host'],
    ['with urlAPI at an address in another spelling', { urlAPI: 'https://0x7f.1/' }, 'unsafe_host'],
    ['with urlAPI at a word', { urlAPI: 'https://metadata/' }, 'unsafe_host'],
    ['with urlAPI on another port', { urlAPI: 'https://api.provider.com:8443' }, 'unsafe_host'],
    ['with a page at an address', { urlSyncUX: 'https://[::1]/' }, 'unsafe_host'],
  ])('%s are refused', async (_, settings, code) => {
    const { peer, way } = await openPeer()
    peer.settings = settings
    expect((await refused(discover('example.com', way))).code).toBe(code)
  })

  test('whose rest is wrong do for what is right', async () => {
    const { peer, way } = await openPeer()
    const url = 'https://api.provider.com'
    peer.settings = {
      ...{
        urlAPI: `${url}/`,
        urlSyncUX: null,
        urlAsyncUX: '',
        providerDisplayName: '',
        more: { than: 'known' },
      },
      ...{ urlControlPanel: 'javascript:alert(1)', nameServers: 'ns1', width: '900', height: -1 },
    }
    expect(await discover('example.com', way)).toMatchObject({
      ...{ urlApi: url, urlSyncUx: null, urlAsyncUx: null, providerDisplayName: null },
      ...{ controlPanelUrl: null, nameServers: [], width: 900, height: 750 },
    })
  })

  test('B6 whose urlAPI leads inside are refused when it is asked, with nothing dialled', async () => {
    const { peer, way } = await openPeer()
    peer.settings = { urlAPI: 'https://api.corp' }
    const config = await discover('example.com', way)
    const count = peer.received.length
    const refusal = await refused(templateSupported(config, web, way))
    expect(refusal).toMatchObject({ code: 'unsafe_host', reason: 'blocked_ip', target: 'api.corp' })
    expect(peer.received).toHaveLength(count)
  })

  test('that take their time are not waited for', async () => {
    const { peer, way } = await openPeer()
    peer.set('settings', { delayMs: 60_000 })
    const { fetch } = door({ allow: [peer.endpoint], ca: peer.ca })
    const hasty = { ...way, fetch: fetch({ timeoutMs: 200 }) }
    expect((await refused(discover('example.com', hasty))).code).toBe('timeout')
  })

  test('by a server whose certificate nobody vouches for are not read', async () => {
    const { peer, way } = await openPeer()
    const { fetch } = door({ allow: [peer.endpoint] })
    expect((await refused(discover('example.com', { ...way, fetch: fetch() }))).code).toBe('tls_failed')
    expect(peer.received).toEqual([])
  })
})

describe('what is offered', () => {
  test('the synchronous flow, or not', async () => {
    const { peer, way } = await openPeer()
    expect(await supported('example.com', way)).toBe(true)
    expect(await supported('example.org', way)).toBe(false)
    peer.settings = { urlSyncUX: undefined }
    expect(await supported('example.com', way)).toBe(false)
  })

  test('a template, or not; anything else says neither', async () => {
    const { peer, way } = await openPeer()
    const config = await discover('example.com', way)
    expect(await templateSupported(config, web, way)).toBe(true)
    expect(await templateSupported(config, { ...web, serviceId: 'mail' }, way)).toBe(false)
    for (const [status, code] of [
      [500, 'provider_unavailable'],
      [429, 'rate_limited'],
      [302, 'wrong_endpoint'],
      [403, 'access_denied'],
    ] as const) {
      peer.set('template', { status })
      expect((await refused(templateSupported(config, web, way))).code).toBe(code)
    }
    peer.set('template', { status: 204 })
    expect(await templateSupported(config, web, way)).toBe(true)
  })

  test.each(['', ' ', 'a b', '.', '..', 'a\u0000'])('no template that is called %j', async (serviceId) => {
    const { peer, way } = await openPeer()
    const config = await discover('example.com', way)
    expect((await refused(templateSupported(config, { ...web, serviceId }, way))).code).toBe('invalid_input')
    expect(peer.received).toHaveLength(1)
  })
})
