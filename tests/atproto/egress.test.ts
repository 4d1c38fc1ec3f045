import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, UserActor } from '@/lib/core/actor'
import { beginAuthorization } from '@/lib/operations/begin-authorization'
import { randomToken } from '@/lib/vault/digest'
import { closeHouse, openHouse, signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { startUpstream, type Upstream } from '../support/upstream'
import { setUpAtproto } from './local-network'

const DID = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
/** As much as egress takes of a document, and one byte. */
const TOO_MUCH = 1_048_577

let upstream: Upstream
let admin: Actor & UserActor
let slug: string

const begin = (account: string) =>
  refusalOf(beginAuthorization(admin, { integration: slug, browser: randomToken(), account }))

const asked = () => upstream.seen.map(({ url }) => url)

beforeAll(async () => {
  upstream = await startUpstream()
  await openHouse([upstream.host])
  admin = await signedIn()
  slug = await setUpAtproto(admin, { plc: upstream.origin })
})
beforeEach(() => upstream.reset())
afterAll(async () => {
  await upstream.stop()
  await closeHouse()
})

/** What an account's server, or the directory, does that is not to be believed. */
const manners = [
  [
    'leads elsewhere',
    () => {
      upstream.answer = ({ url }, response) =>
        url === '/elsewhere'
          ? response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
          : response.writeHead(302, { location: '/elsewhere' }).end()
    },
  ],
  [
    'says more than anybody reads',
    () => {
      upstream.answer = (_asked, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ id: DID, more: 'x'.repeat(TOO_MUCH) }))
    },
  ],
  [
    'closes the connection',
    () => {
      upstream.answer = ({ socket }) => socket.destroy()
    },
  ],
] as const

describe('what is read on the way to an account', () => {
  it.each(manners)('a server that %s is not believed', async (_what, behave) => {
    behave()
    expect(await begin(upstream.origin)).toBe('authorization_server_metadata_failed')
    expect(asked()).toContain('/.well-known/oauth-protected-resource')
    expect(asked()).not.toContain('/elsewhere')
  })

  it.each(manners)('a directory that %s is not believed', async (_what, behave) => {
    behave()
    expect(await begin(DID)).toBe('invalid_handle')
    expect([...new Set(asked())]).toEqual([`/${encodeURIComponent(DID)}`])
  })

  it('a server that never answers is not waited for', async () => {
    upstream.answer = () => {}
    expect(await begin(DID)).toBe('invalid_handle')
  }, 30_000)

  it.each(['https://10.0.0.1', 'https://[::1]', 'http://169.254.169.254'])(
    'a server at %s is not asked, and which line would allow it is said',
    async (origin) => {
      const begun = beginAuthorization(admin, { integration: slug, browser: randomToken(), account: origin })
      await expect(begun).rejects.toMatchObject({
        code: 'misconfigured',
        message: expect.stringContaining('PATCHBAY_EGRESS_ALLOW='),
      })
    },
  )
})
