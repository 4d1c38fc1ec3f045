import { describe, expect, it } from 'vitest'
import { ENDING_SOON_DAYS, endsSoon } from '@/lib/core/expiry'
import { type ScheduledConnection, turnsOf } from '@/lib/core/schedule'

const NOW = new Date('2026-03-01T12:00:00Z')
const hourMs = 3_600_000
const ago = (hours: number) => new Date(NOW.getTime() - hours * hourMs)

const connection = (part: Partial<ScheduledConnection> = {}): ScheduledConnection => ({
  ...{ enabled: true, credential: 'sealed', refusedCode: null, scheduledAt: ago(0.5) },
  ...part,
})

describe('the turns of the clock', () => {
  it('comes next to the one that has waited longest, and came last to the latest', () => {
    const connections = [connection({ scheduledAt: ago(0.25) }), connection({ scheduledAt: ago(0.75) })]
    expect(turnsOf('hourly', connections, NOW)).toEqual({ lastAt: ago(0.25), nextAt: ago(-0.25) })
    expect(turnsOf('daily', connections, NOW).nextAt).toEqual(ago(-23.25))
  })

  it('is due at once where it never came', () => {
    expect(turnsOf('daily', [connection({ scheduledAt: null })], NOW)).toEqual({ lastAt: null, nextAt: NOW })
  })

  it('still says when it came last once it is off', () => {
    expect(turnsOf('off', [connection()], NOW)).toEqual({ lastAt: ago(0.5), nextAt: null })
  })

  it.each([
    ['switched off', { enabled: false }],
    ['without a credential', { credential: null }],
    ['refused for good', { refusedCode: 'invalid_grant' }],
  ])('never comes to one that is %s', (_, part) => {
    expect(turnsOf('hourly', [connection(part)], NOW).nextAt).toBeNull()
  })

  it('of no connection are none', () => {
    expect(turnsOf('hourly', [], NOW)).toEqual({ lastAt: null, nextAt: null })
  })
})

describe('what ends soon', () => {
  it.each([
    [-1, true],
    [ENDING_SOON_DAYS * 24 - 1, true],
    [ENDING_SOON_DAYS * 24, false],
  ])('in %i hours: %s', (hours, soon) => {
    expect(endsSoon(NOW.getTime() + hours * hourMs, NOW.getTime())).toBe(soon)
  })
})
