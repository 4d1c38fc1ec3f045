import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemActor, type UserActor } from '@/lib/core/actor'
import { connectByClient } from '@/lib/operations/connect-by-client'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { freshCredential } from '@/lib/operations/fresh-credential'
import { listChecks } from '@/lib/operations/list-checks'
import { listEvents } from '@/lib/operations/list-events'
import { readConnection } from '@/lib/operations/read-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { refreshAhead } from '@/lib/operations/refresh-ahead'
import { saveSetup } from '@/lib/operations/save-setup'
import { pool } from '@/lib/store/database'
import { tokenIn } from '../support/granted'
import { grantProvider } from '../support/grants'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { setUpLocal } from '../support/local-provider'
import { clients, type OAuthServer, startOAuthServer } from '../support/oauth-server'
import { type Reader, startReader } from '../support/processes'

let server: OAuthServer
let admin: Actor & UserActor
let readers: Reader[]
const slug = 'machine'
const program = systemActor('program')

beforeAll(async () => {
  server = await startOAuthServer({ redirectUris: ['http://localhost:3000/oauth2/callback/machine'] })
  await openHouse([new URL(server.issuer).host])
  admin = await signedIn()
  await setUpLocal(admin, grantProvider(server.issuer, slug, { grant: 'client_credentials' }))
  readers = [await startReader(), await startReader()]
}, 60_000)

afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.end()))
  await server.stop()
  await closeHouse()
})

beforeEach(() => server.forget())

const connect = () => connectByClient(admin, { integration: slug })

async function expire(): Promise<void> {
  await pool().query('update "Connection" set "expiresAt" = clock_timestamp() - interval \'1 second\'')
}

async function eventTypes(count: number): Promise<string[]> {
  return (await listEvents(admin, { count })).events.map(({ type }) => type)
}

/** Until the pause after a failure is over. */
async function endPause(): Promise<void> {
  await pool().query('update "Connection" set "retryAt" = null')
  await pool().query('update "Integration" set "faultRetryAt" = null')
}

describe('an application’s own credentials', () => {
  it('are connected at once: one request, no browser, everything recorded as of a consent', async () => {
    const connection = await connect()
    expect(connection).toMatchObject({
      ...{ status: 'connected', renewable: true, connectBy: ['client'], device: null, account: null },
      ...{ grantedScopes: ['read'], missingScopes: [], lastAttempt: null },
    })
    expect((await server.tokenRequests()).map(({ grantType, error }) => [grantType, error])).toEqual([
      ['client_credentials', null],
    ])
    expect((await listChecks(admin, slug))[0]).toMatchObject({ how: 'grant', status: 'ok' })
    expect(await eventTypes(2)).toEqual(['connection.connected', 'connection.connecting'])
    expect(tokenIn(await freshCredential(program, slug))).not.toBe('')
  })

  it('are connected again by the same button, and ask nobody which account it is', async () => {
    expect((await connect()).replacement).toBeNull()
    expect(await eventTypes(2)).toContain('connection.reconnected')
  })

  it('that have run out are renewed by one request for 20 callers on two processes', async () => {
    const before = tokenIn(await freshCredential(program, slug))
    await expire()
    const answers = (await Promise.all(readers.map((reader) => reader.fresh(slug, 10)))).flat()
    const tokens = new Set(answers.map((answer) => (answer.ok ? tokenIn(answer.value) : answer.message)))
    expect(tokens.size).toBe(1)
    expect(tokens.has(before)).toBe(false)
    expect(await server.tokenRequests()).toHaveLength(1)
    expect(await readConnection(admin, slug)).toMatchObject({ status: 'connected', renewable: true })
  })

  it('are renewed ahead by the worker, without anybody who reads them', async () => {
    await pool().query('update "Connection" set "refreshAt" = clock_timestamp()')
    await refreshAhead(systemActor('worker'))
    expect(await server.tokenRequests()).toHaveLength(1)
    expect(await eventTypes(1)).toEqual(['token.refreshed'])
  })

  it('whose answers were lost are asked for as often as it takes: asking uses nothing up', async () => {
    await expire()
    await pool().query('update "Connection" set "sentVersion" = "credentialVersion", "sentCount" = 5')
    expect(tokenIn(await freshCredential(program, slug))).not.toBe('')
    expect((await readConnection(admin, slug)).status).toBe('connected')
  })

  it('ride out a provider that is down: degraded, then unavailable, never a person’s work, then well again', async () => {
    const tokens = tokenIn(await freshCredential(program, slug))
    await pool().query('update "Connection" set "refreshAt" = clock_timestamp()')
    await server.inject('503')
    await refreshAhead(systemActor('worker'))
    expect((await readConnection(admin, slug)).status).toBe('degraded')
    expect(tokenIn(await freshCredential(program, slug))).toBe(tokens)
    await expire()
    await endPause()
    await server.inject('503')
    await expect(freshCredential(program, slug)).rejects.toMatchObject({ code: 'connection_unavailable' })
    expect(await readConnection(admin, slug)).toMatchObject({
      status: 'unavailable',
      failure: { action: 'test' },
    })
    await endPause()
    expect(tokenIn(await freshCredential(program, slug))).not.toBe(tokens)
    expect((await readConnection(admin, slug)).status).toBe('connected')
  })

  it.each(['invalid_grant', 'access_denied', 'invalid_token'])(
    'refused by %s say that the application is, since nobody has consented',
    async (error) => {
      await server.inject(error)
      const connection = await connect()
      expect(connection).toMatchObject({
        status: 'misconfigured',
        failure: { code: 'unauthorized_client', action: 'edit_setup' },
        lastAttempt: { failure: { code: 'unauthorized_client' } },
      })
      expect((await connect()).status).toBe('connected')
    },
  )

  it('with a wrong secret are misconfigured, said once of the integration, and right again with the right one', async () => {
    await saveSetup(admin, slug, { fields: { client_id: clients.basic.client_id, client_secret: 'wrong' } })
    const connection = await connect()
    expect(connection).toMatchObject({
      status: 'misconfigured',
      lastAttempt: { failure: { code: 'invalid_client' } },
    })
    await connect()
    await expire()
    for (const reader of readers) await reader.fresh(slug, 5)
    const types = await eventTypes(20)
    const since = types.slice(0, types.indexOf('integration.setup_saved'))
    expect(since.filter((type) => type === 'integration.misconfigured')).toHaveLength(1)
    // Two attempts of a person; programs wait until the set-up is looked at again.
    expect(await server.tokenRequests()).toHaveLength(2)

    const { client_id, client_secret } = clients.basic
    await saveSetup(admin, slug, { fields: { client_id, client_secret } })
    expect(tokenIn(await freshCredential(program, slug))).not.toBe('')
    expect((await readIntegration(admin, slug)).connections[0]?.status).toBe('connected')
  })

  it('are given back on disconnecting', async () => {
    const { connection, revocation } = await disconnectConnection(admin, slug)
    expect(revocation).toBe('revoked')
    expect(connection.status).toBe('not_connected')
  })

  it('are for members; a viewer and a program may not', async () => {
    await expect(connectByClient(await signedIn('viewer'), { integration: slug })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await connectByClient(await signedIn('member'), { integration: slug })).status).toBe('connected')
  })
})
