import { describe, expect, test } from 'vitest'
import { apply } from '@/lib/domain-connect/apply'
import { revert } from '@/lib/domain-connect/revert'
import { applyWeb, consented, openPeer, params, record, refused, several, web } from './peer'

const old = [record('example.com', 'A', '192.0.2.7'), record('www.example.com', 'A', '192.0.2.8')]

const typesIn = (records: readonly { type: string; data: string }[] | null) =>
  (records ?? []).map(({ type, data }) => `${type} ${data}`).sort()

describe('applying', () => {
  test('puts the template’s records there, again too', async () => {
    const { grant, peer } = await consented(await openPeer())
    for (const _ of [1, 2]) expect(await applyWeb(grant)).toEqual({ type: 'applied', httpStatus: 202 })
    const expected = ['A 93.184.215.14', 'CNAME example.com', 'TXT proof=abc']
    expect(typesIn(await peer.ledger.store.records('example.com'))).toEqual(expected)
    const asked = peer.received.at(-1)
    expect(asked?.path).toBe(
      '/dc/v2/domainTemplates/providers/patchbay.example/services/web/apply?domain=example.com&ip=93.184.215.14&proof=abc',
    )
    expect(asked?.headers.authorization).toBe(`Bearer ${grant.accessToken}`)
  })

  test('goes to the host below', async () => {
    const { grant, peer } = await consented(await openPeer(), 'shop.example.com')
    await applyWeb(grant)
    const records = await peer.ledger.store.records('example.com')
    expect(records?.map(({ name }) => name).sort()).toEqual([
      ...['shop.example.com', 'shop.example.com', 'www.shop.example.com'],
    ])
  })

  test('B6 takes some groups', async () => {
    const { grant, peer } = await consented(await openPeer())
    await applyWeb(grant, { groupIds: ['proof'] })
    expect(typesIn(await peer.ledger.store.records('example.com'))).toEqual(['TXT proof=abc'])
    await applyWeb(grant, { groupIds: ['proof', 'site'] })
    expect(await peer.ledger.store.records('example.com')).toHaveLength(3)
    expect(peer.received.at(-1)?.path).toContain('&groupId=proof%2Csite&')
  })

  test('B6 that meets other records tells them, and replaces them when forced', async () => {
    const { grant, peer } = await consented(await openPeer({ records: old }))
    expect(await applyWeb(grant)).toEqual({
      type: 'conflict',
      said: 'There are records in the way.',
      records: [
        { type: 'A', host: '@', data: '192.0.2.7' },
        { type: 'A', host: 'www', data: '192.0.2.8' },
      ],
    })
    expect(await peer.ledger.store.records('example.com')).toEqual(old)
    expect(await applyWeb(grant, { force: true })).toMatchObject({ type: 'applied' })
    expect(peer.received.at(-1)?.path).toContain('&force=1&')
    expect(await peer.ledger.store.records('example.com')).toHaveLength(3)
  })

  test.each([200, 201, 202, 204, 299])('B6 is done with status %i', async (status) => {
    const { grant, peer } = await consented(await openPeer())
    peer.set('apply', { status })
    expect(await applyWeb(grant)).toEqual({ type: 'applied', httpStatus: status })
  })

  test.each<[string, unknown, unknown[]]>([
    ['nothing', undefined, []],
    ['HTML', '<html>', []],
    ['no list', { records: 'none' }, []],
    [
      'other members',
      { records: [{ type: 'MX', name: 'mail', pointsTo: 'a', ttl: 1 }, 7, null] },
      [{ type: 'MX', host: 'mail', data: 'a' }],
    ],
    ['less', { records: [{ type: 'TXT' }] }, [{ type: 'TXT', host: '', data: '' }]],
  ])('in conflict may be told of with %s', async (_, body, records) => {
    const { grant, peer } = await consented(await openPeer())
    peer.set('apply', { status: 409, body })
    expect(await applyWeb(grant)).toMatchObject({ type: 'conflict', records })
  })

  test('keeps several instances', async () => {
    const { grant, peer } = await consented(await openPeer())
    const add = (instanceId: string) => apply(grant, { ...several, params: { site: instanceId }, instanceId })
    for (const one of ['a', 'b', 'b']) await add(one)
    expect(typesIn(await peer.ledger.store.records('example.com'))).toEqual(['TXT site=a', 'TXT site=b'])
  })
})

describe('a refusal', () => {
  test.each<[number, string]>([
    [400, 'dns_request_refused'],
    [401, 'invalid_token'],
    [403, 'access_denied'],
    [404, 'dns_not_found'],
    [405, 'dns_request_refused'],
    [408, 'timeout'],
    [410, 'template_not_applied'],
    [422, 'dns_request_refused'],
    [429, 'rate_limited'],
    [500, 'provider_unavailable'],
    [501, 'dns_not_offered'],
    [503, 'provider_unavailable'],
    [302, 'wrong_endpoint'],
  ])('with %i is said as %s, of both requests', async (status, code) => {
    const { grant, peer } = await consented(await openPeer())
    for (const endpoint of ['apply', 'revert'] as const) peer.set(endpoint, { status })
    expect((await refused(applyWeb(grant))).code).toBe(code)
    expect((await refused(revert(grant, web))).code).toBe(code)
  })

  test('says what the provider said, without our token', async () => {
    const { grant, peer } = await consented(await openPeer())
    const given = { ip: params.ip }
    expect(await refused(applyWeb(grant, { params: given }))).toMatchObject({
      ...{ code: 'dns_request_refused', said: 'The variable proof is missing.', domain: 'example.com' },
    })
    peer.set('apply', { status: 400, body: { message: `no ${grant.accessToken}\n\u202e!` } })
    const refusal = await refused(applyWeb(grant))
    expect(refusal.said).toBe('no ••• !')
    expect(JSON.stringify(refusal)).not.toContain(grant.accessToken)
  })

  test('B6 of a token that was taken back is a 401: reconnect', async () => {
    const { grant, peer } = await consented(await openPeer())
    peer.tokens.revokeAll()
    expect((await refused(applyWeb(grant))).code).toBe('invalid_token')
  })

  test('of what was not allowed is a 403', async () => {
    const { grant } = await consented(await openPeer())
    const elsewhere = { ...grant, config: { ...grant.config, host: 'other' } }
    expect((await refused(applyWeb(elsewhere))).code).toBe('access_denied')
    expect((await refused(applyWeb(grant, { serviceId: 'signed' }))).code).toBe('access_denied')
  })

  test('comes before anything is sent where the token is another API’s', async () => {
    const { grant, peer } = await consented(await openPeer())
    const count = peer.received.length
    const wrong = { ...grant, apiUrl: 'https://api.other.example' }
    expect((await refused(applyWeb(wrong))).code).toBe('api_url_changed')
    expect((await refused(revert(wrong, web))).code).toBe('api_url_changed')
    expect(peer.received).toHaveLength(count)
  })
})

describe('reverting', () => {
  test('takes the records away, and then there is nothing more to take', async () => {
    const { grant, peer } = await consented(await openPeer())
    await applyWeb(grant)
    await revert(grant, web)
    expect(await peer.ledger.store.records('example.com')).toEqual([])
    expect(peer.received.at(-1)?.path).toBe(
      '/dc/v2/domainTemplates/providers/patchbay.example/services/web/revert?domain=example.com',
    )
    expect((await refused(revert(grant, web))).code).toBe('template_not_applied')
  })

  test('takes one instance, or all', async () => {
    const { grant, peer } = await consented(await openPeer(), 'shop.example.com')
    const add = (instanceId: string) => apply(grant, { ...several, params: { site: instanceId }, instanceId })
    for (const one of ['a', 'b', 'c']) await add(one)
    await revert(grant, { ...several, instanceId: 'b' })
    expect(typesIn(await peer.ledger.store.records('example.com'))).toEqual(['TXT site=a', 'TXT site=c'])
    expect(peer.received.at(-1)?.path).toContain('?domain=example.com&host=shop&instanceId=b')
    await revert(grant, several)
    expect(await peer.ledger.store.records('example.com')).toEqual([])
  })
})
