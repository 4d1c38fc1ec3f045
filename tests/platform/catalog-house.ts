import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Actor, SubjectActor, UserActor } from '@/lib/core/actor'
import { createConnectSession } from '@/lib/operations/create-connect-session'
import { createIntegration } from '@/lib/operations/create-integration'
import type { EnteredCatalog } from '@/lib/operations/enter-catalog'
import { openConnectSession } from '@/lib/operations/open-connect-session'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { updateCatalogSettings } from '@/lib/operations/update-catalog-settings'
import { updateIntegration } from '@/lib/operations/update-integration'
import { pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { randomToken } from '@/lib/vault/digest'
import { subjectCookieName } from '@/lib/web/subject-cookie'
import type { Caller } from '../api/callers'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'
import { localProvider, setUpLocal } from '../support/local-provider'
import { type OAuthServer, startOAuthServer } from '../support/oauth-server'

/** An origin whose pages may use the user API. */
export const SHOP = 'https://shop.example.com'

export const REDIRECT_URI = `${PUBLIC_URL}/oauth2/callback/local`

/** An organisation whose catalog offers `local`, by consent at the real OAuth server, and `keyed`, by a key. */
export interface CatalogHouse {
  server: OAuthServer
  keys: KeyServer
  admin: Actor & UserActor
  /** A fresh customer in a browser, by a link; in that group if it is named, with those connectors alone if they are. */
  guest(group?: string, connectors?: string[]): Promise<Guest>
}

export interface Guest {
  subject: Actor & SubjectActor
  entered: EnteredCatalog
  /** What their browser sends from our own pages. */
  caller: Caller
  /** The secret that marks their browser. */
  browser: string
}

export const nobody = (): Actor => ({ type: 'anonymous', requestId: randomUUID(), address: null })

export function secretOf(url: string): string {
  return new URL(url).searchParams.get('session') ?? ''
}

export function catalogHouse(): CatalogHouse {
  const house = {} as CatalogHouse
  let made = 0
  beforeAll(async () => {
    house.server = await startOAuthServer({ redirectUris: [REDIRECT_URI] })
    house.keys = await startKeyServer()
    await openHouse([new URL(house.server.issuer).host, new URL(house.keys.origin).host])
    house.admin = await signedIn()
    await setUpLocal(house.admin, localProvider(house.server.issuer))
    await transaction((tx) => createCustomProvider(tx, keyProvider(house.keys)))
    await createIntegration(house.admin, { provider: 'keyed' })
    await createIntegration(house.admin, { provider: 'keyed', slug: 'hidden' })
    await updateIntegration(house.admin, 'local', { inCatalog: true, multiple: true })
    await updateIntegration(house.admin, 'keyed', { inCatalog: true })
    await updateCatalogSettings(house.admin, { allowedOrigins: [SHOP] })
  }, 60_000)
  beforeEach(() => pool().query('delete from rate_limits'))
  afterAll(async () => {
    await house.server.stop()
    await house.keys.stop()
    await closeHouse()
  })

  return Object.assign(house, {
    async guest(groupId?: string, connectors?: string[]): Promise<Guest> {
      const externalId = `guest-${made++}@example.com`
      await provisionSubject(house.admin, { externalId, groupId })
      const { url } = await createConnectSession(house.admin, { externalId, connectors })
      const entered = await openConnectSession(nobody(), secretOf(url))
      const browser = randomToken()
      const cookie = `${subjectCookieName()}=${entered.cookie}; patchbay.browser=${browser}`
      const subject = { ...entered.subject, requestId: randomUUID(), address: null }
      return { subject, entered, browser, caller: { cookie, origin: PUBLIC_URL } }
    },
  })
}
