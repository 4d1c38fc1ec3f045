import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { addConnection } from '@/lib/operations/add-connection'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { credentialPlace } from '@/lib/operations/open-credential'
import { readConnection } from '@/lib/operations/read-connection'
import { readPicture } from '@/lib/operations/read-picture'
import { validateConnection } from '@/lib/operations/validate-connection'
import { findConnection } from '@/lib/store/connections'
import { database, pool } from '@/lib/store/database'
import { digest, randomToken } from '@/lib/vault/digest'
import { seal } from '@/lib/vault/seal'
import { makeListener } from '@/lib/web/listener'
import { atprotoConsent } from '../support/atproto-consent'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { type AtprotoAccount, type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { grantedIn, tokenIn } from '../support/granted'
import { closeHouse, openHouse, PUBLIC_URL, signedIn } from '../support/house'
import { png } from '../support/png'
import { type Reader, startReader } from '../support/processes'
import { comeBack, connectAs, setUpAtproto } from './local-network'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

const PICTURE = png(32, [14, 116, 144], [245, 158, 11])

let peer: AtprotoPeer
let alice: AtprotoAccount
let admin: Actor & UserActor
let slug: string
let readers: Reader[] = []
let door: Server

const row = async () => {
  const found = await findConnection({ by: 'name', slug, name: 'default' })
  if (!found) throw new Error('no such connection')
  return found
}

const taken = async () =>
  (await peer.requests()).filter(({ path, status }) => path === '/oauth/token' && status === 200)

const expireIn = (seconds: number) =>
  pool().query(
    `update "Connection" set "expiresAt" = clock_timestamp() + $1 * interval '1 second'
      where "integrationId" = (select id from "Integration" where slug = $2)`,
    [seconds, slug],
  )

/** The life of a token is a part of what decides: this one had an hour and more. */
async function obtainedAnHourAgo(): Promise<void> {
  const { id, credentialVersion, ...rest } = await row()
  const obtainedAt = new Date(Date.now() - 3_600_000).toISOString()
  const credential = JSON.stringify({ ...grantedIn({ id, credentialVersion, ...rest }), obtainedAt })
  await database().connection.update({
    where: { id },
    data: { credential: seal(credentialPlace(id, credentialVersion), credential) },
  })
}

describe.skipIf(missing !== null)('AT Protocol with several processes', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    alice = await peer.createAccount('alice', { displayName: 'Alice Example' }, PICTURE)
    await openHouse(peer.endpoints)
    admin = await signedIn()
    slug = await setUpAtproto(admin, peer)
    await connectAs(admin, slug, alice)
    readers = await Promise.all([startReader(), startReader()])
    const nothing = () => {
      throw new Error('nobody was to be asked here')
    }
    door = createServer(
      makeListener({ publicUrl: PUBLIC_URL, port: 3000, api: nothing, pages: Promise.resolve(nothing) }),
    )
    door.listen(0, '127.0.0.1')
    await once(door, 'listening')
  }, 120_000)
  afterAll(async () => {
    door?.close()
    await Promise.all(readers.map((reader) => reader.end()))
    await closeHouse()
    await peer?.stop()
  })

  it('keeps the account’s picture as its own server has it', async () => {
    const { id } = await row()
    expect((await readConnection(admin, slug)).account?.picture).toBe(`/api/connections/${id}/picture`)
    const { bytes, contentType } = await readPicture(admin, id)
    expect([contentType, Buffer.from(bytes).equals(PICTURE)]).toEqual(['image/png', true])
  })

  it('shows the picture that the account has since, when it is tested, and none where it has none', async () => {
    const { id } = await row()
    const profile = { displayName: 'Alice Example' }
    const other = png(32, [245, 158, 11], [14, 116, 144])
    await peer.changeProfile(alice, profile, other)
    await validateConnection(admin, slug)
    expect(Buffer.from((await readPicture(admin, id)).bytes).equals(other)).toBe(true)
    const identified = () => database().event.count({ where: { type: 'connection.identified' } })
    const before = await identified()
    await validateConnection(admin, slug)
    expect(await identified()).toBe(before)
    await peer.changeProfile(alice, profile)
    await validateConnection(admin, slug)
    expect((await readConnection(admin, slug)).account?.picture).toBeNull()
    expect(await identified()).toBe(before + 1)
  })

  it('two processes that need a new token at once use the refresh token once', async () => {
    const before = await row()
    await expireIn(-1)
    await peer.forget()
    const answers = (await Promise.all(readers.map((reader) => reader.fresh(slug, 10)))).flat()
    const tokens = answers.map((answer) => (answer.ok ? tokenIn(answer.value) : answer.message))
    expect(await taken()).toHaveLength(1)
    expect(new Set(tokens)).toEqual(new Set([grantedIn(await row())?.accessToken]))
    expect((await row()).credentialVersion).toBe(before.credentialVersion + 1)
    const [answer] = (await readers[1]?.test(slug)) ?? []
    expect(answer?.ok && answer.value.check.failure).toBeNull()
  })

  it('a token with less than five minutes is renewed before it is used, one with more is not', async () => {
    const { credentialVersion } = await row()
    await obtainedAnHourAgo()
    await expireIn(320)
    await readers[0]?.fresh(slug)
    expect((await row()).credentialVersion).toBe(credentialVersion)
    await expireIn(280)
    await readers[0]?.fresh(slug)
    await expect.poll(async () => (await row()).credentialVersion).toBe(credentialVersion + 1)
  })

  it('a redirect to 127.0.0.1 is led to the public URL, and uses nothing up', async () => {
    const browser = randomToken()
    const { url } = await beginAuthorization(admin, { integration: slug, browser, account: alice.did })
    const back = await atprotoConsent(url, { ...alice, username: alice.handle })
    expect(back.origin).toBe('http://127.0.0.1:3000')
    await peer.forget()
    const { port } = door.address() as AddressInfo
    const led = await fetch(`http://127.0.0.1:${port}${back.pathname}${back.search}`, {
      redirect: 'manual',
      headers: { cookie: `patchbay-browser=${browser}` },
    })
    expect([led.status, led.headers.get('location')]).toEqual([
      303,
      `${PUBLIC_URL}${back.pathname}${back.search}`,
    ])
    const stateDigest = digest(back.searchParams.get('state') ?? '')
    const attempt = await database().authorization.findUniqueOrThrow({ where: { stateDigest } })
    expect([attempt.consumedAt, await peer.requests()]).toEqual([null, []])
    expect(await comeBack(admin, back, browser)).toMatchObject({ type: 'finished' })
    expect(await taken()).toHaveLength(1)
  })

  it('a session that cannot be kept is a failure of its own, takes nothing away and is not left open', async () => {
    const before = await row()
    const open = await peer.tokens(alice.did)
    await peer.forget()
    const name = 'refuse_credentials'
    await pool().query(`create function ${name}() returns trigger language plpgsql as
      $$ begin raise exception 'no room for it'; end $$`)
    await pool().query(`create trigger ${name} before update of "pendingGrant" on "Authorization"
      for each row when (new."pendingGrant" is not null) execute function ${name}()`)
    try {
      expect((await connectAs(admin, slug, alice)).result).toMatchObject({ type: 'finished' })
    } finally {
      await pool().query(`drop trigger ${name} on "Authorization"; drop function ${name}()`)
    }
    const { status, lastAttempt } = await readConnection(admin, slug)
    expect([status, lastAttempt?.failure]).toMatchObject(['connected', { code: 'session_store_failed' }])
    expect((await row()).credentialVersion).toBe(before.credentialVersion)
    expect([(await taken()).length, await peer.tokens(alice.did)]).toEqual([1, open])
  })

  it('a session that is kept is not ended, whatever fails after that', async () => {
    const open = await peer.tokens(alice.did)
    const name = 'refuse_accounts'
    await addConnection(admin, slug, 'unnamed')
    await pool().query(`create function ${name}() returns trigger language plpgsql as
      $$ begin raise exception 'no room for it'; end $$`)
    await pool().query(`create trigger ${name} before update of "accountId" on "Connection"
      for each row when (new."accountId" is not null) execute function ${name}()`)
    try {
      await connectAs(admin, slug, alice, { connection: 'unnamed' }).catch(() => null)
    } finally {
      await pool().query(`drop trigger ${name} on "Connection"; drop function ${name}()`)
    }
    expect(await peer.tokens(alice.did)).toBe(open + 1)
    const { check } = await validateConnection(admin, `${slug}:unnamed`)
    expect(check.failure).toBeNull()
  })
})
