import { execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyUrl } from '@/lib/domain-connect/apply-url'
import { discover } from '@/lib/domain-connect/discover'
import { keyRecordsOf, publicKeyIn } from '@/lib/domain-connect/key-records'
import { canonicalQuery, signedQuery } from '@/lib/domain-connect/signing'
import { decide, openPeer, params, redirectUri, refused, signed } from './peer'

const pemOf = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
const privateKey = pemOf(2048)
const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
const signing = { privateKey, keyId: '_dck1' }

/** What openssl says of a signature in base64. */
function opensslVerifies(text: string, signature: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-signature-'))
  try {
    const at = (name: string, content: string | Buffer) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const words = [
      '-verify',
      at('key.pem', publicPem),
      '-signature',
      at('sig', Buffer.from(signature, 'base64')),
    ]
    return execFileSync('openssl', ['dgst', '-sha256', ...words, at('text', text)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch (error) {
    return `refused: ${error instanceof Error && 'stdout' in error ? String(error.stdout).trim() : ''}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A signed query's three parts. */
function split(query: string) {
  const [, text = '', sig = '', key = ''] = /^(.*)&sig=([^&]*)&key=([^&]*)$/.exec(query) ?? []
  return { text, sig: decodeURIComponent(sig), key: decodeURIComponent(key) }
}

describe('a canonical query', () => {
  test('is sorted by encoded name and encoded by RFC 3986', () => {
    const pairs: [string, string][] = [
      ...([
        ['text', 'a+b'],
        ['ip', '10.10.10.10'],
        ['domain', 'example.net'],
      ] as [string, string][]),
      ...([
        ['b', '2'],
        ['a', '1'],
      ] as [string, string][]),
    ]
    expect(canonicalQuery(pairs)).toBe('a=1&b=2&domain=example.net&ip=10.10.10.10&text=a%2Bb')
    expect(canonicalQuery([['x', `!'()* ~/ü`]])).toBe('x=%21%27%28%29%2A%20~%2F%C3%BC')
    expect(
      canonicalQuery([
        ['a', '1'],
        ['Z', '2'],
        ['_', '3'],
      ]),
    ).toBe('Z=2&_=3&a=1')
  })

  test('reads back as what it was made of', () => {
    const pair = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: ([name]) => name }), (pairs) => {
        const query = canonicalQuery(pairs)
        expect(query).toMatch(/^[A-Za-z0-9\-._~%=&]*$/)
        expect(new Map(new URLSearchParams(query))).toEqual(new Map(pairs))
        expect(canonicalQuery([...pairs].reverse())).toBe(query)
      }),
    )
  })
})

describe('a signature', () => {
  test('is verified by openssl, and so is that it is wrong for anything else', () => {
    const query = signedQuery(
      [
        ['domain', 'example.com'],
        ['ip', '10.10.10.10'],
      ],
      signing,
    )
    const { text, sig, key } = split(query)
    expect([text, key]).toEqual(['domain=example.com&ip=10.10.10.10', '_dck1'])
    expect(opensslVerifies(text, sig)).toBe('Verified OK')
    expect(opensslVerifies(text.replace('10.10.10.10', '10.10.10.11'), sig)).toMatch(
      /^refused: Verification failure/i,
    )
  })

  test('of the link is the one that the link carries, byte for byte', async () => {
    const { way } = await openPeer()
    const config = await discover('shop.example.com', way)
    const value = `a+b c%20'()*ü`
    const url = applyUrl(config, { ...signed, params: { ...params, proof: value }, redirectUri, signing })
    const { text, sig } = split(new URL(url).search.slice(1))
    expect(url.endsWith(new URL(url).search)).toBe(true)
    expect(opensslVerifies(text, sig)).toBe('Verified OK')
  })

  test.each([
    ['of 1024 bits', pemOf(1024)],
    [
      'on a curve',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }),
    ],
    ['that is public', publicPem],
    ['that is nonsense', '-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----'],
  ])('is not made with a key %s, and the key is not in what is said', async (_, pem) => {
    const attempt = () => signedQuery([['a', '1']], { ...signing, privateKey: String(pem) })
    const refusal = await refused(attempt)
    expect(refusal.code).toBe('invalid_input')
    expect(JSON.stringify(refusal)).not.toContain('CANARY')
  })
})

describe('a public key’s records', () => {
  test('fit in strings of TXT and read back, in whatever order', () => {
    for (const pem of [privateKey, pemOf(4096)]) {
      const records = keyRecordsOf(pem)
      expect(records.length).toBeGreaterThan(1)
      expect(
        records.every((text, index) => text.length <= 255 && text.startsWith(`p=${index + 1},a=RS256,d=`)),
      ).toBe(true)
      const found = publicKeyIn(['v=spf1 -all', ...records.toReversed()])
      expect(found?.equals(createPublicKey(pem))).toBe(true)
    }
  })

  test('have defaults, and blanks do not matter', () => {
    const spelled = keyRecordsOf(privateKey).map((text) => text.replace(',a=RS256,', ', t=x509, '))
    expect(publicKeyIn(spelled)?.equals(createPublicKey(privateKey))).toBe(true)
  })

  test.each([
    ['missing', []],
    ['incomplete', keyRecordsOf(privateKey).slice(1)],
    ['of another algorithm', keyRecordsOf(privateKey).map((text) => text.replace('RS256', 'ES256'))],
    ['nonsense', ['p=1,a=RS256,d=CANARY']],
  ])('that are %s are none', (_, texts) => {
    expect(publicKeyIn(texts)).toBeNull()
  })
})

describe('a provider that wants signatures', () => {
  const records: Record<string, string[]> = { '_dck1.keys.patchbay.example': keyRecordsOf(privateKey) }
  const lookUp = async (name: string) => records[name] ?? []

  async function link(more: object = {}) {
    const { way, peer } = await openPeer({ lookUp })
    const config = await discover('example.com', way)
    const value = `a+b c'()*ü`
    const url = applyUrl(config, {
      ...signed,
      params: { ...params, proof: value },
      redirectUri,
      state: 's 1',
      ...more,
    })
    return { url, way, peer, value }
  }

  test('takes ours, and does what it says', async () => {
    const { url, way, peer, value } = await link({ signing })
    expect((await decide(way.fetch, url, 'allow')).get('state')).toBe('s 1')
    const applied = await peer.ledger.store.records('example.com')
    expect(applied?.find(({ type }) => type === 'TXT')?.data).toBe(`proof=${value}`)
  })

  test.each([
    ['unsigned', {}, (url: string) => url],
    ['by a key that is not published', { signing: { ...signing, keyId: 'other' } }, (url: string) => url],
    ['by another key', { signing: { ...signing, privateKey: pemOf(2048) } }, (url: string) => url],
    ['that was changed', { signing }, (url: string) => url.replace('93.184.215.14', '10.0.0.1')],
    ['that has more', { signing }, (url: string) => url.replace('?', '?groupId=site&')],
  ])('refuses one %s', async (_, more, change) => {
    const { url, way, peer } = await link(more)
    const answer = await way.fetch(change(url))
    expect(answer.status).toBe(401)
    expect(await peer.ledger.store.records('example.com')).toEqual([])
  })
})
