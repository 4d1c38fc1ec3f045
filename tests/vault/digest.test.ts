import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digest, matchesDigest, randomToken } from '@/lib/vault/digest'

test('a digest is SHA-256', () => {
  expect(Buffer.from(digest('abc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('only the same text matches', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(matchesDigest(one, digest(other))).toBe(one === other)
    }),
  )
})

test('a digest of any other length is a mismatch, not an error', () => {
  for (const length of [0, 1, 31, 33, 4_096]) expect(matchesDigest('abc', new Uint8Array(length))).toBe(false)
})

test('B01 tokens have 256 bits, are fit for a URL and never repeat', () => {
  const tokens = new Set(Array.from({ length: 1_000 }, () => randomToken()))
  expect(tokens.size).toBe(1_000)
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(randomToken(16)).toHaveLength(22)
})
