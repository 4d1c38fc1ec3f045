import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createIntegration } from '@/lib/operations/create-integration'
import { announce } from '@/lib/operations/record-event'
import { saveSetup } from '@/lib/operations/save-setup'
import { database, pool } from '@/lib/store/database'
import { faultyHouse, SECRET } from '../operations/faulty-house'
import { ask, type Caller, nobody, person, program } from './callers'

const logged = vi.hoisted((): string[] => [])
vi.mock('pino', async (original) => {
  const { default: pino } = await original<typeof import('pino')>()
  const capture = { write: (line: string) => logged.push(line) }
  return { default: Object.assign((options: object) => pino({ ...options, level: 'info' }, capture), pino) }
})

const house = faultyHouse()
let slug: string
let reader: Caller

beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
  reader = await program(['credentials:read'])
})

const eventsOf = (requestId: string) => database().event.findMany({ where: { requestId } })

const expire = () => pool().query(`update "Connection" set "expiresAt" = now() - interval '1 second'`)

describe('one request', () => {
  it('T08 whose refresh fails is found by its id in the answer, the log, the change log and the access log', async () => {
    const requestId = crypto.randomUUID()
    house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
    await expire()
    const response = await ask(
      { ...reader, 'x-request-id': requestId },
      'GET',
      `/connections/${slug}/credentials`,
    )
    expect((await response.json()).error).toMatchObject({ code: 'needs_reauth', requestId })
    expect((await eventsOf(requestId)).map(({ type }) => type)).toContain('connection.needs_reauth')
    const { rows } = await pool().query('select outcome from "Access" where "requestId" = $1', [requestId])
    expect(rows).toEqual([{ outcome: 'needs_reauth' }])
    const lines = logged.filter((line) => line.includes(requestId)).map((line) => JSON.parse(line))
    expect(lines).toEqual(expect.arrayContaining([expect.objectContaining({ requestId })]))
    const watcher = await program(['metrics'])
    expect(await (await ask(watcher, 'GET', '/metrics')).text()).toContain(
      'oauth_refresh_total{provider="faulty",outcome="invalid_grant"} 1',
    )
  })

  it.each([
    [
      'a set-up that is changed',
      'integration.setup_saved',
      (actor: typeof house.admin) => saveSetup(actor, slug, { fields: { client_secret: SECRET } }),
    ],
    [
      'an integration that is made',
      'integration.created',
      (actor: typeof house.admin) => createIntegration(actor, { provider: 'faulty' }),
    ],
  ])('T01 %s: who, what, when, from where, how it ended, and which request', async (_, type, work) => {
    const requestId = crypto.randomUUID()
    await work({ ...house.admin, requestId, address: '127.0.0.9' })
    const [event, ...others] = (await eventsOf(requestId)).filter((each) => each.type === type)
    expect(others).toEqual([])
    expect(event).toMatchObject({ actorType: 'user', actorId: house.admin.id, address: '127.0.0.9' })
    expect(event?.actorName).not.toBe('')
    expect(Date.now() - (event?.at.getTime() ?? 0)).toBeLessThan(60_000)
    expect(event?.outcome).toBe('success')
    expect(event?.integrationId).not.toBeNull()
    expect(JSON.stringify(event, (_key, value) => (typeof value === 'bigint' ? 0 : value))).not.toContain(
      SECRET,
    )
  })

  it('T01 that is denied is noted, with whom and what', async () => {
    const requestId = crypto.randomUUID()
    const viewer = { ...(await person('viewer')), 'x-request-id': requestId }
    expect((await ask(viewer, 'DELETE', `/integrations/${slug}`)).status).toBe(403)
    expect(await eventsOf(requestId)).toMatchObject([
      { type: 'security.denied', outcome: 'denied', actorType: 'user' },
    ])
  })
})

describe('T02 what a stranger typed', () => {
  const hostile = `a\r\n{"level":60,"msg":"forged"}\u001b[31m\u2028${'x'.repeat(100_000)}`

  it('is one line of the log, escaped', async () => {
    const before = logged.length
    await ask(
      { ...nobody, 'user-agent': 'x\u001b[31m' },
      'GET',
      `/connections/${encodeURIComponent(hostile.slice(0, 200))}`,
    )
    await announce({ ...house.admin, requestId: hostile.slice(0, 60) }, { type: 'security.denied' })
    for (const line of logged.slice(before)) {
      expect([...line.trimEnd()].filter((letter) => letter < ' ')).toEqual([])
      expect(JSON.parse(line).msg).not.toBe('forged')
    }
  })

  it('is refused where a name is asked for, and never reaches the change log', async () => {
    const admin = await person('admin')
    const made = await ask(admin, 'POST', '/integrations', { provider: 'faulty', name: hostile })
    expect(made.status).toBe(400)
    const { rows } = await pool().query(
      `select count(*)::int as count from "Event" where target like '%forged%' or detail::text like '%forged%'`,
    )
    expect(rows).toEqual([{ count: 0 }])
  })
})

describe('T09 nobody', () => {
  it.each([
    ...['/metrics', '/docs', '/events', '/settings', '/debug', '/env', '/config', '/status'],
    ...[
      '/integrations',
      '/people',
      '/api-keys',
      '/trace',
      '/actuator/health',
      '/version',
      '/.env',
      '/graphql',
    ],
  ])('learns nothing at %s', async (path) => {
    const response = await ask(nobody, 'GET', path)
    expect([401, 404]).toContain(response.status)
    expect(await response.text()).not.toMatch(/postgres|node_modules|version"|stack/i)
  })

  it('learns of health and readiness one word each', async () => {
    expect(await (await ask(nobody, 'GET', '/health')).json()).toEqual({ status: 'ok' })
    expect(await (await ask(nobody, 'GET', '/ready')).json()).toEqual({ status: 'ready' })
  })
})
