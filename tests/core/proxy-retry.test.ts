import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryWaitMs } from '@/lib/core/proxy-retry'

const first = { method: 'GET', status: 503, retryAfter: null, retries: 0, waitedMs: 0, random: 0.5 }

describe('whether a request is sent once more', () => {
  it.each([429, 500, 502, 503, 504, null])('it is after %s', (status) => {
    expect(retryWaitMs({ ...first, status })).toBe(187.5)
  })
  it.each([200, 204, 301, 304, 400, 401, 403, 404, 409, 422, 501, 505])('it is not after %s', (status) => {
    expect(retryWaitMs({ ...first, status })).toBeNull()
  })
  it.each(['HEAD', 'OPTIONS', 'PUT', 'DELETE'])('%s may be asked twice', (method) => {
    expect(retryWaitMs({ ...first, method })).not.toBeNull()
  })
  it.each(['POST', 'PATCH', 'get', 'FOO'])('%s may not', (method) => {
    expect(retryWaitMs({ ...first, method })).toBeNull()
  })
  it('the provider’s wish counts, and one that is too long is the caller’s to wait for', () => {
    expect(retryWaitMs({ ...first, retryAfter: 2 })).toBe(2_000)
    expect(retryWaitMs({ ...first, retryAfter: 0 })).toBe(187.5)
    expect(retryWaitMs({ ...first, retryAfter: 11 })).toBeNull()
    expect(retryWaitMs({ ...first, retryAfter: 86_400 })).toBeNull()
  })
  it('it ends: never more than two times and ten seconds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ random: fc.float({ min: 0, max: 1, noNaN: true }), retryAfter: fc.option(fc.nat(20)) }),
          {
            minLength: 5,
            maxLength: 5,
          },
        ),
        (rounds) => {
          let waitedMs = 0
          let retries = 0
          for (const round of rounds) {
            const wait = retryWaitMs({ ...first, ...round, retries, waitedMs })
            if (wait === null) break
            expect(wait).toBeGreaterThan(0)
            waitedMs += wait
            retries++
          }
          expect(retries).toBeLessThanOrEqual(2)
          expect(waitedMs).toBeLessThanOrEqual(10_000)
        },
      ),
    )
  })
})
