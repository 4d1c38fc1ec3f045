import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { saveSetup } from '@/lib/operations/save-setup'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { database } from '@/lib/store/database'
import { grantedIn } from '../support/granted'
import { faultyHouse, SECRET } from './faulty-house'

const house = faultyHouse()
let slug: string

beforeAll(async () => {
  slug = await house.setUp('faulty')
})

async function row() {
  const connection = await findConnection({ by: 'name', slug, name: 'default' })
  if (!connection) throw new Error('no connection')
  return connection
}

async function lastEvents(count: number) {
  const { events } = await listEvents(house.admin, { count })
  return events
}

/** Makes the stored credential one whose time is up. */
async function expire(): Promise<void> {
  await database().connection.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } })
}

describe('an expired credential', () => {
  beforeEach(async () => {
    await disconnectConnection(house.admin, slug)
    await house.connect(slug)
    await expire()
    house.server.reset()
  })

  it('is refreshed before it is tested', async () => {
    const { check, connection } = await validateConnection(house.admin, slug)
    expect(check.status).toBe('ok')
    expect(connection.status).toBe('connected')
    const [request] = house.server.received('token')
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toMatchObject({
      grant_type: 'refresh_token',
      client_secret: SECRET,
    })
    expect((await lastEvents(2)).map(({ type }) => type)).toEqual(['connection.validated', 'token.refreshed'])
  })

  it('tested ten times at once is refreshed once', async () => {
    house.server.set('token', { delayMs: 200 })
    const results = await Promise.all(Array.from({ length: 10 }, () => validateConnection(house.admin, slug)))
    expect(house.server.hits('token')).toBe(1)
    expect(results.map(({ check }) => check.status)).toEqual(Array(10).fill('ok'))
    expect(new Set(house.server.received('probe').map(({ headers }) => headers.authorization)).size).toBe(1)
  })

  it('keeps its refresh token where the answer brings none', async () => {
    const before = grantedIn(await row())?.refreshToken
    house.server.set('token', { body: { access_token: 'fresh', token_type: 'bearer', expires_in: 60 } })
    await validateConnection(house.admin, slug)
    expect(grantedIn(await row())).toMatchObject({ accessToken: 'fresh', refreshToken: before })
  })

  it.each([
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'invalid_grant', 'needs_reauth'],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'invalid_client', 'misconfigured'],
    ['5xx', { status: 503 }, 'provider_unavailable', 'unavailable'],
    ['429', { status: 429 }, 'rate_limited', 'unavailable'],
    ['nonsense', { body: { hello: 1 } }, 'unexpected_answer', 'unavailable'],
  ])('that cannot be refreshed says why: %s', async (_, fault, code, status) => {
    house.server.set('token', fault)
    const { check, connection } = await validateConnection(house.admin, slug)
    expect(check.failure?.code).toBe(code)
    expect(connection.status).toBe(status)
    expect(house.server.hits('probe')).toBe(0)
    const told = code === 'invalid_client' ? 'integration.misconfigured' : 'token.refresh_failed'
    expect((await lastEvents(5)).map(({ type }) => type)).toContain(told)
    expect((await row()).leaseUntil).toBeNull()
  })

  it('F04 whose refresh echoes our secrets tells none of them', async () => {
    const description = `bad ${SECRET} and ${grantedIn(await row())?.refreshToken}`
    house.server.set('token', {
      status: 400,
      body: { error: 'invalid_grant', error_description: description },
    })
    const { check } = await validateConnection(house.admin, slug)
    expect(check.detail).toBe('invalid_grant: bad ••• and •••')
  })

  it('O17 that was disconnected meanwhile does not come back, and what came since goes back', async () => {
    const body = { access_token: 'newer', refresh_token: 'newer-refresh', token_type: 'bearer' }
    house.server.set('token', { delayMs: 300, body })
    const test = validateConnection(house.admin, slug)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await disconnectConnection(house.admin, slug)
    await test.catch(() => {})
    const revoked = house.server.received('revoke').map(({ body }) => new URLSearchParams(body).get('token'))
    expect(revoked).toEqual(['refresh-1', 'newer-refresh'])
    expect((await row()).credential).toBeNull()
    expect((await readConnection(house.admin, slug)).status).toBe('not_connected')
  })

  it('whose set-up moves while it is refreshed is kept all the same', async () => {
    house.server.set('token', { delayMs: 300 })
    const test = validateConnection(house.admin, slug)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await saveSetup(house.admin, slug, { fields: { client_id: 'other' } })
    expect((await test).check.status).toBe('ok')
  })
})
