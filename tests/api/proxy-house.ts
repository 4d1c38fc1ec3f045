import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { api } from '@/lib/api'
import { hotRoutes } from '@/lib/api/hot-routes'
import type { Actor, UserActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { createIntegration } from '@/lib/operations/create-integration'
import { credentialPlace } from '@/lib/operations/open-credential'
import { saveSetup } from '@/lib/operations/save-setup'
import { writeCredential } from '@/lib/store/connections'
import { database, pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { seal } from '@/lib/vault/seal'
import { makeListener } from '@/lib/web/listener'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { rotating } from '../support/rotating-definition'
import { type RotatingProvider, startRotatingProvider } from '../support/rotating-provider'
import { startUpstream, type Upstream } from '../support/upstream'
import { type Caller, program } from './callers'

/** An API, a token endpoint beside it, and Patchbay's own front door, all on 127.0.0.1. */
export interface ProxyHouse {
  upstream: Upstream
  tokens: RotatingProvider
  admin: Actor & UserActor
  port: number
  /** A program that may send requests. */
  caller: Caller
  /** An integration of a provider like the usual one but for `changes`; answers its slug. */
  setUp(key: string, changes?: Partial<Provider>): Promise<string>
  /** A connection with a token of the token endpoint's; answers its id. */
  plant(slug: string, given?: Planting): Promise<string>
  /** The same with a key that was typed. */
  plantKey(slug: string, fields: Record<string, string>): Promise<string>
  send(asked: Sent): Promise<Answered>
}

export interface Planting {
  name?: string
  expiresInMs?: number | null
  refreshable?: boolean
  data?: Record<string, unknown>
}

export interface Sent {
  method?: string
  /** Behind `/api/integrations`, exactly as it is sent. */
  path: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
  caller?: Caller | null
}

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
  /** The code of an error of ours. */
  code: string | null
}

export function proxyHouse(): ProxyHouse {
  const house = {} as ProxyHouse
  let door: Server
  beforeAll(async () => {
    house.upstream = await startUpstream()
    house.tokens = await startRotatingProvider()
    await openHouse([house.upstream.host, new URL(house.tokens.origin).host])
    house.admin = await signedIn()
    house.caller = await program(['proxy'])
    const front = hotRoutes(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
    const pages = Promise.resolve(() => {})
    door = createServer(makeListener({ publicUrl: PUBLIC_URL, port: 0, api: front, pages }))
    door.listen(0, '127.0.0.1')
    await once(door, 'listening')
    house.port = (door.address() as AddressInfo).port
  })
  beforeEach(async () => {
    house.upstream.reset()
    house.tokens.reset()
    await pool().query('delete from rate_limits; delete from "Access"')
  })
  afterAll(async () => {
    door.closeAllConnections()
    door.close()
    await house.upstream.stop()
    await house.tokens.stop()
    await closeHouse()
  })
  return Object.assign(house, {
    setUp: (key: string, changes: Partial<Provider> = {}) => setUp(house, key, changes),
    plant: (slug: string, given: Planting = {}) => plant(house, slug, given),
    plantKey,
    send: (asked: Sent) => send(house, asked),
  })
}

async function setUp(house: ProxyHouse, key: string, changes: Partial<Provider>): Promise<string> {
  const usual: Provider = {
    ...rotating(house.tokens.origin),
    api: {
      baseUrl: `${house.upstream.origin}/v1`,
      credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
    },
  }
  const provider = { ...usual, ...changes, key }
  await transaction((tx) => createCustomProvider(tx, provider))
  const { slug } = await createIntegration(house.admin, { provider: key })
  if (provider.authType === 'oauth2')
    await saveSetup(house.admin, slug, { fields: { client_id: 'the-client', client_secret: 'the-secret' } })
  return slug
}

async function connectionOf(slug: string, name: string): Promise<string> {
  const { id: integrationId } = await database().integration.findUniqueOrThrow({ where: { slug } })
  const where = { integrationId, name }
  const found = await database().connection.findFirst({ where })
  return (found ?? (await database().connection.create({ data: where }))).id
}

async function plant(house: ProxyHouse, slug: string, given: Planting): Promise<string> {
  const { name = 'default', expiresInMs = 3_600_000, refreshable = true, data = {} } = given
  const id = await connectionOf(slug, name)
  const { accessToken, refreshToken } = house.tokens.grant()
  const now = new Date()
  const obtainedAt = new Date(now.getTime() - 3_600_000).toISOString()
  const credential = { accessToken, refreshToken: refreshable ? refreshToken : null, tokenType: 'Bearer' }
  await write(id, { type: 'oauth2', ...credential, obtainedAt }, now, {
    hasRefreshToken: refreshable,
    expiresAt: expiresInMs === null ? null : new Date(now.getTime() + expiresInMs),
    data,
  })
  return id
}

async function plantKey(slug: string, fields: Record<string, string>): Promise<string> {
  const id = await connectionOf(slug, 'default')
  const now = new Date()
  const { authType: type } = (await database().customProvider.findFirstOrThrow({ where: { key: slug } }))
    .definition as unknown as Provider
  const credential = { type, fields, secretKeys: Object.keys(fields), obtainedAt: now.toISOString() }
  await write(id, credential, now, { hasRefreshToken: false, expiresAt: null, data: {} })
  return id
}

async function write(
  id: string,
  credential: { type: string; obtainedAt: string },
  now: Date,
  facts: { hasRefreshToken: boolean; expiresAt: Date | null; data: Record<string, unknown> },
): Promise<void> {
  const { credentialVersion: version } = await database().connection.findUniqueOrThrow({ where: { id } })
  const sealed = seal(credentialPlace(id, version + 1), JSON.stringify(credential))
  const blank = { tokenType: null, refreshExpiresAt: null, grantedScopes: [], refreshAt: null }
  const row = { ...blank, ...facts, credential: sealed, credentialType: credential.type }
  await transaction((tx) => writeCredential(tx, id, version, row, now))
}

/** A request of Node's own, which changes nothing of an address. */
export function openRequest(house: ProxyHouse, { method = 'GET', path, headers = {}, caller }: Sent) {
  const all = { ...(caller === undefined ? house.caller : caller), ...headers }
  return request({
    ...{ host: '127.0.0.1', port: house.port, path: `/api/integrations${path}`, method, headers: all },
    agent: false,
  })
}

async function send(house: ProxyHouse, asked: Sent): Promise<Answered> {
  const asking = openRequest(house, asked)
  const answered = once(asking, 'response') as Promise<[IncomingMessage]>
  asking.end(asked.body)
  const [response] = await answered
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const { statusCode: status = 0, headers } = response
  return { status, headers, body, text: body.toString(), code: codeOf(body) }
}

function codeOf(body: Buffer): string | null {
  try {
    return JSON.parse(body.toString()).error.code
  } catch {
    return null
  }
}
