import { createHash, randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { link, verifyLink } from '@/lib/vault/chain'
import { isOpeningError } from '@/lib/vault/seal'
import { useKeyRing } from './ring'

const key = () => randomBytes(32).toString('base64')
const first = key()

beforeEach(() => useKeyRing(`k1:${first}`))

describe('the event chain', () => {
  test('a link vouches for its line and for the one before', () => {
    const one = link(null, 'connection.connected')
    const two = link(one.value, 'token.refreshed')
    expect(verifyLink(null, 'connection.connected', one)).toBe(true)
    expect(verifyLink(one.value, 'token.refreshed', two)).toBe(true)
    expect(verifyLink(one.value, 'token.refresheD', two)).toBe(false)
    expect(verifyLink(null, 'token.refreshed', two)).toBe(false)
    expect(verifyLink(two.value, 'token.refreshed', two)).toBe(false)
  })

  test('no byte can move between the previous value and the line', () => {
    const moved = link(new Uint8Array([...Buffer.from('ab')]), 'c')
    expect(verifyLink(new Uint8Array([...Buffer.from('a')]), 'bc', moved)).toBe(false)
  })

  test('whoever has no key cannot compute a link', () => {
    const forged = new Uint8Array(createHash('sha256').update('line').digest())
    expect(verifyLink(null, 'line', { keyId: 'k1', value: forged })).toBe(false)
    expect(verifyLink(null, 'line', { keyId: 'k1', value: new Uint8Array() })).toBe(false)
  })

  test('links of an older key are verified while it is in the ring, and then said to be unverifiable', () => {
    const old = link(null, 'line')
    useKeyRing(`k2:${key()},k1:${first}`)
    expect(verifyLink(null, 'line', old)).toBe(true)
    expect(link(null, 'line').keyId).toBe('k2')
    useKeyRing(`k2:${key()}`)
    expect(() => verifyLink(null, 'line', old)).toThrow(expect.toSatisfy(isOpeningError))
  })
})
