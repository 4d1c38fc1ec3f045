import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '@/lib/api'
import { hotRoutes } from '@/lib/api/hot-routes'
import type { Actor, UserActor } from '@/lib/core/actor'
import { systemActor } from '@/lib/core/actor'
import { pdsNonces } from '@/lib/egress/dpop'
import { addConnection } from '@/lib/operations/add-connection'
import { readConnection } from '@/lib/operations/read-connection'
import { refreshConnection, targetOf } from '@/lib/operations/refresh-connection'
import { fromDid, fromSession } from '@/lib/operations/xrpc-in-process'
import { findConnection } from '@/lib/store/connections'
import { makeListener } from '@/lib/web/listener'
import { type Caller, program } from '../api/callers'
import { PEER, whyNoAtprotoPeer } from '../support/atproto-install'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { grantedIn } from '../support/granted'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { connectAs, setUpAtproto } from './local-network'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

let peer: AtprotoPeer
let alice: AtprotoAccount
let bob: AtprotoAccount
let admin: Actor & UserActor
let slug: string
let door: Server
let base: string
let caller: Caller

const send = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
  fetch(`${base}/${path}`, { ...init, headers: { ...caller, ...(init.headers as Record<string, string>) } })

const rowOf = async (name = 'default') => {
  const found = await findConnection({ by: 'name', slug, name })
  if (!found) throw new Error('no such connection')
  return found
}

const nonceOf = (proof: string | null) =>
  JSON.parse(Buffer.from(proof?.split('.')[1] ?? '', 'base64url').toString()).nonce

describe.skipIf(missing !== null)('XRPC through Patchbay', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    alice = await peer.createAccount('alice')
    bob = await peer.createAccount('bob')
    await openHouse(peer.endpoints)
    admin = await signedIn()
    caller = await program(['proxy'])
    slug = await setUpAtproto(admin, peer)
    await connectAs(admin, slug, alice)
    await addConnection(admin, slug, 'bob')
    await connectAs(admin, slug, bob, { connection: 'bob' })
    const front = hotRoutes(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
    const pages = Promise.resolve(() => {})
    door = createServer(makeListener({ publicUrl: PUBLIC_URL, port: 0, api: front, pages }))
    door.listen(0, '127.0.0.1')
    await once(door, 'listening')
    const { port } = door.address() as AddressInfo
    base = `http://127.0.0.1:${port}/api/integrations/${slug}/request`
  }, 90_000)
  afterAll(async () => {
    door?.closeAllConnections()
    door?.close()
    await closeHouse()
    await peer?.stop()
  })

  it('signs what a program asks, at the account’s own server', async () => {
    const answer = await send('xrpc/com.atproto.server.getSession')
    expect([answer.status, await answer.json()]).toMatchObject([200, { did: alice.did }])
    const other = await send('xrpc/com.atproto.server.getSession', {
      headers: { 'patchbay-connection': 'bob' },
    })
    expect(await other.json()).toMatchObject({ did: bob.did })
  })

  it('creates a record, and hands on what the server says of a wrong one', async () => {
    const create = (body: unknown) =>
      send('xrpc/com.atproto.repo.createRecord', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const record = { $type: 'app.bsky.feed.post', text: 'Hello', createdAt: new Date().toISOString() }
    const made = await create({ repo: alice.did, collection: 'app.bsky.feed.post', record })
    expect([made.status, await made.json()]).toMatchObject([200, { uri: expect.stringContaining(alice.did) }])
    const wrong = await create({})
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: 'InvalidRequest' }])
    expect((await readConnection(admin, slug)).status).toBe('connected')
  })

  it('streams a blob in, at a server whose nonce it does not know yet, and out again', async () => {
    pdsNonces().del(peer.pds)
    const bytes = Buffer.alloc(300_000, 'patchbay')
    const body = new Blob([bytes]).stream()
    const init = { method: 'POST', headers: { 'content-type': 'text/plain' }, body, duplex: 'half' as const }
    const uploaded = await send('xrpc/com.atproto.repo.uploadBlob', init)
    expect(uploaded.status).toBe(200)
    const { blob } = (await uploaded.json()) as { blob: { ref: { $link: string } } }
    await send('xrpc/com.atproto.repo.createRecord', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ repo: alice.did, collection: 'com.example.file' },
        record: { $type: 'com.example.file', blob },
      }),
    })
    const fetched = await send(`xrpc/com.atproto.sync.getBlob?did=${alice.did}&cid=${blob.ref.$link}`)
    expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each(['xrpc/getSession', 'xrpc/com.atproto.server.getSession/more', 'oauth/token', 'xrpc', ''])(
    '%j is no method, and is not asked',
    async (path) => {
      await peer.forget()
      const answer = await send(path)
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { error: { code: 'url_not_allowed' } },
      ])
      expect(await peer.requests()).toEqual([])
    },
  )

  it('the maker’s own Agent works over it', async () => {
    const { Agent } = createRequire(join(PEER, 'network.cjs'))('@atproto/api')
    const fetchHandler = (path: string, init: RequestInit) =>
      send(path.replace(/^\//, ''), { ...init, headers: Object.fromEntries(new Headers(init.headers)) })
    const agent = new Agent({ did: alice.did, fetchHandler })
    const { uri } = await agent.post({ text: 'By the Agent', createdAt: new Date().toISOString() })
    expect(uri).toContain(alice.did)
    const { data } = await agent.com.atproto.repo.listRecords({
      ...{ repo: alice.did, collection: 'app.bsky.feed.post' },
    })
    expect(data.records.map(({ value }: { value: { text: string } }) => value.text)).toContain('By the Agent')
  })

  it('hands its token to nobody, and says what to do instead', async () => {
    const mine = await program(['credentials:read'])
    const answer = await api.request(`/api/connections/${slug}/credentials`, { headers: mine })
    const body = await answer.json()
    expect([answer.status, body]).toMatchObject([409, { error: { code: 'bound_credential' } }])
    expect(body.error.message).toContain(`/api/integrations/${slug}/request/`)
    expect(JSON.stringify(body)).not.toContain(grantedIn(await rowOf())?.accessToken)
    expect((await api.request(`/api/connections/${slug}/credentials`, { headers: caller })).status).toBe(403)
  })

  it('goes on with the new token after a refresh', async () => {
    expect(await refreshConnection(systemActor('test'), targetOf(await rowOf()))).toBeNull()
    expect((await send('xrpc/com.atproto.server.getSession')).status).toBe(200)
  })

  it('a nonce of the PDS is none of the authorization server, though both are one origin', async () => {
    pdsNonces().set(peer.pds, 'of-the-pds')
    await peer.forget()
    expect(await refreshConnection(systemActor('test'), targetOf(await rowOf()))).toBeNull()
    expect((await send('xrpc/com.atproto.server.getSession')).status).toBe(200)
    const nonces = (await peer.requests())
      .filter(({ dpop }) => dpop !== null)
      .map(({ path, dpop }) => [path, nonceOf(dpop) === 'of-the-pds'])
    expect(nonces.filter(([, isIts]) => isIts)).toEqual([['/xrpc/com.atproto.server.getSession', true]])
  })

  it('for code in this process there is a client by the account', async () => {
    const system = systemActor('test')
    const found = await fromDid(system, alice.did)
    if (!found.ok) throw new Error(found.error)
    const { client } = found
    expect(client.did).toBe(alice.did)
    const before = await rowOf()
    expect(await client.refresh()).toBeNull()
    expect((await rowOf()).credentialVersion).toBe(before.credentialVersion + 1)
    const answer = await client.get('com.atproto.server.getSession')
    expect([answer.ok, await answer.response.json()]).toMatchObject([true, { did: alice.did }])
    expect(await fromDid(system, 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa')).toEqual({
      ok: false,
      error: 'not_found',
    })
  })

  it('for code in this process there is a client by what a web session holds', async () => {
    const system = systemActor('test')
    for (const key of [undefined, null, 42, ''])
      expect(await fromSession(system, key)).toEqual({ ok: false, error: 'no_session' })
    expect(await fromSession(system, `${slug}:nobody`)).toEqual({ ok: false, error: 'reauth' })
    const found = await fromSession(system, `${slug}:bob`)
    expect(found.ok && found.client.did).toBe(bob.did)
  })

  it.each(['the proxy', 'the client in this process'])(
    'a token that is refused, and the new one as well, ends the session: %s finds out',
    async (who) => {
      const name = who === 'the proxy' ? 'refused' : 'refused-within'
      await addConnection(admin, slug, name)
      await connectAs(admin, slug, bob, { connection: name })
      const headers = { 'patchbay-connection': name }
      await peer.forget()
      await peer.refuse(true)
      try {
        if (who === 'the proxy') {
          expect((await send('xrpc/com.atproto.server.getSession', { headers })).status).toBe(401)
        } else {
          const found = await fromSession(systemActor('test'), `${slug}:${name}`)
          const answer = found.ok ? await found.client.get('com.atproto.server.getSession') : null
          expect([answer?.ok, answer?.expired]).toEqual([false, true])
        }
        await expect
          .poll(async () => (await readConnection(admin, `${slug}:${name}`)).status, { timeout: 5_000 })
          .toBe('needs_reauth')
      } finally {
        await peer.refuse(false)
      }
      const asked = (await peer.requests()).filter(({ status }) => status === 200)
      expect(asked.filter(({ path }) => path === '/oauth/token')).toHaveLength(1)
      const { failure } = await readConnection(admin, `${slug}:${name}`)
      expect(failure?.code).toBe('invalid_token')
      const next = await send('xrpc/com.atproto.server.getSession', { headers })
      expect([next.status, await next.json()]).toMatchObject([409, { error: { code: 'needs_reauth' } }])
    },
  )

  it('a session that its owner ended needs a person, whoever finds out', async () => {
    await peer.revokeTokens(bob.did)
    const headers = { 'patchbay-connection': 'bob' }
    const answers = [await send('xrpc/com.atproto.server.getSession', { headers })]
    answers.push(await send('xrpc/com.atproto.server.getSession', { headers }))
    expect(answers.map(({ status }) => status)).not.toContain(200)
    await expect.poll(async () => (await readConnection(admin, `${slug}:bob`)).status).toBe('needs_reauth')
    expect(await fromSession(systemActor('test'), `${slug}:bob`)).toEqual({ ok: false, error: 'reauth' })
  })
})
