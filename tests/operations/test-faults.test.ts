import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Provider } from '@/lib/core/provider'
import { connectTcp } from '@/lib/egress/socket'
import { listChecks } from '@/lib/operations/list-checks'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { validateConnection } from '@/lib/operations/validate-connection'
import { appendCheck } from '@/lib/store/checks'
import { transaction } from '@/lib/store/database'
import { makeCertificate } from '../egress/certificate'
import type { Fault } from '../support/faulty-provider'
import { faultyHouse, hurry, SECRET } from './faulty-house'

/** Every address that a socket was opened to. */
const opened = new Set<string>()
let untrusted: Server
const house = faultyHouse({
  resolve: async (name) => {
    if (name === 'inside.acme.com') return ['10.0.0.5']
    throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' })
  },
  connect: (to) => {
    for (const address of to.addresses) opened.add(`${address}:${to.port}`)
    return connectTcp(to)
  },
  alsoAllow: async () => {
    untrusted = createServer(makeCertificate('127.0.0.1')).on('tlsClientError', () => {})
    await new Promise<void>((resolve) => untrusted.listen(0, '127.0.0.1', resolve))
    return `127.0.0.1:${(untrusted.address() as AddressInfo).port}`
  },
})
let slug: string

beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
})

afterEach(() => vi.restoreAllMocks())
afterAll(() => untrusted.close())

/** A provider like the other, whose probe lies at `url`; connected. */
async function probedAt(key: string, url: string): Promise<string> {
  const probe: Provider['probe'] = { url }
  const made = await house.setUp(key, { probe })
  await house.connect(made)
  return made
}

const causes: [string, Fault, { code: string; status: string; says?: RegExp; next?: RegExp }][] = [
  ['401', { status: 401 }, { code: 'invalid_token', status: 'needs_reauth', next: /reconnect/i }],
  [
    '403 with a missing scope',
    {
      status: 403,
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="read"' },
    },
    { code: 'missing_scope', status: 'needs_reauth', says: /: read\./, next: /grant the permission/i },
  ],
  [
    '403 with a scope that the set-up does not ask for',
    {
      status: 403,
      headers: { 'www-authenticate': 'Bearer error="insufficient_scope", scope="read files.write"' },
    },
    { code: 'scope_not_asked', status: 'misconfigured', says: /files\.write/, next: /in the set-up/i },
  ],
  ['403', { status: 403 }, { code: 'access_denied', status: 'needs_reauth' }],
  [
    '429',
    { status: 429, headers: { 'retry-after': '7' } },
    { code: 'rate_limited', status: 'degraded', next: /wait/i },
  ],
  ['500', { status: 500 }, { code: 'provider_unavailable', status: 'degraded' }],
  [
    '503',
    { status: 503, body: '<html>', contentType: 'text/html' },
    { code: 'provider_unavailable', status: 'degraded' },
  ],
  ['404', { status: 404 }, { code: 'wrong_endpoint', status: 'misconfigured', next: /address/i }],
  [
    'a redirect',
    { status: 302, headers: { location: 'http://169.254.169.254/' } },
    { code: 'wrong_endpoint', status: 'misconfigured' },
  ],
  [
    'a page for people',
    { body: '<html>', contentType: 'text/html' },
    { code: 'unexpected_answer', status: 'degraded' },
  ],
  ['a connection that breaks off', { manner: 'cut' }, { code: 'connection_failed', status: 'degraded' }],
]

describe('a test of a connection', () => {
  it.each(causes)('says what is wrong: %s', async (_, fault, expected) => {
    house.server.set('probe', fault)
    const { check, connection } = await validateConnection(house.admin, slug)
    expect(connection.status).toBe(expected.status)
    expect(check).toMatchObject({ how: 'person', status: 'error', failure: { code: expected.code } })
    expect(`${check.failure?.message} ${check.failure?.next}`).not.toMatch(/[{}]/)
    if (expected.says) expect(check.failure?.message).toMatch(expected.says)
    if (expected.next) expect(check.failure?.next).toMatch(expected.next)
    expect((await listChecks(house.admin, slug))[0]).toEqual(check)
  })

  it('P06 a provider that never answers is given 15 seconds', async () => {
    house.server.set('probe', { manner: 'silence' })
    hurry()
    const { check, connection } = await validateConnection(house.admin, slug)
    expect(check.failure).toMatchObject({ code: 'timeout', message: 'Faulty did not answer in time.' })
    expect(connection.status).toBe('degraded')
    expect(check.latencyMs).toBeGreaterThanOrEqual(90)
  })

  it('P06 nor does an answer without end hold it longer', async () => {
    house.server.set('probe', { manner: 'drip' })
    hurry()
    expect((await validateConnection(house.admin, slug)).check.failure?.code).toBe('timeout')
  })

  it('a name that is not found is said with the name', async () => {
    const made = await probedAt('nameless', 'https://nowhere.acme.com/me')
    const { check, connection } = await validateConnection(house.admin, made)
    expect(check.failure).toMatchObject({
      code: 'name_not_found',
      message: expect.stringContaining('nowhere.acme.com'),
    })
    expect(connection.status).toBe('degraded')
  })

  it('D29 a certificate that nobody vouches for is a wrong set-up, with the address', async () => {
    const endpoint = `127.0.0.1:${(untrusted.address() as AddressInfo).port}`
    const made = await probedAt('untrusted', `https://${endpoint}/me`)
    const { check, connection } = await validateConnection(house.admin, made)
    expect(check.failure).toMatchObject({ code: 'tls_failed', message: expect.stringContaining(endpoint) })
    expect(connection.status).toBe('misconfigured')
  })

  it.each([
    ['loopback', 'http://127.0.0.1:9/me', '127.0.0.1:9'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest', '169.254.169.254:80'],
    ['a public name that leads inside', 'https://inside.acme.com/me', 'inside.acme.com:443'],
    ['plain http', 'http://api.acme.com/me', 'api.acme.com:80'],
  ])(
    'D01, D07, D13, D22 a blocked address shows the line to add, and is logged: %s',
    async (name, url, target) => {
      const made = await probedAt(`blocked-${name.replace(/\W/g, '-')}`, url)
      const { check, connection } = await validateConnection(house.admin, made)
      expect(check.failure?.code).toBe('blocked_address')
      expect(check.failure?.next).toContain(`PATCHBAY_EGRESS_ALLOW=${target}`)
      expect(connection.status).toBe('misconfigured')
      const { events } = await listEvents(house.admin, { count: 3 })
      const blocked = events.find(({ type }) => type === 'security.blocked_egress')
      expect(blocked).toMatchObject({ outcome: 'denied', detail: { target }, connectionId: connection.id })
      expect(
        [...opened].filter((address) => address === target || !address.startsWith('127.0.0.1:')),
      ).toEqual([])
    },
  )
})

describe('what is kept of a test', () => {
  it('a success, with how long it took', async () => {
    const { check, connection } = await validateConnection(house.admin, slug)
    expect(check).toMatchObject({ status: 'ok', failure: null, detail: null })
    expect(Number.isInteger(check.latencyMs)).toBe(true)
    expect(connection).toMatchObject({ status: 'connected', failure: null, failingSince: null })
    expect(connection.lastCheckedAt).toBe(check.at)
    expect(house.server.received('probe').at(-1)?.headers.authorization).toMatch(/^Bearer access-/)
  })

  it('F04, P13 the provider’s own words, without our secrets and on one line', async () => {
    const token = 'access-1'
    const body = {
      error: 'nope',
      error_description: `bad <b>${token}</b>\n\u001b[31m ${SECRET} \u202e${'x'.repeat(9_000)}`,
    }
    house.server.set('probe', { status: 401, body })
    const { check } = await validateConnection(house.admin, slug)
    expect(check.detail).toContain('<b>•••</b>')
    expect(check.detail).not.toContain(SECRET)
    expect(check.detail).not.toMatch(/\p{Cc}|\p{Cf}/u)
    expect(check.detail?.length).toBeLessThanOrEqual(1_000)
  })

  it('a failure is announced once, its repetition is not, and its end is', async () => {
    await validateConnection(house.admin, slug)
    const changes = async () => {
      const { events } = await listEvents(house.admin, { count: 10 })
      return events.map(({ type }) => type).filter((type) => !/validated|session/.test(type))
    }
    const before = (await changes())[0]
    house.server.set('probe', { status: 500 })
    await validateConnection(house.admin, slug)
    await validateConnection(house.admin, slug)
    house.server.set('probe', null)
    await validateConnection(house.admin, slug)
    expect((await changes()).slice(0, 3)).toEqual(['connection.recovered', 'connection.degraded', before])
  })

  it('since when it has failed stays, however often it is asked', async () => {
    house.server.set('probe', { status: 500 })
    const first = (await validateConnection(house.admin, slug)).connection.failingSince
    const second = (await validateConnection(house.admin, slug)).connection
    expect(second.failingSince).toBe(first)
    expect(Date.parse(second.lastCheckedAt ?? '')).toBeGreaterThan(Date.parse(first ?? ''))
  })

  it('the last 50 checks, newest first', async () => {
    const { id } = await readConnection(house.admin, slug)
    const check = { connectionId: id, how: 'schedule', code: null, params: null, detail: null, latencyMs: 1 }
    for (let i = 0; i < 55; i++) await transaction((tx) => appendCheck(tx, check))
    const { check: last } = await validateConnection(house.admin, slug)
    const checks = await listChecks(house.admin, slug)
    expect(checks).toHaveLength(50)
    expect(checks[0]).toEqual(last)
    expect((await readConnection(house.admin, slug)).lastCheckedAt).toBe(last.at)
  })

  it('T10 a person tests sixty times a minute and no more', async () => {
    const refused = async () => {
      for (let i = 0; i < 62; i++) await validateConnection(house.admin, slug)
    }
    await expect(refused()).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfter: expect.any(Number),
    })
  })
})
