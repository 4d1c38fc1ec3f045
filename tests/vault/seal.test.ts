import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { isPatchbayError } from '@/lib/core/errors'
import type { Place } from '@/lib/core/sealed'
import { readEnvelope, writeEnvelope } from '@/lib/vault/envelope'
import { isOpeningError, keyIdOf, type OpeningCode, open, reseal, seal } from '@/lib/vault/seal'
import { useKeyRing } from './ring'

const one = randomBytes(32)
const two = randomBytes(32)
const ring = (...keys: [string, Buffer][]) =>
  keys.map(([id, bytes]) => `${id}:${bytes.toString('base64')}`).join(',')
const place: Place = { table: 'Connection', row: 'row-1', column: 'credential', version: 1 }
const secret = 'CANARY-refresh-token-8c1f'

const places = fc.record({
  table: fc.string(),
  row: fc.string(),
  column: fc.string(),
  version: fc.nat(),
})

beforeEach(() => useKeyRing(ring(['k1', one], ['k2', two])))

describe('sealing', () => {
  test('what was sealed opens as it was, in any place and script', () => {
    fc.assert(
      fc.property(places, fc.string({ unit: 'grapheme' }), (anywhere, text) => {
        expect(open(anywhere, seal(anywhere, text))).toBe(text)
      }),
    )
  })

  test.each([
    ['', 'empty'],
    [' key with\r\nlines\n ', 'lines'],
    ['🔑 ключ %2F"\\\0', 'signs'],
    ['x'.repeat(65_536), '64 KiB'],
  ])('L06 a secret comes back byte for byte: %#', (text) => expect(open(place, seal(place, text))).toBe(text))

  test('L06 half a character is refused, since it could not come back', () => {
    expect(thrownBy(() => seal(place, 'key-\ud83d'))).toSatisfy(isPatchbayError)
  })

  test('M01 a sealed value holds no part of its text', () => {
    expect(Buffer.from(seal(place, secret)).toString('latin1')).not.toContain('CANARY')
  })

  test('M08 the same value sealed 100,000 times, and by a ring that is read anew, never repeats an IV, a data key or a text', () => {
    const seen = new Set<string>()
    const sealMany = () => {
      for (let round = 0; round < 50_000; round++) {
        const { wrapIv, wrappedKey, iv, ciphertext } = readEnvelope(seal(place, secret))
        expect(wrapIv.length + iv.length).toBe(24)
        for (const part of [wrapIv, wrappedKey, iv, ciphertext])
          seen.add(Buffer.from(part).toString('base64'))
      }
    }
    sealMany()
    // As a start does: nothing counts on from where an earlier process was.
    useKeyRing(ring(['k1', one], ['k2', two]))
    sealMany()
    expect(seen.size).toBe(400_000)
  }, 60_000)
})

describe('opening', () => {
  test('M02 a value swapped to another place never opens', () => {
    fc.assert(
      fc.property(places, places, fc.string(), (here, there, text) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there))
        expect(codeOf(() => open(there, seal(here, text)))).toBe('tampered')
      }),
    )
  })

  test('M02 names that run together are still different places', () => {
    const sealed = seal({ ...place, table: 'a|b', row: 'c' }, secret)
    expect(codeOf(() => open({ ...place, table: 'a', row: 'b|c' }, sealed))).toBe('tampered')
  })

  test('M02 an earlier version of the same value does not open as the present one', () => {
    expect(codeOf(() => open({ ...place, version: 2 }, seal(place, secret)))).toBe('tampered')
  })

  test('M04 no single flipped bit opens, wherever it is', () => {
    const sealed = seal(place, secret)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = new Uint8Array(sealed)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const error = thrownBy(() => open(place, flipped))
      expect(isOpeningError(error), `bit ${bit}`).toBe(true)
      expect(error.message).not.toContain('CANARY')
    }
  })

  test('M04 a value cut anywhere or grown never opens', () => {
    const sealed = seal(place, secret)
    for (let length = 0; length < sealed.length; length++)
      expect(isOpeningError(thrownBy(() => open(place, sealed.subarray(0, length)))), `${length}`).toBe(true)
    expect(codeOf(() => open(place, new Uint8Array([...sealed, 0])))).toBe('tampered')
  })

  test('M04 arbitrary bytes are refused and never crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(isOpeningError(thrownBy(() => open(place, bytes)))).toBe(true)
      }),
    )
  })

  test('M04 the two keys of a ring do not stand in for each other', () => {
    const sealed = seal(place, secret)
    const renamed = writeEnvelope({ ...readEnvelope(sealed), keyId: 'k2' })
    expect(codeOf(() => open(place, renamed))).toBe('tampered')
  })

  test('M04 the data key of one value does not open another one of the same place', () => {
    const mixed = writeEnvelope({
      ...readEnvelope(seal(place, secret)),
      ciphertext: readEnvelope(seal(place, 'x')).ciphertext,
    })
    expect(codeOf(() => open(place, mixed))).toBe('tampered')
  })

  test('M04 a wrapped key made without the place is refused', () => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', createSecretKey(one), iv, { authTagLength: 16 })
    const wrappedKey = Buffer.concat([cipher.update(randomBytes(32)), cipher.final(), cipher.getAuthTag()])
    const forged = writeEnvelope({ ...readEnvelope(seal(place, secret)), wrapIv: iv, wrappedKey })
    expect(codeOf(() => open(place, forged))).toBe('tampered')
  })

  test('there is no plaintext fallback: text in place of a sealed value is malformed', () => {
    expect(codeOf(() => open(place, Buffer.from(secret)))).toBe('malformed')
  })
})

describe('rotation', () => {
  test('a value of an older key opens while that key is in the ring, and no longer', () => {
    const sealed = seal(place, secret)
    useKeyRing(ring(['k3', randomBytes(32)], ['k1', one]))
    expect(open(place, sealed)).toBe(secret)
    useKeyRing(ring(['k3', randomBytes(32)]))
    expect(codeOf(() => open(place, sealed))).toBe('unknown_key')
  })

  test('a value sealed anew opens without the older key', () => {
    const sealed = seal(place, secret)
    const fresh = randomBytes(32)
    useKeyRing(ring(['k3', fresh], ['k1', one]))
    const moved = reseal(place, sealed)
    expect([keyIdOf(sealed), keyIdOf(moved)]).toEqual(['k1', 'k3'])
    useKeyRing(ring(['k3', fresh]))
    expect(open(place, moved)).toBe(secret)
  })

  test('M09 another key under the same id does not open', () => {
    const sealed = seal(place, secret)
    useKeyRing(ring(['k1', randomBytes(32)]))
    expect(codeOf(() => open(place, sealed))).toBe('tampered')
  })
})

function thrownBy(act: () => unknown): Error {
  try {
    act()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Nothing was thrown.')
}

function codeOf(act: () => unknown): OpeningCode | null {
  const error = thrownBy(act)
  return isOpeningError(error) ? error.code : null
}
