import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { EnvError } from '@/lib/env'
import { checkCanary, sealCanary } from '@/lib/vault/canary'
import { seal } from '@/lib/vault/seal'
import { useKeyRing } from './ring'

const key = () => randomBytes(32).toString('base64')
const first = key()

beforeEach(() => useKeyRing(`k1:${first}`))

describe('the canary', () => {
  test('lets the start go on with the ring that sealed it', () => {
    const canary = sealCanary()
    expect(() => checkCanary(canary)).not.toThrow()
    useKeyRing(`k2:${key()},k1:${first}`)
    expect(() => checkCanary(canary)).not.toThrow()
  })

  const wrong: [string, () => Uint8Array, string, RegExp][] = [
    ['a ring without its key', sealCanary, `k2:${key()}`, /"k1", which is not in the list/],
    ['another key of the same id', sealCanary, `k1:${key()}`, /"k1" is not the one/],
    ['bytes that are no sealed value', () => randomBytes(9), `k1:${first}`, /not a sealed value/],
    [
      'another text in its place',
      () => seal({ table: 'Setting', row: 'canary', column: 'value', version: 1 }, 'x'),
      `k1:${first}`,
      /another text/,
    ],
  ]
  test.each(wrong)('M09 stops the start with one line for %s', (_what, make, ring, why) => {
    const canary = make()
    useKeyRing(ring)
    expect(() => checkCanary(canary)).toThrow(EnvError)
    expect(() => checkCanary(canary)).toThrow(/^PATCHBAY_ENCRYPTION_KEYS does not fit this database: .+$/)
    expect(() => checkCanary(canary)).toThrow(why)
  })
})
