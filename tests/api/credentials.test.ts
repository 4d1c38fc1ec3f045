import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hotRoutes } from '@/lib/api/hot-routes'
import { credentialSchema } from '@/lib/contract/credential'
import { API_SCOPES, type ApiScope } from '@/lib/core/roles'
import { createIntegration } from '@/lib/operations/create-integration'
import { database, pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { digest } from '@/lib/vault/digest'
import { faultyHouse } from '../operations/faulty-house'
import { grantedIn } from '../support/granted'
import { GOOD_KEY, type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'
import { ask, type Caller, nobody, person, program } from './callers'

let keys: KeyServer
const house = faultyHouse({
  async alsoAllow() {
    keys = await startKeyServer()
    return new URL(keys.origin).host
  },
})
let slug: string
let reader: Caller
let door: Server
beforeAll(async () => {
  slug = await house.setUp('faulty')
  await house.connect(slug)
  await transaction((tx) => createCustomProvider(tx, keyProvider(keys)))
  await createIntegration(house.admin, { provider: 'keyed', key: { fields: { api_key: GOOD_KEY } } })
  reader = await program(['credentials:read'])
  door = createServer(hotRoutes((_request, response) => response.writeHead(418).end())).listen(0, '127.0.0.1')
  await once(door, 'listening')
})
beforeEach(async () => {
  await pool().query('delete from "Access"')
})
afterAll(async () => {
  door.close()
  await keys.stop()
})

const row = () => database().connection.findFirstOrThrow({ where: { integration: { slug } } })
const lines = async () => (await pool().query('select * from "Access" order by id')).rows

/** The two doors of the one route: Hono's, and Node's own in front of it. */
const doors = {
  hono: (caller: Caller, path: string) => ask(caller, 'GET', path),
  node: (caller: Caller, path: string) => {
    const { port } = door.address() as AddressInfo
    return fetch(`http://127.0.0.1:${port}/api${path}`, { headers: caller })
  },
}

describe.each(Object.entries(doors))('a credential by %s', (name, get) => {
  it('F14 is a token that works, and nothing that renews it', async () => {
    const response = await get(reader, `/connections/${slug}/credentials`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const body = credentialSchema.parse(await response.json())
    const stored = grantedIn(await row())
    expect(body).toMatchObject({
      ...{ type: 'oauth2', token_type: 'Bearer', access_token: stored?.accessToken, connection: slug },
      status: 'connected',
    })
    expect(JSON.stringify(body)).not.toContain(stored?.refreshToken)
  })

  it('is the refresh token too for a key whose scope says so', async () => {
    const caller = await program(['credentials:read', 'credentials:refresh-token'])
    const body = await (await get(caller, `/connections/${slug}/credentials`)).json()
    expect(body.refresh_token).toBe(grantedIn(await row())?.refreshToken)
  })

  it('of a typed key are its fields', async () => {
    const body = await (await get(reader, '/connections/keyed/credentials')).json()
    expect(body).toEqual({
      ...{ type: 'api_key', fields: { place: 'v1', api_key: GOOD_KEY }, connection: 'keyed' },
      ...{ expires_at: null, scopes: [], status: 'connected' },
    })
  })

  it('has its line in the access log before it is answered, whoever is refused too', async () => {
    await get(reader, `/connections/${slug}/credentials`)
    const { id, integrationId } = await row()
    const served = { what: 'credential', outcome: 'served', actorType: 'api_key', actorName: 'Program' }
    expect(await lines()).toMatchObject([{ ...served, connectionId: id, integrationId, target: slug }])
    await database().connection.updateMany({ where: { id }, data: { enabled: false } })
    expect((await get(reader, `/connections/${slug}/credentials`)).status).toBe(409)
    await database().connection.updateMany({ where: { id }, data: { enabled: true } })
    expect((await lines()).map(({ outcome }) => outcome)).toEqual(['served', 'connection_disabled'])
  })

  it('T06 is not given while the access log cannot be written', async () => {
    await pool().query('alter table "Access" rename to "AccessGone"')
    try {
      const response = await get(reader, `/connections/${slug}/credentials`)
      const text = await response.text()
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
      expect(JSON.parse(text).error.code).toBe('audit_unavailable')
      expect(text).not.toContain(grantedIn(await row())?.accessToken)
    } finally {
      await pool().query('alter table "AccessGone" rename to "Access"')
    }
  })

  it('is renewed for who needs it longer, and for who says that it was refused', async () => {
    const url = `/connections/${slug}/credentials`
    const token = async (query = '') => (await (await get(reader, url + query)).json()).access_token
    const before = await token()
    expect(await token('?min_valid=60')).toBe(before)
    const rejected = Buffer.from(digest(before)).toString('hex').slice(0, 16)
    await pool().query('update "Connection" set "rejectedAt" = null')
    house.server.set('token', { body: { access_token: `renewed by ${name}`, token_type: 'Bearer' } })
    const after = await token(`?rejected=${rejected}`)
    expect(after).not.toBe(before)
    // It is another one by now: nothing to do.
    expect(await token(`?rejected=${rejected}`)).toBe(after)
  })

  it.each([
    ['?min_valid=soon', 'min_valid'],
    ['?min_valid=100000', 'min_valid'],
    ['?min_valid=1&min_valid=2', 'min_valid'],
    ['?rejected=zz', 'rejected'],
    ['?api_key=x', 'api_key'],
  ])('is refused for %s', async (query, field) => {
    const response = await get(reader, `/connections/${slug}/credentials${query}`)
    const { error } = await response.json()
    expect([response.status, error.code]).toEqual([400, 'invalid_input'])
    expect(JSON.stringify(error.fields)).toContain(field === 'api_key' ? '' : field)
  })

  it('that is broken says what to do, and where', async () => {
    const { id } = await row()
    await database().connection.updateMany({
      where: { id },
      data: {
        ...{ validationStatus: 'error', validationCode: 'invalid_grant', refusedCode: 'invalid_grant' },
        expiresAt: new Date(0),
      },
    })
    const response = await get(reader, `/connections/${slug}/credentials`)
    const { error } = await response.json()
    expect([response.status, error.code]).toEqual([409, 'needs_reauth'])
    expect(error.message).toContain('Reconnect the account.')
    expect(error.repairUrl).toBe(`http://localhost:3000/integrations/${slug}/default`)
    await database().connection.updateMany({
      where: { id },
      data: { ...{ validationStatus: 'ok', validationCode: null, refusedCode: null }, expiresAt: null },
    })
  })

  it.each<[string, ApiScope[], number]>([
    ['without the scope', API_SCOPES.filter((scope) => scope !== 'credentials:read'), 403],
    ['bound elsewhere', ['credentials:read'], 403],
  ])('is not for a key %s', async (how, scopes, status) => {
    const other = (await createIntegration(house.admin, { provider: 'faulty' })).id
    const caller = await program(scopes, how === 'bound elsewhere' ? [other] : [])
    const response = await get(caller, `/connections/${slug}/credentials`)
    expect([name, response.status]).toEqual([name, status])
  })

  it.each(['unknown', `${'a'.repeat(200)}`, '..%2f..', '%00', '%ff', 'a:b:c'])(
    'of %j is of nothing',
    async (key) => {
      const response = await get(reader, `/connections/${key}/credentials`)
      expect(response.status).toBe(404)
    },
  )

  it('H04 is for no key that is malformed', async () => {
    const [, key = ''] = (reader.authorization ?? '').split(' ')
    for (const authorization of [
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key}x`,
      `Bearer ${key.slice(0, -4)}zzzz`,
      `Bearer pbk_${'a'.repeat(12)}_${'b'.repeat(43)}`,
    ]) {
      const response = await get({ authorization }, `/connections/${slug}/credentials`)
      const { error } = await response.json()
      expect([response.status, error.code]).toEqual([401, 'invalid_api_key'])
    }
  })
})

describe('a credential', () => {
  it('H09 is for no session and for nobody', async () => {
    for (const [caller, status] of [
      [await person('admin'), 403],
      [nobody, 401],
    ] as const)
      expect((await ask(caller, 'GET', `/connections/${slug}/credentials`)).status).toBe(status)
  })

  it('is read by one statement, many that wait by one together', async () => {
    const seen: string[] = []
    const asked = pool().query
    pool().query = ((...args: unknown[]) => {
      seen.push(JSON.stringify(args[0]))
      return (asked as (...args: unknown[]) => unknown).apply(pool(), args)
    }) as typeof asked
    try {
      await doors.node(reader, `/connections/${slug}/credentials`)
      expect(seen.map((text) => JSON.parse(text).name)).toEqual(['keyed credentials', 'append access'])
    } finally {
      pool().query = asked
    }
    const many = await Promise.all(
      Array.from({ length: 50 }, () => doors.node(reader, `/connections/${slug}/credentials`)),
    )
    expect(many.every(({ status }) => status === 200)).toBe(true)
    expect(await lines()).toHaveLength(51)
  })

  it('of a revoked key is refused from then on', async () => {
    const caller = await program(['credentials:read'])
    const url = `/connections/${slug}/credentials`
    expect((await doors.node(caller, url)).status).toBe(200)
    await pool().query('update "ApiKey" set "revokedAt" = now() where id = $1', [
      caller.authorization?.split('_')[1],
    ])
    expect((await doors.node(caller, url)).status).toBe(401)
  })
})

describe('a program’s word that a key was refused', () => {
  it('has the provider asked, leaves no check behind, and is told when it is so', async () => {
    const asked = async () =>
      (await database().check.findMany({ where: { connection: { integration: { slug: 'keyed' } } } })).length
    const rejected = Buffer.from(digest(GOOD_KEY)).toString('hex').slice(0, 16)
    const url = `/connections/keyed/credentials?rejected=${rejected}`
    const before = await asked()
    await pool().query('update "Connection" set "rejectedAt" = null')
    expect((await doors.node(reader, url)).status).toBe(200)
    keys.accepted.clear()
    await pool().query('update "Connection" set "rejectedAt" = null')
    const { error } = await (await doors.node(reader, url)).json()
    expect(error.code).toBe('needs_reauth')
    expect(await asked()).toBe(before)
  })
})
