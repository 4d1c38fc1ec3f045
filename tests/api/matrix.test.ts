import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { providerDefinitionSchema } from '@/lib/contract/provider'
import type { ApiScope } from '@/lib/core/roles'
import { addConnection } from '@/lib/operations/add-connection'
import { createIntegration } from '@/lib/operations/create-integration'
import { createProvider } from '@/lib/operations/create-provider'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { faultyHouse } from '../operations/faulty-house'
import { addFor } from '../support/customers'
import { type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'
import { allBut, ask, byBasic, type Caller, nobody, person, program } from './callers'
import { definition, routeTable, type World } from './routes'

const house = faultyHouse({ alsoAllow: async () => new URL((await keyServer()).origin).host })
let keys: Promise<KeyServer> | undefined
const keyServer = () => {
  keys ??= startKeyServer()
  return keys
}
afterAll(async () => (await keyServer()).stop())
let elsewhere: string
const world: World = {
  ...{ slug: '', integrationId: '', connectionId: '', customerConnectionId: '', made: 0 },
  async freshProvider() {
    const key = `fresh-${world.made++}`
    await createProvider(house.admin, providerDefinitionSchema.parse(definition(key)))
    return key
  },
  async freshIntegration() {
    return (await createIntegration(house.admin, { provider: 'faulty' })).slug
  },
  async freshConnected() {
    const key = { fields: { api_key: 'k' }, test: false }
    return (await createIntegration(house.admin, { provider: 'keyed', key })).slug
  },
  async freshConnection() {
    const { name } = await addConnection(house.admin, world.slug, `fresh-${world.made++}`)
    return `/integrations/${world.slug}/connections/${name}`
  },
}

beforeAll(async () => {
  const server = await keyServer()
  server.accepted.add('k')
  world.slug = await house.setUp('faulty')
  const connection = await house.connect(world.slug)
  world.connectionId = connection.id
  world.integrationId = connection.integration.id
  const given = { externalId: 'ann@example.com', groupId: 'acme' }
  world.customerConnectionId = await addFor(await provisionSubject(house.admin, given), world.integrationId)
  elsewhere = (await createIntegration(house.admin, { provider: 'google' })).id
  await transaction((tx) => createCustomProvider(tx, keyProvider(server)))
  await createIntegration(house.admin, { provider: 'keyed' })
})

/** What a refusal is called, by its status. */
const CODES: Readonly<Record<number, string>> = {
  ...{ 400: 'invalid_domain', 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' },
  ...{ 415: 'not_a_picture' },
}

const TABLE = routeTable(world)

describe('G01 every route, by who asks', () => {
  it('is in the table', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const told = TABLE.map(({ method, route }) => `${method} /api${route}`)
    expect([...new Set(routes)].map((route) => route.replace(/(.)\/$/, '$1')).sort()).toEqual(told.sort())
  })

  it.each(TABLE.map((row) => [`${row.method} ${row.route}`, row] as const))('%s', async (_, row) => {
    const callers: [string, Caller][] = [
      ['anonymous', nobody],
      ['viewer', await person('viewer')],
      ['member', await person('member')],
      ['admin', await person('admin')],
      ['key with the scopes', await program(row.scopes)],
      ['key without', await program(allBut(row.scopes[0] ?? 'metrics'))],
      ['key bound to it', await program(row.scopes, [world.integrationId])],
      ['key bound elsewhere', await program(row.scopes, [elsewhere])],
    ]
    const found: [string, number][] = []
    for (const [name, caller] of callers) {
      const path = await row.path()
      const as = row.basic && caller.authorization ? byBasic(caller) : caller
      const response = await ask(as, row.method, path, row.body?.(path))
      found.push([name, response.status])
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-request-id')).toBeTruthy()
      if (response.status >= 400) {
        const code = CODES[response.status]
        const error = row.basic ? expect.stringMatching(/^[A-Z].+\.$/) : { code }
        expect(await response.json()).toMatchObject({ error })
      }
    }
    expect(found).toEqual(callers.map(([name], at) => [name, row.expected[at]]))
  })
})

describe('what a key that is bound elsewhere is shown', () => {
  it('K02, G02 nothing of what is not its own: no integration, connection, count or event', async () => {
    const scopes: ApiScope[] = ['integrations:read', 'connections:read', 'events:read']
    const stranger = await program(scopes, [elsewhere])
    for (const path of [
      '/overview',
      '/integrations',
      '/connections',
      '/events?count=1000',
      '/events/export?format=csv',
    ]) {
      const text = await (await ask(stranger, 'GET', path)).text()
      expect(text).not.toContain(world.integrationId)
      expect(text).not.toContain(world.connectionId)
    }
    const overview = await (await ask(stranger, 'GET', '/overview')).json()
    expect(Object.values(overview.counts).reduce((sum, n) => Number(sum) + Number(n), 0)).toBe(1)
    expect(await (await ask(stranger, 'GET', '/integrations')).json()).toMatchObject({ total: 1 })
  })
})
