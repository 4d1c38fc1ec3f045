import { describe, expect, test } from 'vitest'
import { apply } from '@/lib/domain-connect/apply'
import { applyUrl } from '@/lib/domain-connect/apply-url'
import { type DomainConfig, offersAsync, offersSync } from '@/lib/domain-connect/config'
import { consentUrl } from '@/lib/domain-connect/consent-url'
import { readReturn } from '@/lib/domain-connect/read-return'
import { params, redirectUri, refused, web } from './peer'

const config: DomainConfig = {
  ...{ zone: 'example.com', host: 'shop', providerId: 'dns.example', providerName: 'Example DNS' },
  ...{
    providerDisplayName: null,
    urlSyncUx: 'https://dc.example/ux',
    urlAsyncUx: 'https://dc.example/async',
  },
  ...{
    urlApi: 'https://api.example',
    controlPanelUrl: null,
    nameServers: [],
    width: 750,
    height: 750,
    raw: {},
  },
}
const apex = { ...config, host: null }
const consent = { providerId: web.providerId, serviceIds: ['web'], redirectUri, state: 's1' }
const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)

describe('the synchronous link', () => {
  test('names the template, the domain and what it is applied with', () => {
    const url = applyUrl(config, { ...web, params, redirectUri, state: 'a b&c' })
    expect(url).toBe(
      'https://dc.example/ux/v2/domainTemplates/providers/patchbay.example/services/web/apply' +
        '?domain=example.com&host=shop&ip=93.184.215.14&proof=abc&providerName=Patchbay' +
        '&redirect_uri=https%3A%2F%2Fpatchbay.example%2Fdomains%2Freturn&serviceName=Website&state=a%20b%26c',
    )
  })

  test('B6 has no host at the apex', () => {
    expect(queryOf(applyUrl(apex, { providerId: 'p', serviceId: 's' }))).toEqual({ domain: 'example.com' })
  })

  test('B6 has its groups joined by commas, once each', () => {
    const groupsOf = (groupIds: string | string[]) =>
      queryOf(applyUrl(apex, { providerId: 'p', serviceId: 's', groupIds })).groupId
    expect(groupsOf(['site', 'Proof', 'site'])).toBe('site,Proof')
    expect(groupsOf('site, Proof')).toBe('site,Proof')
    expect(groupsOf('site')).toBe('site')
    expect(groupsOf([])).toBeUndefined()
  })

  test('has the instance, and ids that need encoding', () => {
    const url = applyUrl(apex, { providerId: 'a/b', serviceId: 'ü', instanceId: 'one' })
    expect(url).toContain('/providers/a%2Fb/services/%C3%BC/apply?')
    expect(queryOf(url).instanceId).toBe('one')
  })

  test('has values that hold the language of addresses', () => {
    const value = `&=+%20#?/\\"'()*!~ü\u{1f600} x`
    expect(queryOf(applyUrl(apex, { providerId: 'p', serviceId: 's', params: { value } })).value).toBe(value)
  })

  test('is refused where it is not offered', async () => {
    const none = { ...config, urlSyncUx: null }
    expect([offersSync(none), offersSync(config)]).toEqual([false, true])
    expect((await refused(() => applyUrl(none, web))).code).toBe('flow_not_offered')
  })
})

describe('the consent link', () => {
  test('asks for templates as scopes, for a client, on hosts', () => {
    const url = consentUrl(config, { ...consent, serviceIds: ['web', 'mail'], hosts: ['sub1', null] })
    expect(url).toBe(
      'https://dc.example/async/v2/domainTemplates/providers/patchbay.example' +
        '?client_id=patchbay.example&domain=example.com&host=sub1%2C' +
        '&redirect_uri=https%3A%2F%2Fpatchbay.example%2Fdomains%2Freturn&response_type=code' +
        '&scope=web%20mail&state=s1',
    )
  })

  test('B6 has its scopes joined by single spaces, however they were given', () => {
    const scopeOf = (serviceIds: string | string[]) =>
      queryOf(consentUrl(config, { ...consent, serviceIds })).scope
    expect([scopeOf(['web', 'mail']), scopeOf(' web   mail '), scopeOf(['web', 'web'])]).toEqual([
      ...['web mail', 'web mail', 'web'],
    ])
  })

  test('B6 has the host that was asked about, and none at the apex', () => {
    expect(queryOf(consentUrl(config, consent)).host).toBe('shop')
    expect(queryOf(consentUrl(apex, consent))).not.toHaveProperty('host')
  })

  test('names another client, shared names and variables when told', () => {
    const more = { clientId: 'id-7', providerName: 'N', serviceName: 'S', params: { ip: '1.2.3.4' } }
    const query = queryOf(consentUrl(config, { ...consent, ...more }))
    expect(query).toMatchObject({ client_id: 'id-7', providerName: 'N', serviceName: 'S', ip: '1.2.3.4' })
  })

  test('B6 is refused where it is not offered', async () => {
    const none = { ...config, urlAsyncUx: null }
    expect([offersAsync(none), offersAsync(config)]).toEqual([false, true])
    expect((await refused(() => consentUrl(none, consent))).code).toBe('flow_not_offered')
  })

  test.each([[[]], [''], [['a b']], [['']]])('is refused for services %j', async (serviceIds) => {
    expect((await refused(() => consentUrl(config, { ...consent, serviceIds }))).code).toBe('invalid_input')
  })
})

describe('a parameter', () => {
  const reserved =
    'domain host redirect_uri state providerName serviceName groupId sig key force instanceId client_id client_secret ' +
    'scope response_type code grant_type refresh_token crit fqdn %host% %domain% %fqdn% DOMAIN Host GROUPID %Sig%'

  test.each(reserved.split(' '))('B6 called %s is refused before anything is sent', async (name) => {
    const sent: unknown[] = []
    const fetch = async (...to: unknown[]) => {
      sent.push(to)
      return new Response()
    }
    const grant = { config, apiUrl: config.urlApi, accessToken: 't', fetch }
    const application = { ...web, params: { [name]: 'x' } }
    for (const attempt of [
      () => applyUrl(config, application),
      () => consentUrl(config, { ...consent, params: { [name]: 'x' } }),
      () => apply(grant, application),
    ])
      expect(await refused(attempt)).toMatchObject({ code: 'reserved_parameter', name })
    expect(sent).toEqual([])
  })

  test.each([
    ['without a name', { '': 'x' }],
    ['with a blank in its name', { 'a b': 'x' }],
    ['with an ampersand in its name', { 'a&sig': 'x' }],
    ['with NUL', { a: 'x\u0000' }],
    ['with half a character', { a: '\ud800' }],
    ['without end', { a: 'x'.repeat(5000) }],
  ])('%s is refused', async (_, given) => {
    expect((await refused(() => applyUrl(config, { ...web, params: given }))).code).toBe('invalid_input')
  })

  test('of a prototype’s name is a parameter', () => {
    const given = Object.fromEntries([
      ['constructor', '1'],
      ['__proto__', '2'],
    ])
    expect(applyUrl(config, { ...web, params: given })).toContain('__proto__=2&constructor=1')
  })

  test.each(['a,b c', 'a,,b', ['a,b'], [''], ['a\n']])('of groups %j is refused', async (groupIds) => {
    expect((await refused(() => applyUrl(config, { ...web, groupIds }))).code).toBe('invalid_input')
  })
})

describe('who comes back', () => {
  const read = (query: string) => readReturn(new URLSearchParams(query))

  test('brings a code and the state, or the state alone', () => {
    expect(read('code=abc&state=s1')).toEqual({ type: 'code', code: 'abc', state: 's1' })
    expect(read('state=s1')).toEqual({ type: 'returned', state: 's1' })
  })

  test('may have said no, or was not let', () => {
    const said = 'state=s1&error=access_denied&error_description='
    expect(read(`${said}user_cancel`)).toMatchObject({ type: 'error', cancelled: true })
    expect(read(`${said}not+your+domain`)).toMatchObject({ cancelled: false, description: 'not your domain' })
    expect(read('state=s1&error=server_error&code=x')).toMatchObject({ type: 'error', description: null })
    expect(read('state=s1&error=a%0ab%E2%80%AEc')).toMatchObject({ error: 'a b c' })
  })

  test.each([
    ['B6 without a state', 'code=abc'],
    ['with an empty one', 'code=abc&state='],
    ['with two', 'code=abc&state=s1&state=s2'],
    ['with two codes', 'code=abc&code=b&state=s1'],
    ['with an empty code', 'code=&state=s1'],
    ['with a code of control characters', 'code=%00&state=s1'],
    ['with a code without end', `code=${'a'.repeat(5000)}&state=s1`],
    ['with a state without end', `code=a&state=${'a'.repeat(600)}`],
  ])('%s is not believed', async (_, query) => {
    expect((await refused(() => read(query))).code).toBe('invalid_input')
  })
})
