import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTemplateError } from '@/lib/domain-connect/records/error'
import { ownerName, substitute, variablesIn } from '@/lib/domain-connect/records/substitute'

const place = { domain: 'example.com', host: 'shop' }
const name = fc
  .stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
  .filter((text) => !['domain', 'host', 'fqdn'].includes(text))
const literal = fc.string({ maxLength: 20 }).filter((text) => !text.includes('%'))
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    return isTemplateError(error) ? error.code : String(error)
  }
}

describe('substitution', () => {
  it('puts each value in its place and looks at no value again', () => {
    const pairs = fc.array(fc.tuple(literal, name, fc.string({ maxLength: 20 })), { maxLength: 6 })
    fc.assert(
      fc.property(pairs, literal, (found, end) => {
        const params = Object.fromEntries(found.map(([, variable, value]) => [variable, value]))
        const text = found.map(([before, variable]) => `${before}%${variable}%`).join('') + end
        const expected = found.map(([before, variable]) => `${before}${params[variable]}`).join('') + end
        expect(substitute(text, place, params)).toBe(expected)
        expect(variablesIn(text)).toEqual(found.map(([, variable]) => variable))
      }),
    )
  })

  it('leaves a text without variables as it is', () => {
    fc.assert(
      fc.property(literal, (text) => {
        expect(substitute(text, place, {})).toBe(text)
      }),
    )
  })

  it('leaves a variable in a value alone', () => {
    expect(substitute('%a%%b%', place, { a: '%b%', b: '%a%' })).toBe('%b%%a%')
  })

  it('knows the place, whatever the caller says', () => {
    const lies = { domain: 'evil.com', host: 'evil', fqdn: 'evil' }
    expect(substitute('%host% %domain% %fqdn%', place, lies)).toBe('shop example.com shop.example.com')
    expect(substitute('%host%|%fqdn%', { ...place, host: '' }, lies)).toBe('|example.com')
  })

  it.each(['toString', '__proto__', 'constructor', 'missing'])('finds no value for %s', (variable) => {
    expect(codeOf(() => substitute(`%${variable}%`, place, {}))).toBe('missing_variable')
  })

  it.each(['100%', '%a%%', 'a%b', '%'])('refuses %s: a sign without its partner', (text) => {
    expect(codeOf(() => substitute(text, place, { a: 'x', b: 'y' }))).toBe('invalid_template')
  })

  it('leaves the macros of SPF alone', () => {
    expect(substitute('exists:%{i}._spf.%a%.%{d2}', place, { a: 'x' })).toBe('exists:%{i}._spf.x.%{d2}')
  })
})

describe('a name', () => {
  it.each([
    ['', '@', 'shop'],
    ['@', '@', 'shop'],
    ['www', 'www', 'www.shop'],
    ['example.com.', '@', '@'],
    ['www.example.com.', 'www', 'www'],
    ['WWW.Example.COM.', 'WWW', 'WWW'],
    ['www.other.com.', 'www.other.com.', 'www.other.com.'],
    ['notexample.com.', 'notexample.com.', 'notexample.com.'],
  ])('%j is %s at the apex and %s below', (rendered, apex, below) => {
    expect(ownerName(rendered, { domain: 'example.com', host: '' })).toBe(apex)
    expect(ownerName(rendered, place)).toBe(below)
  })

  it('is the same relative to the place as absolute', () => {
    fc.assert(
      fc.property(label, label, label, (owner, host, domain) => {
        const there = { domain: `${domain}.example`, host }
        expect(ownerName(owner, there)).toBe(ownerName(`${owner}.${host}.${domain}.example.`, there))
      }),
    )
  })
})
