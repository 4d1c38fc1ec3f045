import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contractSchemas, queryMembers } from '@/lib/contract/json-schema'
import type { Route } from '@/lib/contract/route'
import { ROUTES } from '@/lib/contract/routes'
import { API_SCOPES } from '@/lib/core/roles'
import { createIntegration } from '@/lib/operations/create-integration'
import { pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { faultyHouse, SECRET } from '../operations/faulty-house'
import { arbitraryOf } from '../support/arbitrary'
import { type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'
import { ask, backEnd, browserOf, type Caller, customer, program } from './callers'

const RUNS = 25
const CANARY = 'canary-4d1f-key'

const house = faultyHouse({ alsoAllow: async () => new URL((await keyServer()).origin).host })
let keys: Promise<KeyServer> | undefined
const keyServer = () => {
  keys ??= startKeyServer()
  return keys
}
afterAll(async () => (await keyServer()).stop())

let callers: Caller[]
let server: Caller
let user: Caller

beforeAll(async () => {
  callers = [await browserOf(house.admin.sessionId), await program(API_SCOPES)]
  server = await backEnd()
  user = await customer()
  await house.connect(await house.setUp('faulty'))
  await transaction(async (tx) => createCustomProvider(tx, keyProvider(await keyServer())))
  const key = { fields: { api_key: CANARY }, test: false }
  await createIntegration(house.admin, { provider: 'keyed', key })
  await createIntegration(house.admin, { provider: 'google' })
})
beforeEach(() => pool().query('delete from rate_limits'))

const schemas = contractSchemas()
/** What must come out nowhere: the client's secret, the tokens as the peer grants them, the typed key. */
const SECRETS = [SECRET, 'access-', 'refresh-', CANARY]

function requestsOf(route: Route): fc.Arbitrary<{ path: string; body: unknown; as: number }> {
  const name = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('faulty', 'keyed', 'google', 'default', 'faulty:default') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) },
    { weight: 1, arbitrary: fc.uuid() },
  )
  const names = fc.array(name, { minLength: 3, maxLength: 3 })
  const members = (route.query ? queryMembers(route.query) : []).map(
    (member) => [member.name, fc.option(arbitraryOf(member.schema), { nil: undefined })] as const,
  )
  const query = fc.record(Object.fromEntries(members), { noNullPrototype: true })
  const body = route.body ? arbitraryOf(schemas[route.body] ?? {}) : fc.constant(undefined)
  return fc.record({ names, query, body, as: fc.nat(1) }).map(({ names, query, body, as }) => {
    let at = 0
    const path = route.path.replace(/\{\w+\}/g, () => encodeURIComponent((names[at++] ?? 'x').toWellFormed()))
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const texts = given.map(([key, value]) => [key, textOf(value).toWellFormed()])
    const search = new URLSearchParams(texts)
    return { path: search.size > 0 ? `${path}?${search}` : path, body, as }
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** A route that hands out what the others must not, and those whose answer does not end. */
const isFuzzed = ({ id, passes }: Route) => id !== 'readCredential' && !passes && id !== 'proxyRequest'

/** What ends things comes last: the others need them. */
const ENDING = ['deleteIntegration', 'deleteOwnConnection', 'disconnect', 'removeConnection']
const inOrder = ROUTES.filter(isFuzzed).sort(
  (a, b) => Number(ENDING.includes(a.id)) - Number(ENDING.includes(b.id)),
)

describe('L01, L04, L08, L09, L10 whatever is sent', () => {
  it.each(inOrder.map((route) => [route.id, route] as const))(
    '%s answers without a fault of ours, and without a secret',
    async (_, route) => {
      await fc.assert(
        fc.asyncProperty(requestsOf(route), async ({ path, body, as }) => {
          const ofPlatform: Record<string, Caller> = { platform: server, platform_user: user }
          const caller = ofPlatform[route.group] ?? callers[as]
          const response = await ask(caller ?? {}, route.method, path, body)
          expect(response.status, `${route.method} ${path} ${JSON.stringify(body)}`).not.toBe(500)
          const text = await response.text()
          for (const secret of SECRETS) expect(text).not.toContain(secret)
        }),
        { numRuns: RUNS },
      )
    },
  )
})
