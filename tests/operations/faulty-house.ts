import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { createDispatcher, type DispatcherOptions } from '@/lib/egress/dispatcher'
import { once } from '@/lib/once'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { completeAuthorization } from '@/lib/operations/complete-authorization'
import { createIntegration } from '@/lib/operations/create-integration'
import { readConnection } from '@/lib/operations/read-connection'
import { saveSetup } from '@/lib/operations/save-setup'
import { pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { randomToken } from '@/lib/vault/digest'
import { type FaultyProvider, startFaultyProvider } from '../support/faulty-provider'
import { closeHouse, openHouse, signedIn } from '../support/house'

/** A house beside the provider that can be made to misbehave, with an admin and what an admin does all day. */
export interface FaultyHouse {
  server: FaultyProvider
  admin: Actor & UserActor
  /** The secret of the browser that everything is done in. */
  browser: string
  /** Defines a provider of that key and an integration of it whose set-up is saved. Answers the slug. */
  setUp(key: string, changes?: Partial<Provider>): Promise<string>
  /** From the button to the way back, with the consent given; what is answered is the connection. */
  connect(slug: string): ReturnType<typeof readConnection>
  /** Up to the callback's address. `begin` answers where the browser goes. */
  consentTo(slug: string, begin?: (slug: string) => Promise<string>): Promise<URL>
  finish(callback: URL): ReturnType<typeof completeAuthorization>
}

export const SECRET = 'the-client-secret'

/**
 * Opens the house for a test file. `egress` stands in the place of the process's own way out: whoever looks names up
 * does so by its `resolve`, never by a name server.
 */
export function faultyHouse(
  egress: Omit<DispatcherOptions, 'allow'> & { alsoAllow?: () => Promise<string> } = {},
): FaultyHouse {
  const browser = randomToken()
  const house = { browser, setUp, connect, consentTo, finish } as FaultyHouse

  beforeAll(async () => {
    house.server = await startFaultyProvider()
    const allow = [new URL(house.server.origin).host]
    if (egress.alsoAllow) allow.push(await egress.alsoAllow())
    await openHouse(allow)
    const resolve = async () =>
      Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
    once('egress-dispatcher', () => createDispatcher({ allow, resolve, ...egress }))
    house.admin = await signedIn()
  })
  beforeEach(async () => {
    house.server.reset()
    await pool().query('delete from rate_limits')
    // What one test found of the set-up is not the next one's.
    await pool().query(
      'update "Integration" set "faultCode" = null, "faultSince" = null, "faultRetryAt" = null',
    )
  })
  afterAll(async () => {
    await house.server.stop()
    await closeHouse()
  })

  async function setUp(key: string, changes: Partial<Provider> = {}): Promise<string> {
    await transaction((tx) => createCustomProvider(tx, { ...faulty(house.server, key), ...changes }))
    const { slug } = await createIntegration(house.admin, { provider: key })
    await saveSetup(house.admin, slug, { fields: { client_id: 'the-client', client_secret: SECRET } })
    return slug
  }

  async function beginHere(integration: string): Promise<string> {
    return (await beginAuthorization(house.admin, { integration, browser })).url
  }

  async function consentTo(slug: string, begin = beginHere): Promise<URL> {
    const url = await begin(slug)
    if (!url.startsWith(`${house.server.origin}/`))
      throw new Error(`Refused to leave this machine for ${url}`)
    const consented = await fetch(url, { redirect: 'manual' })
    return new URL(consented.headers.get('location') ?? '')
  }

  function finish(callback: URL) {
    const input = { query: callback.searchParams, path: callback.pathname, browser }
    return completeAuthorization(house.admin, input)
  }

  async function connect(slug: string) {
    await finish(await consentTo(slug))
    return readConnection(house.admin, slug)
  }

  return house
}

/** Egress's 15 seconds, and nothing else, pass in a tenth of one. */
export function hurry(): void {
  const real = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((
    work: () => void,
    ms?: number,
    ...rest: unknown[]
  ) => real(work, ms === 15_000 ? 100 : ms, ...rest)) as typeof setTimeout)
}

function faulty({ origin, urls }: FaultyProvider, key: string): Provider {
  return {
    key,
    name: 'Faulty',
    description: 'The provider of the tests that misbehaves',
    categories: [],
    authType: 'oauth2',
    fields: [
      { key: 'client_id', label: 'Client ID', type: 'text', required: true, secret: false },
      { key: 'client_secret', label: 'Client secret', type: 'password', required: true, secret: true },
    ],
    oauth2: {
      authorizationUrl: urls.authorize,
      tokenUrl: urls.token,
      revocationUrl: urls.revoke,
      issuer: origin,
      grant: 'authorization_code',
      scopes: [{ name: 'read', label: 'Read', default: true }],
      tokenAuthMethod: 'client_secret_post',
      issParameterSupported: true,
      idToken: 'ignore',
    },
    identity: { url: urls.userinfo, id: ['sub'], name: ['name'], email: ['email'] },
    probe: { url: urls.probe },
  }
}
