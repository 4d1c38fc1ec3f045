import type { CheckView } from '@/lib/contract/connection'

/** One check as it is drawn. */
export interface PlottedCheck {
  check: CheckView
  /** Which place it has from the left, of `slots`. */
  slot: number
  /** How high it stands, 0 to 1; null where it is not known how long it took. */
  height: number | null
}

export interface CheckPlot {
  /** Oldest first. */
  plotted: readonly PlottedCheck[]
  slots: number
  /** Lines to read the height by. */
  ticks: readonly { ms: number; height: number }[]
  failed: number
  /** What half of the answers took at most; null: none has a time. */
  medianMs: number | null
}

/** As many as are kept. */
const MOST = 50
/** Fewer places would make a bar a block. */
const FEWEST_SLOTS = 24
const DECADES = [10, 100, 1_000, 10_000, 100_000]
/** The scale goes up to this at least, so that quick answers look quick. */
const lowestTop = 100

/**
 * Where each check of a history, newest first, is drawn: the newest at the right. Times lie between a few ms and the 15 s
 * of a timeout, so that the height is their logarithm.
 */
export function plotChecks(checks: readonly CheckView[]): CheckPlot {
  const shown = checks.slice(0, MOST).reverse()
  const slots = Math.max(shown.length, FEWEST_SLOTS)
  const times = shown.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]))
  const top = Math.max(...times, lowestTop)
  const heightOf = (ms: number) => Math.min(1, Math.log10(Math.max(ms, 1)) / Math.log10(top))
  return {
    plotted: shown.map((check, index) => ({
      check,
      slot: slots - shown.length + index,
      height: check.latencyMs === null ? null : heightOf(check.latencyMs),
    })),
    slots,
    ticks: DECADES.filter((ms) => ms <= top).map((ms) => ({ ms, height: heightOf(ms) })),
    failed: shown.filter(({ status }) => status === 'error').length,
    medianMs: median(times),
  }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
