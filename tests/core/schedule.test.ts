import { describe, expect, it } from 'vitest'
import { ENDING_SOON_DAYS, endsSoon } from '@/lib/core/expiry'
import { type Turns, turnsOf } from '@/lib/core/schedule'

const NOW = new Date('2026-03-01T12:00:00Z')
const hourMs = 3_600_000
const ago = (hours: number) => new Date(NOW.getTime() - hours * hourMs)

const turns = (part: Partial<Turns> = {}): Turns => ({
  ...{ lastTurnAt: ago(0.25), firstTurnAt: ago(0.75), hasNew: false },
  ...part,
})

describe('the turns of the clock', () => {
  it('comes next to the one that has waited longest, and came last to the latest', () => {
    expect(turnsOf('hourly', turns(), NOW)).toEqual({ lastAt: ago(0.25), nextAt: ago(-0.25) })
    expect(turnsOf('daily', turns(), NOW).nextAt).toEqual(ago(-23.25))
  })

  it('is due at once where it never came, or since it should have come', () => {
    const never = turns({ lastTurnAt: null, firstTurnAt: null, hasNew: true })
    expect(turnsOf('daily', never, NOW)).toEqual({ lastAt: null, nextAt: NOW })
    expect(turnsOf('daily', turns({ hasNew: true }), NOW).nextAt).toEqual(NOW)
    const late = turns({ firstTurnAt: ago(2), hasNew: true })
    expect(turnsOf('hourly', late, NOW).nextAt).toEqual(ago(1))
  })

  it('still says when it came last once it is off', () => {
    expect(turnsOf('off', turns(), NOW)).toEqual({ lastAt: ago(0.25), nextAt: null })
  })

  it('of no connection that it comes to are none', () => {
    expect(turnsOf('hourly', turns({ firstTurnAt: null }), NOW)).toEqual({ lastAt: ago(0.25), nextAt: null })
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
