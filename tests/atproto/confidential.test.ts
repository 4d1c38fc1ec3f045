import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginAuthorization, finishAuthorization } from '@/lib/atproto/authorization'
import { confidentialMetadata, KEYS_PATH, METADATA_PATH, redirectUriOf } from '@/lib/atproto/client-metadata'
import { createClientKeys, publicKeys } from '@/lib/atproto/keys'
import { Nonces } from '@/lib/atproto/nonces'
import { type AtprotoSession, refreshSession } from '@/lib/atproto/session'
import { createXrpcClient, type SessionKeeper, type SessionTokens } from '@/lib/atproto/xrpc'
import { isProviderFailure } from '@/lib/core/failure'
import { atprotoConsent } from '../support/atproto-consent'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { type Documents, serveDocuments } from './own-documents'
import { CALLBACK, confidentialAtproto, type PeerAtproto } from './peer-doors'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

/** The PDS fetches this host’s documents from the test’s own server; it refuses the names that are set aside for examples. */
const PUBLIC_URL = 'https://console.patchbay.dev'

let peer: AtprotoPeer
let alice: AtprotoAccount
let documents: Documents
let atproto: PeerAtproto

async function connect(atproto: PeerAtproto): Promise<AtprotoSession> {
  const redirectUri = redirectUriOf(PUBLIC_URL, CALLBACK)
  const account = { type: 'did' as const, did: alice.did }
  const begun = await beginAuthorization({ atproto, account, redirectUri, scopes: ['transition:generic'] })
  const redirect = await atprotoConsent(begun.url, { ...alice, username: alice.handle })
  expect(redirect.origin + redirect.pathname).toBe(redirectUri)
  const query = redirect.searchParams
  const response = { code: query.get('code'), state: query.get('state') ?? '', iss: query.get('iss') }
  return finishAuthorization({ atproto, proof: begun.proof, redirectUri, response })
}

/** Keeps one session, as the database does. */
function keeperOf(atproto: PeerAtproto, first: AtprotoSession): SessionKeeper {
  let session = first
  const tokens = (): SessionTokens => session
  return {
    current: async () => tokens(),
    renew: async () => {
      session = await refreshSession({ atproto, session })
      return tokens()
    },
    end: async () => {},
  }
}

describe.skipIf(missing !== null)('AT Protocol as a confidential client of a real PDS', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    alice = await peer.createAccount('alice')
    atproto = await confidentialAtproto(peer, PUBLIC_URL)
    const settings = { publicUrl: PUBLIC_URL, name: 'Patchbay', callbackPaths: [CALLBACK] }
    const metadata = confidentialMetadata({ ...settings, scopes: ['transition:generic'] })
    documents = await serveDocuments(peer, PUBLIC_URL, {
      [METADATA_PATH]: () => Response.json(metadata),
      [KEYS_PATH]: () => Response.json(publicKeys(atproto.keys)),
    })
  }, 60_000)
  afterAll(async () => {
    documents?.stop()
    await peer?.stop()
  })

  it('signs in with a published key, and a new key breaks no session', async () => {
    const [first, second] = atproto.keys
    const session = await connect(atproto)
    expect(session.auth).toEqual({ method: 'private_key_jwt', kid: first?.kid })

    // The server still remembers the keys that it read a moment ago.
    const [third] = await createClientKeys()
    const rotated = { ...atproto, keys: [second, third, first].filter((key) => key !== undefined) }
    const fresh = await refreshSession({ atproto: rotated, session })
    expect(fresh.auth).toEqual(session.auth)
    expect((await connect(rotated)).auth).toEqual({ method: 'private_key_jwt', kid: second?.kid })

    const without = { ...rotated, keys: rotated.keys.slice(0, 2) }
    const failure = await refreshSession({ atproto: without, session: fresh }).catch((error) => error)
    expect(isProviderFailure(failure) && failure.code).toBe('invalid_grant')
    // The server was not asked: the session still stands for whoever has its key.
    expect((await refreshSession({ atproto: rotated, session: fresh })).did).toBe(alice.did)
  })

  it('writes, uploads and reads back at the PDS, before and after a refresh', async () => {
    const keeper = keeperOf(atproto, await connect(atproto))
    const client = createXrpcClient({ fetch: atproto.doors.fetch, nonces: new Nonces() }, keeper)

    const session = await client.get('com.atproto.server.getSession')
    expect(await session.response.json()).toMatchObject({ did: alice.did, handle: alice.handle })

    const record = { $type: 'app.bsky.feed.post', text: 'From Patchbay', createdAt: new Date().toISOString() }
    const created = await client.post('com.atproto.repo.createRecord', {
      body: { repo: alice.did, collection: 'app.bsky.feed.post', record },
    })
    expect([created.ok, await created.response.json()]).toMatchObject([true, { uri: expect.any(String) }])

    await keeper.renew(await keeper.current())
    const bytes = 'a picture, as far as anybody knows'
    const uploaded = await client.post('com.atproto.repo.uploadBlob', {
      body: new Blob([bytes]).stream(),
      headers: { 'content-type': 'text/plain' },
    })
    expect(uploaded.ok).toBe(true)
    const { blob } = (await uploaded.response.json()) as { blob: unknown }
    const attached = { ...record, embed: { $type: 'com.example.file', blob } }
    await client.post('com.atproto.repo.createRecord', {
      body: {
        repo: alice.did,
        collection: 'com.example.post',
        record: { ...attached, $type: 'com.example.post' },
      },
    })
    const cid = (blob as { ref: { $link: string } }).ref.$link
    const fetched = await client.get('com.atproto.sync.getBlob', { params: { did: alice.did, cid } })
    expect([fetched.response.status, await fetched.response.text()]).toEqual([200, bytes])

    const wrong = await client.post('com.atproto.repo.createRecord', { body: {} })
    expect([wrong.ok, wrong.expired, wrong.response.status]).toEqual([false, false, 400])
  })
})
