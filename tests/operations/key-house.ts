import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { createIntegration } from '@/lib/operations/create-integration'
import { pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { GOOD_KEY, type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'

/** A house beside an API with keys, whose provider is defined. */
export interface KeyHouse {
  server: KeyServer
  admin: Actor & UserActor
  /** Another provider like it. */
  define(changes?: Partial<Provider>): Promise<void>
  /** An integration whose default connection has the key. */
  connected(api_key?: string): ReturnType<typeof createIntegration>
}

export function keyHouse(): KeyHouse {
  const house = { define, connected } as KeyHouse
  beforeAll(async () => {
    house.server = await startKeyServer()
    await openHouse([new URL(house.server.origin).host])
    house.admin = await signedIn()
    await define()
  })
  beforeEach(async () => {
    house.server.fault = null
    house.server.limited.clear()
    house.server.accepted = new Set([GOOD_KEY])
    await pool().query('delete from rate_limits')
  })
  afterAll(async () => {
    await house.server.stop()
    await closeHouse()
  })

  function define(changes: Partial<Provider> = {}) {
    return transaction((tx) => createCustomProvider(tx, keyProvider(house.server, changes)))
  }
  function connected(api_key = GOOD_KEY) {
    return createIntegration(house.admin, { provider: 'keyed', key: typed(api_key) })
  }
  return house
}

/** What is typed into the form. */
export function typed(api_key: string, more: Record<string, string> = {}) {
  return { fields: { api_key, ...more } }
}
