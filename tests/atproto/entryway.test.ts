import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAccount } from '@/lib/atproto/account'
import { beginAuthorization } from '@/lib/atproto/authorization'
import { isProviderFailure } from '@/lib/core/failure'
import { whyNoAtprotoPeer } from '../support/atproto-install'
import { type AtprotoPeer, startAtprotoPeer } from '../support/atproto-peer'
import { LOOPBACK_REDIRECT, loopbackAtproto, type PeerAtproto } from './peer-doors'

const missing = whyNoAtprotoPeer()
if (missing) console.log(missing)

/** Where people sign in whose data is at other servers: it has an authorization server's metadata and no resource's. */
const ENTRYWAY = 'https://entry.patchbay.dev'

let peer: AtprotoPeer
let atproto: PeerAtproto

const begin = (typed: string, scopes: string[]) =>
  beginAuthorization({
    ...{ atproto, account: readAccount(typed), redirectUri: LOOPBACK_REDIRECT, scopes },
  })

describe.skipIf(missing !== null)('an entryway before a real server', () => {
  beforeAll(async () => {
    peer = await startAtprotoPeer()
    atproto = loopbackAtproto(peer)
    const metadata = await (await fetch(`${peer.pds}/.well-known/oauth-authorization-server`)).json()
    const { web } = atproto.beyond
    const own = { ...metadata, issuer: ENTRYWAY, authorization_endpoint: `${ENTRYWAY}/oauth/authorize` }
    const none = () => new Response(null, { status: 404 })
    web.set(`${ENTRYWAY}/.well-known/oauth-protected-resource`, none)
    web.set(`${ENTRYWAY}/.well-known/oauth-authorization-server`, () => Response.json(own))
  }, 60_000)
  afterAll(() => peer?.stop())

  it.each([ENTRYWAY, 'entry.patchbay.dev', ' @Entry.Patchbay.dev '])(
    '%j is a place to sign in at, whoever it may be',
    async (typed) => {
      const { issuer, proof, url } = await begin(typed, ['transition:generic'])
      expect([issuer, proof.did]).toEqual([ENTRYWAY, null])
      expect(url.startsWith(`${ENTRYWAY}/oauth/authorize?`)).toBe(true)
      expect(new URL(url).searchParams.has('request_uri')).toBe(true)
    },
  )

  it.each([ENTRYWAY, 'entry.patchbay.dev'])('a request that %s refuses is no wrong handle', async (typed) => {
    const refused = begin(typed, ['transition:generic', 'repo:app.bsky.feed.post'])
    const failure = await refused.catch((error: unknown) => error)
    expect(isProviderFailure(failure) && failure.code).toBe('authorization_url_failed')
  })
})
