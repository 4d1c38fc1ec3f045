import { describe, expect, it } from 'vitest'
import { isScope } from '@/lib/atproto/scopes'
import { isNsid } from '@/lib/atproto/xrpc'
import { atHome } from '@/lib/core/template'
import { atproto } from '@/lib/providers/atproto'

// What holds for every shipped provider is in tests/providers; the other tests here use it with a directory of their own.

describe('the provider as it is shipped', () => {
  it('finds accounts by the public directory, and asks for nothing but scopes', () => {
    expect(atproto.oauth2).toMatchObject({ grant: 'account_server', directoryUrl: 'https://plc.directory' })
    expect(atproto.fields).toEqual([])
    expect(atproto.oauth2.scopes.filter(({ name }) => !isScope(name))).toEqual([])
    expect(atproto.oauth2.scopes.find(({ name }) => name === 'atproto')).toMatchObject({ required: true })
  })

  it('asks methods of XRPC, at the server of the account', () => {
    for (const { url } of [atproto.identity, atproto.probe]) {
      const [, root, nsid = ''] = new URL(url).pathname.split('/')
      expect([root, isNsid(nsid)]).toEqual(['xrpc', true])
      expect(url).toBe(`${atproto.api.baseUrl}/xrpc/com.atproto.server.getSession`)
    }
    const session = { pds: 'https://pds.somewhere.dev' } as NonNullable<
      Parameters<typeof atHome>[1]['session']
    >
    const home = atHome(atproto, { session })
    expect(JSON.stringify([home.identity?.url, home.probe, home.api?.baseUrl])).not.toContain('bsky.social')
  })
})
