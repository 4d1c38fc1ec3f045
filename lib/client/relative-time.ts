const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
]

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** `3 minutes ago`, `in 2 hours`, `yesterday`; under 45 seconds `just now`. */
export function relativeTime(at: number, now: number): string {
  const seconds = (at - now) / 1000
  if (Math.abs(seconds) < 45) return 'just now'
  for (const [unit, size] of units) {
    const count = Math.round(seconds / size)
    if (count !== 0) return format.format(count, unit)
  }
  return format.format(Math.sign(seconds), 'minute')
}

/** `3 Mar 2026, 14:05:09` and the zone; UTC until the browser's own is known. */
export function exactTime(at: number, zone: 'UTC' | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  }).format(at)
}

/** `3 Mar 2026`. */
export function day(at: number, zone: 'UTC' | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).format(at)
}
