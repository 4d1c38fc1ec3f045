import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getMetadata } from '@/app/atproto/client-metadata.json/route'
import { GET as getKeys } from '@/app/atproto/jwks.json/route'
import { KEYS_PATH, METADATA_PATH } from '@/lib/atproto/client-metadata'
import type { Actor, UserActor } from '@/lib/core/actor'
import { systemActor } from '@/lib/core/actor'
import { addConnection } from '@/lib/operations/add-connection'
import { readIntegration } from '@/lib/operations/read-integration'
import { refreshConnection, targetOf } from '@/lib/operations/refresh-connection'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { patchbay } from '../support/command-line'
import { grantedIn } from '../support/granted'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { connectAs, setUpAtproto } from './local-network'
import { type Documents, serveDocuments } from './own-documents'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

const PUBLIC_URL = 'https://console.patchbay.dev'

let peer: AtprotoPeer
let alice: AtprotoAccount
let documents: Documents
let admin: Actor & UserActor
let slug: string

const rowOf = async (name = 'default') => {
  const found = await findConnection({ by: 'name', slug, name })
  if (!found) throw new Error('no such connection')
  return found
}

/** The key that a connection's session proves itself with. */
const keyOf = async (name?: string) => grantedIn(await rowOf(name))?.session?.auth

const published = async () => {
  const { keys } = (await (await getKeys()).json()) as { keys: { kid: string }[] }
  return keys.map(({ kid }) => kid)
}

describe.skipIf(missing !== null)('AT Protocol through a Patchbay with a public URL', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    alice = await peer.createAccount('alice')
    await openHouse(peer.endpoints, { PATCHBAY_URL: PUBLIC_URL })
    admin = await signedIn()
    slug = await setUpAtproto(admin, peer)
    documents = await serveDocuments(peer, PUBLIC_URL, {
      [METADATA_PATH]: () => getMetadata(),
      [KEYS_PATH]: () => getKeys(),
    })
  }, 60_000)
  afterAll(async () => {
    documents?.stop()
    await closeHouse()
    await peer?.stop()
  })

  it('connects as a confidential client, by the documents that it serves itself', async () => {
    const { ownClient, redirectUri } = await readIntegration(admin, slug)
    expect(ownClient).toMatchObject({ kind: 'confidential', id: PUBLIC_URL + METADATA_PATH })
    const { back } = await connectAs(admin, slug, alice)
    expect(back.origin + back.pathname).toBe(redirectUri)
    const [signing] = await published()
    expect(await keyOf()).toEqual({ method: 'private_key_jwt', kid: signing })
    expect((await validateConnection(admin, slug)).check.failure).toBeNull()
  })

  it('a session from before `client-key rotate` is refreshed as before; a new one has the next key', async () => {
    const [signing, next] = await published()
    const { code, out } = await patchbay('client-key', 'rotate', '--at-once', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([0, { signing: next }])

    const before = await rowOf()
    expect(await refreshConnection(systemActor('test'), targetOf(before))).toBeNull()
    expect((await rowOf()).credentialVersion).toBe(before.credentialVersion + 1)
    expect(await keyOf()).toEqual({ method: 'private_key_jwt', kid: signing })

    await addConnection(admin, slug, 'after')
    await connectAs(admin, slug, alice, { connection: 'after' })
    expect(await keyOf('after')).toEqual({ method: 'private_key_jwt', kid: next })
    for (const key of [slug, `${slug}:after`])
      expect((await validateConnection(admin, key)).check.failure).toBeNull()
  }, 60_000)
})
