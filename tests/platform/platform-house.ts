import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { PlatformAnswer } from '@/lib/contract/platform'
import type { Actor, UserActor } from '@/lib/core/actor'
import { createIntegration } from '@/lib/operations/create-integration'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { saveSetup } from '@/lib/operations/save-setup'
import { updateIntegration } from '@/lib/operations/update-integration'
import { pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import type { SubjectRecord } from '@/lib/store/subjects'
import { ask, backEnd, type Caller } from '../api/callers'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { rotating } from '../support/rotating-definition'
import { type RotatingProvider, startRotatingProvider } from '../support/rotating-provider'

/** An organisation with customers, and a provider whose tokens can be counted, rotated and refused. */
export interface PlatformHouse {
  server: RotatingProvider
  admin: Actor & UserActor
  /** A key for everything that the platform API has. */
  caller: Caller
  slug: string
  integrationId: string
  /** A fresh customer, in that group if it is named. */
  customer(group?: string): Promise<SubjectRecord>
  /** What the platform API answers, with its status. */
  get(path: string, caller?: Caller): Promise<{ status: number; body: never }>
  read(subject: { externalId: string }, slug?: string): Promise<PlatformAnswer>
}

/** Nothing else is asked at the same time: what is tested in the background is looked at by who tests that. */
export function platformHouse(): PlatformHouse {
  const house = { slug: 'rotating' } as PlatformHouse
  let made = 0

  beforeAll(async () => {
    house.server = await startRotatingProvider()
    await openHouse([new URL(house.server.origin).host])
    house.admin = await signedIn()
    await transaction((tx) => createCustomProvider(tx, rotating(house.server.origin)))
    const { id } = await createIntegration(house.admin, { provider: 'rotating' })
    house.integrationId = id
    const fields = { client_id: 'the-client', client_secret: 'the-secret' }
    await saveSetup(house.admin, house.slug, { fields })
    await updateIntegration(house.admin, house.slug, { inCatalog: true })
    house.caller = await backEnd()
  })
  beforeEach(async () => {
    house.server.reset()
    await pool().query('delete from rate_limits')
    await pool().query('update "ProviderSlot" set holder = null, until = null')
  })
  afterAll(async () => {
    await house.server.stop()
    await closeHouse()
  })

  return Object.assign(house, {
    customer(groupId?: string) {
      return provisionSubject(house.admin, { externalId: `customer-${made++}@example.com`, groupId })
    },
    async get(path: string, caller: Caller = house.caller) {
      const response = await ask(caller, 'GET', `/platform${path}`)
      return { status: response.status, body: (await response.json()) as never }
    },
    async read({ externalId }: { externalId: string }, slug = house.slug) {
      const path = `/users/${encodeURIComponent(externalId)}/connections/${slug}`
      return (await house.get(path)).body as PlatformAnswer
    },
  })
}
