import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { createIntegration } from '@/lib/operations/create-integration'
import { saveKey } from '@/lib/operations/save-key'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { database, pool, transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { GOOD_KEY, type KeyServer, keyProvider, startKeyServer } from '../support/key-provider'

let server: KeyServer
let admin: Actor & UserActor

beforeAll(async () => {
  server = await startKeyServer()
  await openHouse([new URL(server.origin).host])
  admin = await signedIn()
  await define()
})
beforeEach(async () => {
  server.fault = null
  server.limited.clear()
  server.accepted = new Set([GOOD_KEY])
  await pool().query('delete from rate_limits')
})
afterAll(async () => {
  await server.stop()
  await closeHouse()
})

const define = (changes: Partial<Provider> = {}) =>
  transaction((tx) => createCustomProvider(tx, keyProvider(server, changes)))

const typed = (api_key: string, more: Record<string, string> = {}) => ({ fields: { api_key, ...more } })

/** An integration whose default connection has the key. */
async function connected(api_key = GOOD_KEY) {
  return createIntegration(admin, { provider: 'keyed', key: typed(api_key) })
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason) => reason,
  )
  return error instanceof PatchbayError ? error.code : String(error)
}

async function _row(slug: string) {
  const found = await findConnection({ by: 'name', slug, name: 'default' })
  if (!found) throw new Error(`no ${slug}`)
  return found
}

describe('a form that is saved again', () => {
  it('keeps a secret that was left blank', async () => {
    const { slug } = await connected()
    const { connection } = await saveKey(admin, slug, typed(''))
    expect(connection.status).toBe('connected')
  })

  it('asks for the secret again when it would go elsewhere', async () => {
    const { slug } = await connected()
    const moved = saveKey(admin, slug, typed('', { place: 'v2' }))
    await expect(moved).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { api_key: expect.any(String) },
    })
    const { connection } = await saveKey(admin, slug, typed(GOOD_KEY, { place: 'v2' }))
    expect(connection).toMatchObject({ status: 'connected', setup: [{ value: 'v2' }, {}] })
  })

  it('asks for a secret that cannot be opened', async () => {
    const { slug, id } = await connected()
    await database().connection.updateMany({
      where: { integrationId: id },
      data: { credential: new Uint8Array(80) },
    })
    await expect(saveKey(admin, slug, typed(''))).rejects.toMatchObject({
      fields: { api_key: 'The stored value cannot be opened. Enter it again.' },
    })
    expect((await saveKey(admin, slug, typed(GOOD_KEY))).connection.status).toBe('connected')
  })

  it('asks about spaces around a secret', async () => {
    const { slug } = await connected()
    expect(await codeOf(saveKey(admin, slug, typed(` ${GOOD_KEY}`)))).toBe('secret_has_spaces')
    const removed = await saveKey(admin, slug, { ...typed(` ${GOOD_KEY}`), outerSpaces: 'remove' })
    expect(removed.connection.status).toBe('connected')
  })

  it('by two at once keeps one of them whole', async () => {
    const { slug } = await connected()
    const both = await Promise.allSettled([1, 2].map(() => saveKey(admin, slug, typed(GOOD_KEY))))
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(refused.every((code) => code === 'changed_meanwhile')).toBe(true)
    expect((await validateConnection(admin, slug)).check.status).toBe('ok')
  })
})
