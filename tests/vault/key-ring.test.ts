import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { EnvError } from '@/lib/env'
import { generateKeyRing, keyIds, keyRing, parseKeyRing } from '@/lib/vault/key-ring'
import { useKeyRing } from './ring'

const key = () => randomBytes(32).toString('base64')

describe('parseKeyRing', () => {
  test('the first key seals and all of them open', () => {
    const ring = parseKeyRing(`new:${key()}, old_1:${key()},\told-2:${key()}\n`)
    expect(ring.first.id).toBe('new')
    expect([...ring.keys.keys()]).toEqual(['new', 'old_1', 'old-2'])
  })

  const good = key()
  const wrong: [string, string, RegExp][] = [
    ['nothing', '', /entry 1 has no colon/],
    ['no id', good, /entry 1 has no colon/],
    ['an empty id', `:${good}`, /id of entry 1/],
    ['an id of 33 characters', `${'a'.repeat(33)}:${good}`, /id of entry 1/],
    ['an id with a blank', `a b:${good}`, /id of entry 1/],
    ['one id twice', `a:${key()},a:${good}`, /entry 2 repeats/],
    ['a comma too many', `a:${good},`, /entry 2 has no colon/],
    ['31 bytes', `a:${randomBytes(31).toString('base64')}`, /entry 1 has 31/],
    ['33 bytes', `a:${randomBytes(33).toString('base64')}`, /entry 1 has 33/],
    ['text that is not base64', `a:zz!!not base64`, /base64/],
    ['base64 with rubbish that Node would skip', `a:!${good}`, /base64/],
    ['base64 without its padding', `a:${good.replace(/=+$/, '')}`, /base64/],
    ['hexadecimal', `a:${randomBytes(32).toString('hex')}`, /has 48/],
    ['zeros', `a:${Buffer.alloc(32).toString('base64')}`, /public example/],
    ['the example', 'example:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=', /public example/],
    ['the example under another id', 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=', /public example/],
  ]
  test.each(wrong)(
    'M09 %s is refused by a line that names the variable and not the value',
    (_what, text, why) => {
      const error = thrownBy(() => parseKeyRing(text))
      expect(error).toBeInstanceOf(EnvError)
      expect(error.message).toMatch(/^PATCHBAY_ENCRYPTION_KEYS must /)
      expect(error.message).toMatch(why)
      expect(error.message).not.toContain('\n')
      for (const part of text.split(/[:,]/).filter((piece) => piece.length > 8))
        expect(error.message).not.toContain(part)
    },
  )

  test('M12 a ring that is logged shows no byte of a key', () => {
    const ring = parseKeyRing(`a:${good}`)
    const shown = inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring)
    expect(shown).not.toContain(good)
    expect(shown).not.toContain(Buffer.from(good, 'base64').toString('hex').slice(0, 8))
  })
})

test('a generated ring is one fresh key that parses', () => {
  const ring = parseKeyRing(generateKeyRing())
  expect(ring.first.id).toBe('k1')
  expect(generateKeyRing()).not.toBe(generateKeyRing())
})

test('the settings page sees ids alone, the sealing one first', () => {
  useKeyRing(`b:${key()},a:${key()}`)
  expect(keyIds()).toEqual(['b', 'a'])
  expect(keyRing().first.id).toBe('b')
})

function thrownBy(act: () => unknown): Error {
  try {
    act()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown.')
}
