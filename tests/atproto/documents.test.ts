import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getMetadata } from '@/app/atproto/client-metadata.json/route'
import { GET as getKeys } from '@/app/atproto/jwks.json/route'
import { systemActor } from '@/lib/core/actor'
import { openClientKeys } from '@/lib/operations/open-client-keys'
import { rotateClientKey } from '@/lib/operations/rotate-client-key'
import { database, pool } from '@/lib/store/database'
import { patchbay } from '../support/command-line'
import { closeHouse, openHouse, PUBLIC_URL } from '../support/house'

interface Published {
  keys: Record<string, string>[]
}

const keys = async () => ((await (await getKeys()).json()) as Published).keys

beforeAll(() => openHouse([]))
afterAll(closeHouse)

describe('what servers of AT Protocol read of this install', () => {
  it('is a document under its own address', async () => {
    const response = await getMetadata()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/)
    const metadata = await response.json()
    expect(metadata).toMatchObject({
      client_id: `${PUBLIC_URL}/atproto/client-metadata.json`,
      jwks_uri: `${PUBLIC_URL}/atproto/jwks.json`,
      response_types: ['code'],
      dpop_bound_access_tokens: true,
    })
    expect(metadata).not.toHaveProperty('response_type')
    // Of every integration that there may be, so that none waits until a server reads this again.
    expect(String(metadata.scope).split(' ')).toContain('transition:chat.bsky')
  })

  it('is two keys from the beginning, made once by whoever asks first, without their private halves', async () => {
    const asked = await Promise.all([keys(), keys(), keys()])
    expect(new Set(asked.map((published) => JSON.stringify(published))).size).toBe(1)
    const [published = []] = asked
    expect(published).toHaveLength(2)
    for (const key of published)
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    const opened = await openClientKeys()
    expect(opened.map(({ kid }) => kid)).toEqual(published.map(({ kid }) => kid))
    const rows = await database().clientKey.findMany()
    const stored = rows.map(({ sealedJwk }) => Buffer.from(sealedJwk).toString('latin1')).join()
    for (const { d } of opened) expect(stored).not.toContain(d)
  })

  it('a key that is added signs only after the next: servers know it by then', async () => {
    const [signing, next] = (await keys()).map(({ kid }) => kid)
    const actor = systemActor('test')
    // Servers that have read the keys before it would refuse it for a while.
    expect(await rotateClientKey(actor)).toBeNull()
    await pool().query(`update "ClientKey" set "createdAt" = "createdAt" - interval '61 minutes'`)
    const rotated = await rotateClientKey(actor)
    expect(rotated?.signing).toBe(next)
    expect((await keys()).map(({ kid }) => kid)).toEqual([next, rotated?.next, signing])
  })

  it('the command line rotates, and says what signs when', async () => {
    const [, next] = (await keys()).map(({ kid }) => kid)
    const early = await patchbay('client-key', 'rotate')
    expect([early.code, early.err]).toEqual([2, expect.stringContaining('less than an hour ago')])
    const { code, out } = await patchbay('client-key', 'rotate', '--at-once', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { signing: next }])
    expect((await keys())[0]?.kid).toBe(next)
    const lines = (await patchbay('client-key', 'rotate', '--at-once')).out
    expect(lines).toContain(`${JSON.parse(out).next} signs from now on`)
  }, 60_000)
})
