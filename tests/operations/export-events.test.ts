import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventQuery } from '@/lib/contract/event'
import { type Actor, systemActor } from '@/lib/core/actor'
import { csvLine } from '@/lib/core/csv'
import { createApiKey } from '@/lib/operations/create-api-key'
import { createIntegration } from '@/lib/operations/create-integration'
import { type ExportFormat, exportEvents } from '@/lib/operations/export-events'
import { identifyApiKey } from '@/lib/operations/identify-api-key'
import { listEvents } from '@/lib/operations/list-events'
import { announce } from '@/lib/operations/record-event'
import { database } from '@/lib/store/database'
import { ask, browserOf, nobody, program } from '../api/callers'
import { closeHouse, openHouse, signedIn } from '../support/house'

let admin: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  await openHouse([])
  admin = await signedIn()
})
afterAll(closeHouse)

const query = (given: Record<string, string> = {}) => eventQuery.parse(given)

async function exported(
  actor: Actor,
  format: ExportFormat,
  given: Record<string, string> = {},
): Promise<string> {
  let text = ''
  for await (const piece of exportEvents(actor, query(given), format)) text += piece
  return text
}

/** The cells of a CSV text, as RFC 4180 reads them. */
function readCsv(text: string): string[][] {
  const lines = text.match(/(?:"(?:[^"]|"")*"|[^\r\n])+(?=\r\n)/g) ?? []
  return lines.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
  )
}

describe('a line of CSV', () => {
  it('quotes every cell, doubles quotes, and ends in CRLF (RFC 4180)', () => {
    expect(csvLine(['a', 'b "c"', 'd,e', 'f\r\ng', ''])).toBe('"a","b ""c""","d,e","f\r\ng",""\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('J06 neutralises %j', (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`)
  })

  it.each(['1-1', 'a=b', "'=1", '日本', '{"a":"=1"}'])('leaves %j as it is', (cell) => {
    expect(csvLine([cell])).toBe(`"${cell.replaceAll('"', '""')}"\r\n`)
  })
})

describe('the filters of the log', () => {
  const connection = crypto.randomUUID()
  const started = new Date()
  const types = async (given: Record<string, string>) =>
    (await listEvents(admin, query({ count: '1000', ...given }))).events.map(({ type }) => type)

  beforeAll(async () => {
    const about = { connectionId: connection, target: 'google' }
    await announce(admin, { type: 'connection.connected', ...about })
    await announce(admin, { type: 'connection.degraded', outcome: 'failure', ...about })
    await announce(systemActor('worker'), { type: 'connection.recovered', ...about })
    await announce(admin, { type: 'security.denied', outcome: 'denied' })
  })

  it.each([
    ['a type', { type: 'connection.degraded' }, ['connection.degraded']],
    [
      'a family',
      { type: 'connection' },
      ['recovered', 'degraded', 'connected'].map((x) => `connection.${x}`),
    ],
    ['part of a word', { type: 'connect' }, []],
    ['an outcome', { outcome: 'denied' }, ['security.denied']],
    ['failure', { outcome: 'failure' }, ['connection.degraded']],
    ['both', { outcome: 'failure', type: 'connection.connected' }, []],
  ])('narrow by %s', async (_, given, expected) => {
    expect(await types(given)).toEqual(expected)
  })

  it('narrow by connection, actor, request and time', async () => {
    expect(await types({ connection })).toHaveLength(3)
    expect(await types({ connection, actor: admin.id })).toHaveLength(2)
    expect(await types({ request: admin.requestId, outcome: 'failure' })).toEqual(['connection.degraded'])
    expect(await types({ request: 'nobody' })).toEqual([])
    expect(await types({ connection, from: started.toISOString() })).toHaveLength(3)
    expect(await types({ connection, to: started.toISOString() })).toEqual([])
    expect(await types({ from: new Date(Date.now() + 60_000).toISOString() })).toEqual([])
  })

  it.each([
    { type: 'Connection' },
    { type: 'a.b.c' },
    { type: "x' or 1=1" },
    { outcome: 'maybe' },
    { from: 'yesterday' },
    { connection: 'google' },
    { before: '-1' },
    { before: '9'.repeat(19) },
    { count: '0' },
    { count: '1001' },
  ])('refuse %j', (given) => {
    expect(eventQuery.safeParse(given).success).toBe(false)
  })

  it('do not show a member what is hidden from them, whatever they ask for', async () => {
    const member = await signedIn('member')
    const asked: Record<string, string>[] = [
      { outcome: 'denied' },
      { type: 'security' },
      { type: 'user' },
      { actor: admin.id },
    ]
    for (const given of asked)
      for (const { type } of (await listEvents(member, query(given))).events)
        expect(type).not.toMatch(/^(security|user|session|api_key)\./)
  })
})

describe('an export', () => {
  const evil = '=HYPERLINK("http://evil.example","click, me")\r\n'

  it('as CSV gives back every cell, formulas as text', async () => {
    await announce(admin, { type: 'integration.updated', target: evil, detail: { name: 'a "b", c' } })
    const [head = [], first = []] = readCsv(await exported(admin, 'csv'))
    expect(head.slice(0, 6)).toEqual(['sequence', 'at', 'type', 'outcome', 'actor', 'target'])
    expect(first[head.indexOf('target')]).toBe(`'${evil}`)
    expect(first[head.indexOf('requestId')]).toBe(admin.requestId)
    expect(JSON.parse(first[head.indexOf('detail')] ?? '')).toEqual({ name: 'a "b", c' })
  })

  it('as JSON is a list, also when it is empty, and says what the log says', async () => {
    expect(JSON.parse(await exported(admin, 'json'))).toEqual(
      (await listEvents(admin, query({ count: '1000' }))).events,
    )
    expect(JSON.parse(await exported(admin, 'json', { request: 'nobody' }))).toEqual([])
    expect(readCsv(await exported(admin, 'csv', { request: 'nobody' }))).toHaveLength(1)
  })

  it('carries the filters', async () => {
    const denied = JSON.parse(await exported(admin, 'json', { outcome: 'denied' }))
    expect(new Set(denied.map(({ outcome }: { outcome: string }) => outcome))).toEqual(new Set(['denied']))
  })

  it('holds only what the actor may see', async () => {
    const member = await exported(await signedIn('member'), 'csv')
    expect(member).toContain('connection.connected')
    expect(member).not.toMatch(/"(security|user|session|api_key)\./)
    const bound = async (id: string) => {
      const input = { name: 'Key', scopes: ['events:read'], integrationIds: [id] }
      const actor = await identifyApiKey((await createApiKey(admin, input)).key)
      if (!actor) throw new Error('no such key')
      return exported({ ...actor, requestId: 'r', address: null }, 'json')
    }
    const { id } = await createIntegration(admin, { provider: 'google' })
    const seen = JSON.parse(await bound(id)) as { integrationId: string }[]
    expect(new Set(seen.map(({ integrationId }) => integrationId))).toEqual(new Set([id]))
    expect(JSON.parse(await bound(crypto.randomUUID()))).toEqual([])
  })

  it('goes on beyond a thousand lines, each of them once', async () => {
    const last = await database().event.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    const { detail: _, ...copied } = last
    const data = Array.from({ length: 2_500 }, (__, n) => ({
      ...{ ...copied, type: 'settings.updated', sequence: last.sequence + BigInt(n + 1) },
    }))
    await database().event.createMany({ data })
    const all = JSON.parse(await exported(admin, 'json')) as { sequence: string }[]
    const total = Number(last.sequence) + 2_500
    expect(all.map(({ sequence }) => Number(sequence))).toEqual(
      Array.from({ length: total }, (__, n) => total - n),
    )
    expect(readCsv(await exported(admin, 'csv', { type: 'settings' }))).toHaveLength(2_501)
  })

  it('is a download, and an error before its first byte is one', async () => {
    const browser = await browserOf(admin.sessionId)
    const file = await ask(browser, 'GET', '/events/export?format=csv&outcome=denied')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="activity.csv"')
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(readCsv(await file.text()).length).toBeGreaterThan(1)
    for (const wrong of ['', '?format=xml', '?format=csv&outcome=maybe'])
      expect((await ask(browser, 'GET', `/events/export${wrong}`)).status).toBe(400)
    expect((await ask(nobody, 'GET', '/events/export?format=csv')).status).toBe(401)
  })
})

describe('a refusal', () => {
  const denials = (requestId: string) =>
    database().event.findMany({ where: { type: 'security.denied', requestId } })

  it('of somebody known is in the log, under the request id that they were told', async () => {
    const viewer = await signedIn('viewer')
    const response = await ask(await browserOf(viewer.sessionId), 'POST', '/integrations', {
      provider: 'google',
    })
    const { error } = await response.json()
    expect(error.code).toBe('forbidden')
    expect(await denials(error.requestId)).toMatchObject([
      {
        actorId: viewer.id,
        outcome: 'denied',
        detail: { what: expect.stringContaining('set up integrations') },
      },
    ])
  })

  it('of a key, and of a request from another site, too', async () => {
    const byKey = await ask(await program(['metrics']), 'GET', '/connections')
    expect(await denials((await byKey.json()).error.requestId)).toHaveLength(1)
    const cookie = { ...(await browserOf(admin.sessionId)), origin: 'https://evil.example' }
    const crossed = await ask(cookie, 'POST', '/integrations', { provider: 'google' })
    const { error } = await crossed.json()
    expect(error.code).toBe('cross_origin')
    expect(await denials(error.requestId)).toMatchObject([{ actorId: admin.id }])
  })

  it('of nobody known leaves nothing: strangers cannot fill the log', async () => {
    const before = await database().event.count()
    await ask(nobody, 'POST', '/integrations', { provider: 'google' })
    await ask({ authorization: 'Bearer nonsense' }, 'GET', '/events')
    await ask({ cookie: 'a=b', origin: 'https://evil.example' }, 'DELETE', '/integrations/google')
    expect(await database().event.count()).toBe(before)
  })
})
