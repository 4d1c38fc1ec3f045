import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zoneAndHost } from '@/lib/domain-connect/zone'
import { refused } from './peer'

describe('a domain', () => {
  test.each([
    ['B6 at its apex', 'example.com', 'example.com', null],
    ['below', 'shop.example.com', 'example.com', 'shop'],
    ['B6 under a suffix of two labels', 'rent.theirplace.co.uk', 'theirplace.co.uk', 'rent'],
    ['far below', 'a.b.c.example.co.jp', 'example.co.jp', 'a.b.c'],
    ['B6 in upper case', 'Shop.EXAMPLE.Com', 'example.com', 'shop'],
    ['B6 with the root’s dot', 'shop.example.com.', 'example.com', 'shop'],
    ['B6 of an international name', 'läden.münchen.de', 'xn--mnchen-3ya.de', 'xn--lden-loa'],
    ['B6 of an international suffix', 'пример.рф', 'xn--e1afmkfd.xn--p1ai', null],
    ['in ACE already', 'XN--MNCHEN-3YA.de', 'xn--mnchen-3ya.de', null],
    ['with another script’s dots', '例え。example。com', 'example.com', 'xn--r8jz45g'],
    ['decomposed', 'mu\u0308nchen.de', 'xn--mnchen-3ya.de', null],
    ['with blanks around', '  example.com\n', 'example.com', null],
    ['with an underscore below', '_dmarc.example.com', 'example.com', '_dmarc'],
    ['under a suffix that is sold privately', 'shop.acme.uk.com', 'acme.uk.com', 'shop'],
    ['under a platform’s suffix', 'acme.github.io', 'acme.github.io', null],
    ['under a suffix that no list knows', 'shop.example.test', 'example.test', 'shop'],
    ['of a suffix with an exception', 'www.city.kawasaki.jp', 'city.kawasaki.jp', 'www'],
  ])('%s is split: %s', (_, domain, zone, host) => {
    expect(zoneAndHost(domain)).toEqual({ zone, host })
  })

  test.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['a word', 'localhost'],
    ['a suffix', 'com'],
    ['a suffix of two labels', 'co.uk'],
    ['a platform’s suffix', 'github.io'],
    ['a suffix by a wildcard', 'x.kawasaki.jp'],
    ['an address', '127.0.0.1'],
    ['an address in another spelling', '127.1'],
    ['an address as a number', '2130706433'],
    ['an address of version 6', '::1'],
    ['one in brackets', '[::1]'],
    ['a URL', 'https://example.com'],
    ['a path', 'example.com/x'],
    ['a port', 'example.com:443'],
    ['a user', 'me@example.com'],
    ['a query', 'example.com?x'],
    ['an encoded letter', 'ex%61mple.com'],
    ['a backslash', 'example.com\\x'],
    ['a blank', 'exa mple.com'],
    ['a line', 'example.com\nevil.com'],
    ['NUL', 'example.com\u0000'],
    ['an empty label', 'a..example.com'],
    ['a first dot', '.example.com'],
    ['two last dots', 'example.com..'],
    ['a wildcard', '*.example.com'],
    ['a hyphen in front', '-a.example.com'],
    ['a hyphen behind', 'example-.com'],
    ['an underscore that is registered', 'exam_ple.com'],
    ['broken ACE', 'xn--a.com'],
    ['a label of 64', `${'a'.repeat(64)}.com`],
    ['a name of 254', `${'a.'.repeat(123)}a.example`],
    ['a name without end', 'a.'.repeat(100_000)],
    ['a lone surrogate', '\ud800.com'],
    ['a script', '<script>.com'],
  ])('that is %s is none', async (_, domain) => {
    expect(await refused(() => zoneAndHost(domain))).toMatchObject({ code: 'invalid_domain' })
  })
})

describe('splitting', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'.split(''))
  const label = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => `a${letters.join('')}`)
  const suffix = fc.constantFrom('com', 'co.uk', 'de', 'com.au', 'io', 'xn--p1ai')
  const parts = fc.tuple(fc.array(label, { maxLength: 4 }), label, suffix)

  test('finds the zone one label above the suffix, and the rest is the host', () => {
    fc.assert(
      fc.property(parts, ([host, name, end]) => {
        // With a letter that keeps it apart from names that are suffixes themselves.
        const zone = `x${name}.${end}`
        const expected = { zone, host: host.length > 0 ? host.join('.') : null }
        expect(zoneAndHost([...host, zone].join('.'))).toEqual(expected)
      }),
    )
  })

  test('is the same whatever the case and the root’s dot', () => {
    fc.assert(
      fc.property(parts, fc.infiniteStream(fc.boolean()), fc.boolean(), ([host, name, end], coins, dot) => {
        const domain = [...host, `x${name}`, end].join('.')
        const spelled = [...domain].map((one) => (coins.next().value ? one.toUpperCase() : one)).join('')
        expect(zoneAndHost(spelled + (dot ? '.' : ''))).toEqual(zoneAndHost(domain))
      }),
    )
  })

  test('of its own zone again changes nothing', () => {
    fc.assert(
      fc.property(parts, ([host, name, end]) => {
        const { zone } = zoneAndHost([...host, `x${name}`, end].join('.'))
        expect(zoneAndHost(zone)).toEqual({ zone, host: null })
      }),
    )
  })

  test('of anything at all is a name in lower-case ACE, or refused as invalid_domain', async () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.domain(),
      fc.webAuthority(),
      fc.ipV4Extended(),
      fc.ipV6(),
    )
    await fc.assert(
      fc.asyncProperty(wild, async (text) => {
        const outcome = await refused(() => {
          const { zone, host } = zoneAndHost(text)
          expect(host === null ? zone : `${host}.${zone}`).toMatch(/^[a-z0-9_.-]{3,253}$/)
        })
        expect(['invalid_domain', 'nothing was refused']).toContain(outcome.code)
      }),
      { numRuns: 500 },
    )
  })
})
