import { describe, expect, test, vi } from 'vitest'
import { probeHttp } from '@/lib/egress/probes/http'
import { failureOf } from './doors'
import { ask, url } from './probe-door'

describe('the request', () => {
  test('carries the credential where the provider wants it', async () => {
    const inHeader = ask({ probe: { headers: { 'X-Version': '2' }, method: 'POST' } })
    await inHeader.result
    const sent = inHeader.sent()
    expect([sent.url, sent.method, sent.redirect]).toEqual([url, 'POST', 'manual'])
    expect([sent.headers.get('authorization'), sent.headers.get('x-version')]).toEqual(['Bearer CANARY', '2'])

    const inQuery = ask({ place: { in: 'query', name: 'key' }, secret: 'a&b=c' })
    await inQuery.result
    expect(inQuery.sent().url).toBe(`${url}&key=a%26b%3Dc`)
    expect(inQuery.sent().headers.has('authorization')).toBe(false)

    const basic = ask({ place: { in: 'basic', username: 'me/{access_token}', password: '' } })
    await basic.result
    expect(basic.sent().headers.get('authorization')).toBe(`Basic ${btoa('me/CANARY:')}`)
  })

  test('has a body where the provider wants one: GraphQL', async () => {
    const body = { query: '{ viewer { id } }' }
    const { sent, result } = ask({
      probe: { method: 'POST', body, failField: 'errors' },
      body: { data: {} },
    })
    expect(await result).toMatchObject({ scopes: null })
    expect([sent().method, await sent().text()]).toEqual(['POST', JSON.stringify(body)])
    expect(sent().headers.get('content-type')).toBe('application/json')
  })

  test.each(['two\nlines', 'ключ', '\0'])(
    'is not sent with a credential that fits into no header: %j',
    async (secret) => {
      const { fetch, result } = ask({ secret })
      expect((await failureOf(result)).code).toBe('invalid_token')
      expect(fetch).not.toHaveBeenCalled()
    },
  )

  test('that egress refuses fails as egress says', async () => {
    const why = new Error('refused')
    const fetch = vi.fn<typeof globalThis.fetch>().mockRejectedValue(why)
    await expect(probeHttp({ probe: { url }, neededScopes: [], fetch })).rejects.toBe(why)
  })
})

describe('a credential that works', () => {
  test('is told with the time it took and the scopes it has', async () => {
    const given = {
      probe: { scopesHeader: 'X-OAuth-Scopes' },
      headers: { 'x-oauth-scopes': 'repo, user:email' },
    }
    const result = await ask(given).result
    expect(result.scopes).toEqual(['repo', 'user:email'])
    expect(result.latencyMs).toBeGreaterThanOrEqual(0)
    expect((await ask({ ...given, headers: {} }).result).scopes).toBeNull()
    expect((await ask({}).result).scopes).toBeNull()
  })

  test.each([
    { status: 204 },
    { body: 'pong' },
    { body: '' },
    { body: { ok: true }, probe: { okField: 'ok' } },
  ])('may be told in few words: %j', async (given) =>
    expect(await ask(given).result).toMatchObject({ scopes: null }),
  )

  test.each([
    [{ status: 403, body: 'Forbidden' }, ['403']],
    [{ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }, ['AccessDenied']],
    [{ status: 401, body: { error: { message: 'Missing scopes: models.' } } }, ['Missing scopes…']],
  ])('is told by a refusal of just this: %j', async (given, limited) => {
    expect(await ask({ ...given, probe: { limited } }).result).toMatchObject({ limited: true, scopes: null })
    const unknown = failureOf(ask({ ...given, probe: { limited: ['Missing', '404'] } }).result)
    await expect(unknown).resolves.toMatchObject({ code: expect.any(String) })
  })

  test('is limited by no answer but a refusal', async () => {
    expect(await ask({ probe: { limited: ['200'] } }).result).toMatchObject({ limited: false })
    expect((await failureOf(ask({ status: 503, probe: { limited: ['503'] } }).result)).code).toBe(
      'provider_unavailable',
    )
  })
})
