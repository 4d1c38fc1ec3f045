import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountLabel, isSameAccount } from '@/lib/core/account'
import { bearerKey, formatApiKey, parseApiKey } from '@/lib/core/api-key'
import { formatConnectionKey, isSlug, parseConnectionKey, slugFrom } from '@/lib/core/connection-key'
import { safeReturnPath } from '@/lib/core/return-path'

const id = '0190f2b4-0000-7000-8000-00000000abcd'

describe('a connection key', () => {
  it.each([
    ['google', { by: 'name', slug: 'google', name: 'default' }],
    ['google:company-drive', { by: 'name', slug: 'google', name: 'company-drive' }],
    ['google:Company_Drive', { by: 'name', slug: 'google', name: 'Company_Drive' }],
    [id, { by: 'id', id }],
    [id.toUpperCase(), { by: 'id', id }],
  ])('%s names a connection', (text, expected) => {
    expect(parseConnectionKey(text)).toEqual(expected)
  })

  it.each([
    '',
    ':',
    'google:',
    ':default',
    'google:a:b',
    'Google',
    'goo gle',
    'google:a/b',
    '../google',
    'google\u0000',
    'google:\ud800',
    '-google',
    'google-',
    'a'.repeat(65),
    `google:${'a'.repeat(65)}`,
    "google' or 1=1",
    '__proto__',
  ])('%j is not found', (text) => {
    expect(() => parseConnectionKey(text)).toThrow(expect.objectContaining({ code: 'not_found' }))
  })

  it('is written as it is read', () => {
    expect(formatConnectionKey('google', 'default')).toBe('google')
    expect(formatConnectionKey('google', 'drive')).toBe('google:drive')
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/),
        fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/),
        (slug, name) => {
          expect(parseConnectionKey(formatConnectionKey(slug, name))).toEqual({ by: 'name', slug, name })
        },
      ),
    )
  })
})

describe('a slug from a name', () => {
  it.each([
    ['Company Drive', 'company-drive'],
    ['  Crème Brûlée!  ', 'cre-me-bru-le-e'],
    ['a__b--c', 'a-b-c'],
    ['日本', null],
    ['---', null],
    ['', null],
  ])('%j → %j', (name, expected) => {
    expect(slugFrom(name)).toBe(expected)
  })

  it('is a slug or nothing, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (name) => {
        const slug = slugFrom(name)
        expect(slug === null || isSlug(slug)).toBe(true)
      }),
    )
  })
})

describe('an API key', () => {
  const secret = `${'A'.repeat(42)}_`

  it('is read as it is written', () => {
    const key = { id: 'abcdef012345', secret }
    expect(formatApiKey(key)).toBe(`pbk_abcdef012345_${secret}`)
    expect(parseApiKey(formatApiKey(key))).toEqual(key)
  })

  it.each([
    '',
    'pbk_',
    `pbk_abcdef01234_${secret}`,
    `pbk_ABCDEF012345_${secret}`,
    `pbk_abcdef012345_${secret}x`,
    `pbk_abcdef012345_${secret.slice(1)}`,
    `pbk_abcdef012345_${secret}\n`,
    ` pbk_abcdef012345_${secret}`,
    `xpbk_abcdef012345_${secret}`,
    `pbk_abcdef012345_${'é'.repeat(43)}`,
  ])('H04 %j is none', (text) => {
    expect(parseApiKey(text)).toBeNull()
  })

  it.each<[string | null | undefined, string | null]>([
    ['Bearer x', 'x'],
    ['bearer x', 'x'],
    ['BEARER   x', 'x'],
    ['Bearer', null],
    ['Bearer ', null],
    ['Bearer x y', null],
    ['Bearer Bearer x', null],
    ['Bearer x, Bearer y', null],
    ['Basic x', null],
    ['x', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('H04 the header %j carries %j', (header, expected) => {
    expect(bearerKey(header)).toBe(expected)
  })

  it('H04 a megabyte of header takes no time', () => {
    const begun = performance.now()
    for (const text of [' ', 'x', 'Bearer ']) bearerKey(`Bearer ${text.repeat(1_000_000 / text.length)}\n`)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})

describe('the way back after signing in', () => {
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https:evil.example',
    '//console.example@evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '\t//evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    '///evil.example',
    '/a/..//evil.example',
    '//[',
    ' //evil.example',
    '',
    'integrations',
  ])('C03 %j leads to the first page', (wanted) => {
    expect(safeReturnPath(wanted)).toBe('/')
  })

  it.each([null, undefined])('C03 %j leads to the first page', (wanted) => {
    expect(safeReturnPath(wanted)).toBe('/')
  })

  it.each([
    ['/integrations/google?tab=setup', '/integrations/google?tab=setup'],
    ['/%09/evil.example', '/%09/evil.example'],
    ['/%5cevil.example', '/%5cevil.example'],
    ['/integrations#x', '/integrations'],
    ['/a/../b', '/b'],
  ])('C03 %j stays with us as %j', (wanted, expected) => {
    expect(safeReturnPath(wanted)).toBe(expected)
  })

  it('C03 whatever is wanted, a browser stays on our origin', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      'evil.example',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      'a',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (chosen) => {
        const path = safeReturnPath(chosen.join(''))
        expect(new URL(path, 'https://console.example').origin).toBe('https://console.example')
        expect(path).toMatch(/^\/(?![/\\])/)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('an account', () => {
  it('is the same if its id is, or if none was known before', () => {
    expect(isSameAccount('a', 'a')).toBe(true)
    expect(isSameAccount(null, 'a')).toBe(true)
    expect(isSameAccount(null, null)).toBe(true)
    expect(isSameAccount('a', 'b')).toBe(false)
  })

  it('A16 one that cannot be told this time is not taken for the same', () => {
    expect(isSameAccount('a', null)).toBe(false)
  })

  it('is called by what tells people apart: its address, then its name, then its id', () => {
    const whole = { id: '1', name: 'Alice', email: 'alice@example.com' }
    expect(accountLabel(whole)).toBe('alice@example.com')
    expect(accountLabel({ ...whole, email: null })).toBe('Alice')
    expect(accountLabel({ ...whole, email: null, name: null })).toBe('1')
    expect(accountLabel({ id: null, email: null, name: null })).toBe('an unnamed account')
  })
})
