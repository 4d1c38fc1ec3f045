import { describe, expect, it } from 'vitest'
import { relativeTime } from '@/lib/client/relative-time'

const NOW = Date.UTC(2026, 0, 1)
const second = 1000

describe('relative time', () => {
  it.each([
    [-44 * second, 'just now'],
    [0, 'just now'],
    // The server's clock may be a little ahead.
    [3 * second, 'just now'],
    [20 * second, 'now'],
    [-50 * second, '1 minute ago'],
    [3 * 60 * second, 'in 3 minutes'],
    [40 * 60 * second, 'in 40 minutes'],
    [58 * 60 * second, 'in 1 hour'],
    [-13 * 3600 * second, '13 hours ago'],
    [-25 * 3600 * second, 'yesterday'],
  ])('%i ms away is said as %s', (away, said) => {
    expect(relativeTime(NOW + away, NOW, 'en', 'just now')).toBe(said)
  })
})
