import { describe, expect, it } from 'vitest'
import { readAccount } from '@/lib/atproto/account'
import { resolveHandle } from '@/lib/atproto/handle'
import { INVALID_HANDLE, resolveIdentity } from '@/lib/atproto/identity'
import { isProviderFailure } from '@/lib/core/failure'
import { loopbackAtproto } from './peer-doors'

const DID = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const OTHER = 'did:plc:44ybard66vv44zksje25o7dz'
const PLC = 'http://localhost:2582'

const codeOf = (act: () => unknown) =>
  Promise.resolve()
    .then(act)
    .then(
      () => 'it did not fail',
      (error) => (isProviderFailure(error) ? error.code : String(error)),
    )

/** A world in which nobody answers but whom a test adds. */
function world() {
  const { doors, beyond } = loopbackAtproto({ plc: PLC })
  const json = (value: unknown) => () =>
    new Response(JSON.stringify(value), { headers: { 'content-type': 'application/did+ld+json' } })
  return {
    doors,
    dns: (handle: string, ...records: string[]) => beyond.txt.set(`_atproto.${handle}`, records),
    https: (handle: string, text: string, init: ResponseInit = {}) =>
      beyond.web.set(`https://${handle}/.well-known/atproto-did`, () => new Response(text, init)),
    plc: (did: string, document: unknown) =>
      beyond.web.set(`${PLC}/${encodeURIComponent(did)}`, json(document)),
    web: (host: string, document: unknown) =>
      beyond.web.set(`https://${host}/.well-known/did.json`, json(document)),
  }
}

function documentOf(did: string, changes: Record<string, unknown> = {}) {
  return {
    '@context': ['https://www.w3.org/ns/did/v1'],
    id: did,
    alsoKnownAs: ['at://alice.example.com'],
    verificationMethod: [
      {
        id: `${did}#atproto`,
        type: 'Multikey',
        controller: did,
        publicKeyMultibase: 'zQ3shXjHeiBuRCKmM36cuYnm7YEMzhGnCmCyW92sRJ9pribSF',
      },
    ],
    service: [
      { id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: 'https://pds.example.com' },
    ],
    ...changes,
  }
}

describe('what a person types', () => {
  it.each([
    ['alice.example.com', { type: 'handle', handle: 'alice.example.com' }],
    ['  @Alice.Example.COM ', { type: 'handle', handle: 'alice.example.com' }],
    ['\u202aalice.example.com\u202c', { type: 'handle', handle: 'alice.example.com' }],
    ['at://alice.example.com', { type: 'handle', handle: 'alice.example.com' }],
    [DID, { type: 'did', did: DID }],
    [`at://${DID}`, { type: 'did', did: DID }],
    ['did:web:alice.example.com', { type: 'did', did: 'did:web:alice.example.com' }],
    ['https://PDS.example.com/', { type: 'host', origin: 'https://pds.example.com' }],
    ['localhost:2583', { type: 'host', origin: 'https://localhost:2583' }],
  ])('%j is an account', (text, read) => {
    expect(readAccount(text)).toEqual(read)
  })

  it.each(['', '   ', '@', '\u200b'])('%j is nothing', async (text) => {
    expect(await codeOf(() => readAccount(text))).toBe('missing_handle')
  })

  it.each([
    ...['alice', 'alice@example.com', 'alice..example.com', '-alice.example.com', 'alice.123', 'alice.local'],
    ...['did:key:zQ3sh', 'did:plc:short', 'did:web:example.com:path', 'did:web:example.com%3A8443', 'did:'],
    ...['https://pds.example.com/path', 'https://user@pds.example.com', 'http://', 'javascript:alert(1)'],
    ...['alice.example.com/../x', `${'a'.repeat(64)}.example.com`, `${'a.'.repeat(130)}com`],
  ])('%j is none', async (text) => {
    expect(await codeOf(() => readAccount(text))).toBe('invalid_handle')
  })
})

describe('a handle', () => {
  it('is found by DNS, or by HTTPS, or by both', async () => {
    const { doors, dns, https } = world()
    dns('dns.example.com', 'v=spf1 -all', `did=${DID}`)
    https('https.example.com', `${DID}\n`)
    dns('both.example.com', `did=${DID}`)
    https('both.example.com', DID)
    for (const handle of ['dns.example.com', 'https.example.com', 'both.example.com'])
      expect(await resolveHandle(doors, handle)).toBe(DID)
    expect(await resolveHandle(doors, 'nobody.example.com')).toBeNull()
  })

  it('is refused when DNS and HTTPS differ, or DNS names two', async () => {
    const { doors, dns, https } = world()
    dns('differ.example.com', `did=${DID}`)
    https('differ.example.com', OTHER)
    dns('two.example.com', `did=${DID}`, `did=${OTHER}`)
    expect(await codeOf(() => resolveHandle(doors, 'differ.example.com'))).toBe('invalid_handle')
    expect(await codeOf(() => resolveHandle(doors, 'two.example.com'))).toBe('invalid_handle')
  })

  it.each([
    ['a redirect', DID, { status: 302, headers: { location: 'https://elsewhere.example.com' } }],
    ['another success', DID, { status: 203 }],
    ['a page', '<!doctype html><title>did:plc:x</title>', {}],
    ['two lines', `${DID}\n${OTHER}`, {}],
    ['a DID of another method', 'did:key:zQ3sh', {}],
  ])('is not found by a well-known document that is %s', async (_what, text, init) => {
    const { doors, https } = world()
    https('odd.example.com', text, init)
    expect(await resolveHandle(doors, 'odd.example.com')).toBeNull()
  })
})

describe('an identity', () => {
  it('of a handle is confirmed both ways', async () => {
    const { doors, dns, plc } = world()
    dns('alice.example.com', `did=${DID}`)
    plc(DID, documentOf(DID))
    expect(await resolveIdentity(doors, 'alice.example.com')).toMatchObject({
      did: DID,
      handle: 'alice.example.com',
    })
    dns('mallory.example.com', `did=${DID}`)
    expect(await codeOf(() => resolveIdentity(doors, 'mallory.example.com'))).toBe('invalid_handle')
  })

  it('of a DID needs no handle, and shows none that leads elsewhere', async () => {
    const { doors, dns, plc } = world()
    plc(DID, documentOf(DID))
    dns('alice.example.com', `did=${OTHER}`)
    expect(await resolveIdentity(doors, DID)).toMatchObject({ did: DID, handle: INVALID_HANDLE })
    plc(OTHER, documentOf(OTHER, { alsoKnownAs: [] }))
    expect(await resolveIdentity(doors, OTHER)).toMatchObject({ did: OTHER, handle: INVALID_HANDLE })
  })

  it('may be of a web host', async () => {
    const { doors, web } = world()
    web('alice.example.com', documentOf('did:web:alice.example.com'))
    expect((await resolveIdentity(doors, 'did:web:alice.example.com')).did).toBe('did:web:alice.example.com')
  })

  it.each([
    ['of another DID', { id: OTHER }, 'invalid_handle'],
    ['without a signing key', { verificationMethod: [] }, 'authorization_server_metadata_failed'],
    [
      'with a signing key that another controls',
      { verificationMethod: [{ ...documentOf(DID).verificationMethod[0], controller: OTHER }] },
      'authorization_server_metadata_failed',
    ],
    ['without a PDS', { service: [] }, 'authorization_server_metadata_failed'],
    [
      'with a PDS of another type',
      { service: [{ id: '#atproto_pds', type: 'Other', serviceEndpoint: 'https://pds.example.com' }] },
      'authorization_server_metadata_failed',
    ],
    [
      'with a path in its PDS',
      { service: [{ ...documentOf(DID).service[0], serviceEndpoint: 'https://pds.example.com/path' }] },
      'authorization_server_metadata_failed',
    ],
    [
      'with a PDS that is no web server',
      { service: [{ ...documentOf(DID).service[0], serviceEndpoint: 'ftp://pds.example.com' }] },
      'authorization_server_metadata_failed',
    ],
  ])('is refused with a document %s', async (_what, changes, code) => {
    const { doors, plc } = world()
    plc(DID, documentOf(DID, changes))
    expect(await codeOf(() => resolveIdentity(doors, DID))).toBe(code)
  })

  it('that the directory does not know is none', async () => {
    const { doors, dns } = world()
    dns('alice.example.com', `did=${DID}`)
    expect(await codeOf(() => resolveIdentity(doors, DID))).toBe('invalid_handle')
    expect(await codeOf(() => resolveIdentity(doors, 'alice.example.com'))).toBe('invalid_handle')
  })
})
