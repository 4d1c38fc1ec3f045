import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { systemActor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { connectTcp } from '@/lib/egress/socket'
import { announceExpiries } from '@/lib/operations/announce-expiries'
import { database, pool } from '@/lib/store/database'
import { ask } from '../api/callers'
import { makeCertificate } from '../egress/certificate'
import { faultyHouse, hurry } from '../operations/faulty-house'
import type { Fault } from '../support/faulty-provider'
import { asProgram, watchSurfaces } from './surfaces'
import { tell } from './table'

// What the buttons do is the server's; nobody presses them here.
vi.mock('@/app/(console)/actions', () => ({ beginConnectAction: null, testConnectionAction: null }))

/** Every address that a socket was opened to. */
const opened: string[] = []
let untrusted: Server
const house = faultyHouse({
  resolve: async (name) => {
    if (name === 'inside.acme.com') return ['10.0.0.5']
    throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' })
  },
  connect: (to) => {
    opened.push(...to.addresses)
    return connectTcp(to)
  },
  alsoAllow: async () => {
    untrusted = createServer(makeCertificate('127.0.0.1')).on('tlsClientError', () => {})
    await new Promise<void>((resolve) => untrusted.listen(0, '127.0.0.1', resolve))
    return endpointOf(untrusted)
  },
})
const watch = watchSurfaces()

afterEach(() => vi.restoreAllMocks())
afterAll(() => untrusted.close())

function endpointOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A connected account of a provider of that key; what is heard from here on is of the fault. */
async function connected(key: string, changes: Partial<Provider> = {}): Promise<string> {
  const slug = await house.setUp(key, changes)
  expect((await house.connect(slug)).status).toMatch(/connected|unverified/)
  await watch.begin()
  return slug
}

/** Its access token has had its time, since a second ago; what was found before that lies further back. */
async function expire(slug: string): Promise<void> {
  const { rowCount } = await pool().query(
    `update "Connection" c set "expiresAt" = clock_timestamp() - interval '1 second',
      "validatedAt" = c."validatedAt" - interval '1 minute'
      from "Integration" i where i.id = c."integrationId" and i.slug = $1`,
    [slug],
  )
  expect(rowCount).toBe(1)
}

/** Presses Test Connection. */
async function test(slug: string): Promise<void> {
  expect((await ask(watch.admin, 'POST', `/connections/${slug}/validate`)).status).toBe(200)
}

it('a wrong client secret', async () => {
  const slug = await connected('secret')
  house.server.set('token', { status: 401, body: { error: 'invalid_client' } })
  await expire(slug)
  await asProgram(watch.program, slug)
  tell('wrong_secret', {
    made: 'The access is over, a program asks for it, and the token endpoint answers 401 `invalid_client`.',
    ...(await watch.look(slug)),
  })
})

it('a grant that was revoked', async () => {
  const slug = await connected('revoked')
  house.server.set('token', { status: 400, body: { error: 'invalid_grant' } })
  await expire(slug)
  await asProgram(watch.program, slug)
  tell('revoked', {
    made: 'The access is over, a program asks for it, and the token endpoint answers 400 `invalid_grant`.',
    ...(await watch.look(slug)),
  })
})

it('an access that has expired, with nothing to renew it', async () => {
  house.server.set('token', { body: { access_token: 'short', token_type: 'Bearer', expires_in: 3600 } })
  const slug = await connected('expired')
  await expire(slug)
  await announceExpiries(systemActor('worker'))
  tell('expired', {
    made: 'The provider gave an access token and no refresh token; its time passes, and nobody asks for it.',
    ...(await watch.look(slug)),
  })
})

it('a provider that is down', async () => {
  const slug = await connected('down')
  house.server.set('token', { status: 503, body: '<html>', contentType: 'text/html' })
  await expire(slug)
  await asProgram(watch.program, slug)
  tell('provider_down', {
    made: 'The access is over, a program asks for it, and the token endpoint answers 503.',
    ...(await watch.look(slug)),
  })
})

it('a provider that is too slow', async () => {
  const slug = await connected('slow')
  house.server.set('probe', { manner: 'silence' })
  hurry()
  await test(slug)
  vi.restoreAllMocks()
  tell('slow', {
    made: 'A test of a connection that still serves; the provider takes the request and answers nothing for 15 s.',
    ...(await watch.look(slug)),
  })
})

it('a scope that is missing', async () => {
  const slug = await connected('scope')
  house.server.set('probe', lacking('read'))
  await test(slug)
  tell('missing_scope', {
    made: 'A test; the provider answers 403 `insufficient_scope` (RFC 6750) and names a scope that it was asked for.',
    ...(await watch.look(slug)),
  })
})

it('a scope that is missing, and that the set-up does not ask for', async () => {
  const slug = await connected('unasked')
  house.server.set('probe', lacking('files.write'))
  await test(slug)
  tell('scope_not_asked', {
    made: 'A test; the provider answers 403 `insufficient_scope` and names a scope that no consent was asked for.',
    ...(await watch.look(slug)),
  })
})

/** RFC 6750 §3.1 */
function lacking(scope: string): Fault {
  return {
    status: 403,
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  }
}

it('a name that DNS does not know', async () => {
  const slug = await connected('nameless', { probe: { url: 'https://nowhere.acme.com/me' } })
  await test(slug)
  tell('name_gone', {
    made: 'A test of a provider whose name is found no more.',
    ...(await watch.look(slug)),
  })
})

it('a certificate that nobody vouches for', async () => {
  const slug = await connected('untrusted', { probe: { url: `https://${endpointOf(untrusted)}/me` } })
  await test(slug)
  tell('bad_tls', {
    made: 'A test of a provider whose server shows a certificate that it signed itself.',
    ...(await watch.look(slug)),
  })
})

it('an address that is blocked', async () => {
  const slug = await connected('inside', { probe: { url: 'https://inside.acme.com/me' } })
  await test(slug)
  expect(opened.filter((address) => address !== '127.0.0.1')).toEqual([])
  tell('blocked', {
    made: 'A test of a provider whose public name leads to a private address, which no line allows; no socket is opened.',
    ...(await watch.look(slug)),
  })
})

it('a credential that cannot be opened', async () => {
  const slug = await connected('tampered')
  const { id, credential } = await database().connection.findFirstOrThrow({
    where: { integration: { slug } },
  })
  const changed = new Uint8Array(credential ?? [])
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  await database().connection.update({ where: { id }, data: { credential: changed } })
  await asProgram(watch.program, slug)
  tell('opening_failed', {
    made: 'One bit of the sealed credential is changed in the database, and a program asks for it.',
    ...(await watch.look(slug)),
  })
})

it('the end of an access is said once, where it changes how the connection stands', async () => {
  const failing = await connected('failing')
  house.server.set('probe', { status: 503 })
  await test(failing)
  const healthy = await connected('healthy')
  await expire(failing)
  await expire(healthy)
  await watch.begin()
  const worker = systemActor('worker')
  await Promise.all([announceExpiries(worker), announceExpiries(worker)])
  await announceExpiries(worker)
  const { told, heard } = await watch.look(failing)
  expect(heard).toBe('`connection.unavailable`')
  expect(told.page.status).toBe('Unavailable (`unavailable`)')
})
