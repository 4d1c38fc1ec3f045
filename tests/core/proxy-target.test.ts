import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPatchbayError } from '@/lib/core/errors'
import { pathBelow, proxyTarget, takeApart, withoutParameters } from '@/lib/core/proxy-target'

const BASE = 'https://api.good.example/v1'

/** Where a request goes, or the code of why not. */
function target(url: string, { base = BASE, hidden = [] as string[] } = {}): string {
  try {
    return proxyTarget(base, takeApart(url), hidden).href
  } catch (error) {
    if (isPatchbayError(error)) return error.code
    throw error
  }
}

const KEY = `pbk_${'a'.repeat(12)}_${'b'.repeat(43)}`

describe('an address below the API’s base', () => {
  it.each([
    ['items', '/v1/items'],
    ['/items/1', '/v1/items/1'],
    ['', '/v1'],
    ['/', '/v1/'],
    ['files:batchGet', '/v1/files:batchGet'],
    ['users/@me', '/v1/users/@me'],
    ['a%2Fb', '/v1/a%2Fb'],
    ['a%2fb/c%20d', '/v1/a%2fb/c%20d'],
    ['a//b', '/v1/a//b'],
    ['ä', '/v1/%C3%A4'],
    ['x?ids=1&ids=2&ids[]=3', '/v1/x?ids=1&ids=2&ids[]=3'],
    ['x?q=a+b%2Bc%20d', '/v1/x?q=a+b%2Bc%20d'],
    ['?x=1', '/v1?x=1'],
    [`${BASE}/items?x=1`, '/v1/items?x=1'],
    ['https://API.good.example:443/v1/x', '/v1/x'],
  ])('%s is kept as it is', (url, expected) => {
    expect(target(url)).toBe(`https://api.good.example${expected}`)
  })

  it.each([
    ['E01', ['//evil.example/x', '///evil.example', '/%2f%2fevil.example/../..']],
    ['E02', ['/\\evil.example/x', '\\\\evil.example', '\\/evil.example', '\\evil', 'a\\b']],
    [
      'E03',
      [
        'https://evil.example/x',
        'HTTPS://evil.example',
        'http://api.good.example/v1/x',
        'ftp://evil.example/x',
      ],
    ],
    ['E04', ['https:/evil.example', 'https:evil.example', 'https:///evil.example', 'HtTp:evil']],
    [
      'E05',
      [
        'https://x@api.good.example/v1/x',
        'https://api.good.example@evil.example/v1/x',
        'https://api.good.example:444/v1',
      ],
    ],
    ['E05', ['https://api.good.example.evil.example/v1/x', 'https://api.good.example./v1/x']],
    [
      'E07',
      ['../admin', 'a/../../admin', '%2e%2e/admin', '.%2e/admin', '..\\admin', 'a/%2E%2E/%2e%2e/admin'],
    ],
    ['E07', ['..%2fadmin', '..%5cadmin', '%252e%252e/admin', '..;/admin', 'x/..;a=b/admin', '..']],
    [
      'E09',
      ['https://api.good.example/v11evil', 'https://api.good.example/', 'https://api.good.example/v1evil/x'],
    ],
    ['E11', ['a\0b', 'a\r\nb', 'a\tb', 'a b', ' a', 'a%00', 'a%0d%0aX:1', 'a%0A', 'a%1f', 'a%7F']],
    ['E11', ['a?x=\0', 'a?x=\n', 'a?x=%00', 'a?x=%0d%0aX', 'a?x=%0A', 'a?x y']],
    ['E11', ['a%zz', 'a%', '\ud800', 'a?\udfff']],
  ])('%s never leaves it: %j', (_, urls) => {
    for (const url of urls) expect([url, target(url)]).toEqual([url, 'url_not_allowed'])
  })

  it('E05 what looks like a user or a port in a path is a part of the path', () => {
    expect(target('@evil.example/x')).toBe(`${BASE}/@evil.example/x`)
    expect(target(':443@evil.example/')).toBe(`${BASE}/:443@evil.example/`)
    expect(target('.evil.example/x')).toBe(`${BASE}/.evil.example/x`)
    expect(target('/https://evil.example/x')).toBe(`${BASE}/https://evil.example/x`)
  })

  it('E09 a base’s path ends where a segment ends, with or without its slash', () => {
    expect(target('1evil')).toBe(`${BASE}/1evil`)
    expect(target('1evil', { base: `${BASE}/` })).toBe(`${BASE}/1evil`)
    expect(target('x', { base: 'https://api.good.example' })).toBe('https://api.good.example/x')
  })

  it('E10 the fragment is dropped, and a parameter that is ours to set', () => {
    expect(target('x?a=1#frag')).toBe(`${BASE}/x?a=1`)
    expect(target('x#?a=1')).toBe(`${BASE}/x`)
    const hidden = ['key', 'access_token']
    expect(target('x?key=evil&a=1&KEY=2&k%65y=3&key[]=4&key=', { hidden })).toBe(`${BASE}/x?a=1`)
    expect(target('x?access_token=evil', { hidden })).toBe(`${BASE}/x`)
    expect(target('x?monkey=1&keys=2', { hidden })).toBe(`${BASE}/x?monkey=1&keys=2`)
  })

  it('E14 no API key of ours goes along', () => {
    expect(target(`x?api_key=${KEY}&a=1&b=x${encodeURIComponent(KEY)}y`)).toBe(`${BASE}/x?a=1`)
  })

  it('is on the base’s origin and under its path, whatever is asked for', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '@',
        ':',
        '?',
        '#',
        '%',
        '%2e',
        '%2f',
        '%5c',
        '..',
        '.',
        ';',
        'https:',
        'v1',
      ),
      fc.constantFrom(
        'evil.example',
        'https://evil.example',
        'https://api.good.example/v1',
        '\t',
        '\r\n',
        '%0d%0a',
      ),
    )
    const base = fc.constantFrom(
      BASE,
      `${BASE}/`,
      'https://api.good.example',
      'https://api.good.example/a/b/',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), base, (pieces, home) => {
        const found = target(pieces.join(''), { base: home })
        if (found === 'url_not_allowed') return
        const { origin, pathname, username, hash } = new URL(found)
        const root = new URL(home).pathname.replace(/\/+$/, '')
        expect([origin, username, hash]).toEqual(['https://api.good.example', '', ''])
        expect(pathname === root || pathname.startsWith(`${root}/`)).toBe(true)
        expect(found).not.toMatch(/[\s\\]|%0[ad]|%00/i)
        // Once a server has decoded it, too.
        const decoded = decodeURIComponent(pathname)
        expect(decoded.split(/[\\/]/)).not.toContain('..')
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a redirect of the API', () => {
  const from = new URL(`${BASE}/old/x`)
  it.each([
    [`${BASE}/new?a=1`, '/new?a=1'],
    ['/v1/new', '/new'],
    ['new', '/old/new'],
    ['?page=2', '/old/x?page=2'],
  ])('E21 to %s is one of ours', (location, path) => {
    expect(pathBelow(BASE, from, location)).toBe(path)
  })
  it.each([
    'https://evil.example/',
    '//evil.example/x',
    '/v2/x',
    '/',
    'http://127.0.0.1/v1',
    'javascript:alert(1)',
    'https://',
  ])('E21 to %s is none', (location) => {
    expect(pathBelow(BASE, from, location)).toBeNull()
  })
})

it('what chooses the connection is taken out, and the rest stays as it was written', () => {
  expect(withoutParameters('a=1&connection=x&b=%20+&conne%63tion=y&connections=z', ['connection'])).toBe(
    'a=1&b=%20+&connections=z',
  )
  expect(withoutParameters('', ['connection'])).toBe('')
})
