import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { ConnectionView } from '@/lib/contract/connection'
import { type Actor, systemActor, type UserActor } from '@/lib/core/actor'
import { beginDeviceAuthorization } from '@/lib/operations/begin-device-authorization'
import { pollDeviceCodes, pollsUnderWay } from '@/lib/operations/poll-device-codes'
import { readConnection } from '@/lib/operations/read-connection'
import { database, pool } from '@/lib/store/database'
import { enterCode, type Person } from '../support/consent'
import { grantProvider } from '../support/grants'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { setUpLocal } from '../support/local-provider'
import { clients, type OAuthServer, startOAuthServer, type TokenRequest } from '../support/oauth-server'

export const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'

/** Providers whose codes are entered elsewhere, and somebody who connects with them. */
export interface DeviceHouse {
  server: OAuthServer
  admin: Actor & UserActor
  slug: string
  begin(as?: Actor): Promise<ConnectionView>
  /** The person elsewhere. */
  enter(connection: ConnectionView, person?: Person): Promise<void>
  /** One turn of the worker, now. */
  poll(): Promise<ConnectionView>
  read(): Promise<ConnectionView>
  attempt(): Promise<NonNullable<Awaited<ReturnType<typeof latestAttempt>>>>
  questions(): Promise<TokenRequest[]>
}

/** A client that the server lets do nothing by a code. */
export const webOnly = {
  client_id: 'web-only',
  client_secret: 'web-secret',
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['authorization_code', 'refresh_token'],
} as const

export function deviceHouse(): DeviceHouse {
  const house = { slug: 'gadget' } as DeviceHouse
  beforeAll(async () => {
    house.server = await startOAuthServer({
      redirectUris: ['gadget', 'both'].map((slug) => `http://localhost:3000/oauth2/callback/${slug}`),
      clients: [...Object.values(clients), webOnly],
    })
    const { issuer } = house.server
    await openHouse([new URL(issuer).host])
    house.admin = await signedIn()
    await setUpLocal(house.admin, grantProvider(issuer, 'gadget', { grant: 'device_code' }))
    await setUpLocal(house.admin, grantProvider(issuer, 'both', {}))
  }, 60_000)
  afterAll(async () => {
    await house.server.stop()
    await closeHouse()
  })
  beforeEach(async () => {
    house.slug = 'gadget'
    await pool().query('delete from rate_limits')
    await house.server.forget()
  })
  return Object.assign(house, {
    begin: (as: Actor = house.admin) => beginDeviceAuthorization(as, { integration: house.slug }),
    enter: async ({ device }: ConnectionView, person?: Person) => {
      expect(device).not.toBeNull()
      await enterCode(device?.verificationUri ?? '', device?.userCode ?? '', person)
    },
    poll: async () => {
      await pool().query('update "Authorization" set "pollAt" = clock_timestamp() where "pollAt" is not null')
      await pollDeviceCodes(systemActor('worker'))
      await pollsUnderWay()
      return house.read()
    },
    read: () => readConnection(house.admin, house.slug),
    attempt: async () => {
      const found = await latestAttempt()
      if (!found) throw new Error('nobody has begun')
      return found
    },
    questions: async () =>
      (await house.server.tokenRequests()).filter(
        ({ grantType }) => grantType === DEVICE || grantType === 'injected',
      ),
  })
}

function latestAttempt() {
  return database().authorization.findFirst({ orderBy: { createdAt: 'desc' } })
}
