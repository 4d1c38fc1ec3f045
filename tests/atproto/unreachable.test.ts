import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { checkOwnClient } from '@/lib/operations/check-own-client'
import { createIntegration } from '@/lib/operations/create-integration'
import { readIntegration } from '@/lib/operations/read-integration'
import { randomToken } from '@/lib/vault/digest'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'

const PUBLIC_URL = 'https://patchbay.local'

let admin: Actor & UserActor
let slug: string

beforeAll(async () => {
  await openHouse([], { PATCHBAY_URL: PUBLIC_URL })
  admin = await signedIn()
  slug = (await createIntegration(admin, { provider: 'atproto' })).slug
})
afterAll(closeHouse)

it('an install at an address that no server can know says why', async () => {
  const { ownClient } = await readIntegration(admin, slug)
  expect(ownClient).toEqual({ kind: 'unreachable', fault: 'name', id: null, publicUrl: PUBLIC_URL })
  expect(await refusalOf(checkOwnClient(admin))).toBe('not_found')
})

it('begins nothing, and says what to set', async () => {
  const input = { integration: slug, browser: randomToken(), account: 'alice.test' }
  await expect(beginAuthorization(admin, input)).rejects.toMatchObject({
    code: 'authorization_url_failed',
    message: expect.stringMatching(/https:\/\/patchbay\.local.*PATCHBAY_URL/),
  })
})
