import { describe, expect, it } from 'vitest'
import { plotChecks } from '@/lib/client/check-plot'
import type { CheckView } from '@/lib/contract/connection'

/** Newest first, as the API answers them. */
const checksOf = (latencies: readonly (number | null)[], failing: readonly number[] = []): CheckView[] =>
  latencies.map((latencyMs, n) => ({
    ...{
      id: `check-${n}`,
      at: '2026-01-01T00:00:00Z',
      how: 'schedule',
      detail: null,
      failure: null,
      limited: false,
    },
    ...{ latencyMs, status: failing.includes(n) ? 'error' : 'ok' },
  }))

describe('the drawing of checks', () => {
  it('stands the newest at the right, also where there are few', () => {
    const { plotted, slots } = plotChecks(checksOf([30, 20, 10]))
    expect(plotted.map(({ check }) => check.id)).toEqual(['check-2', 'check-1', 'check-0'])
    expect(plotted.map(({ slot }) => slot)).toEqual([slots - 3, slots - 2, slots - 1])
  })

  it('has a place for each of the last fifty, and no more', () => {
    const { plotted, slots } = plotChecks(checksOf(Array.from({ length: 60 }, () => 5)))
    expect(slots).toBe(50)
    expect(plotted).toHaveLength(50)
    expect(plotted[0]).toMatchObject({ slot: 0, check: { id: 'check-49' } })
  })

  it('stays within its height, from nothing to a timeout, and a slower one stands higher', () => {
    const { plotted, ticks } = plotChecks(checksOf([0, 0.4, 12, 900, 15_000, 400_000]))
    const heights = plotted.map(({ height }) => height ?? -1)
    expect(heights.every((height) => height >= 0 && height <= 1)).toBe(true)
    expect(heights).toEqual([...heights].sort((a, b) => b - a))
    expect(ticks.every(({ height }) => height > 0 && height <= 1)).toBe(true)
  })

  it.each([
    [
      [3, 8],
      [10, 100],
    ],
    [[100], [10, 100]],
    [[101], [10, 100]],
    [[15_000], [10, 100, 1_000, 10_000]],
    [[null], [10, 100]],
  ])('%j is read by lines at %j', (latencies, expected) => {
    expect(plotChecks(checksOf(latencies)).ticks.map(({ ms }) => ms)).toEqual(expected)
  })

  it('the slowest reaches the top, unless all are quick', () => {
    expect(plotChecks(checksOf([15_000, 20])).plotted.at(-1)?.height).toBe(1)
    expect(plotChecks(checksOf([10])).plotted[0]?.height).toBe(0.5)
  })

  it('says how many failed, and what half of the answers took', () => {
    expect(plotChecks(checksOf([40, null, 10, 20, 30], [0, 1]))).toMatchObject({ failed: 2, medianMs: 20 })
    expect(plotChecks(checksOf([null]))).toMatchObject({ failed: 0, medianMs: null })
  })

  it('a check without a time has a place and no height', () => {
    expect(plotChecks(checksOf([null])).plotted[0]?.height).toBeNull()
  })
})
