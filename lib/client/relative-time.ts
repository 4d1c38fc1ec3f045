import type { Locale } from '@/lib/core/messages/locale'

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
]

/** A server's clock may be ahead of the browser's by this, and what it tells of has happened all the same. */
const clockSlackSeconds = 5

/** From this much of a unit on it is spoken of: 40 minutes are not an hour, nor 13 hours a day. */
const nearlyOne = 0.9

/** Making a format is dear, and there are few of them. */
const formats = new Map<string, Intl.RelativeTimeFormat>()

function formatIn(locale: Locale): Intl.RelativeTimeFormat {
  const known = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  formats.set(locale, known)
  return known
}

/**
 * `3 minutes ago`, `in 2 hours`, `yesterday`; within 45 seconds `justNow` of what was, and the language's `now` of what
 * will be.
 */
export function relativeTime(at: number, now: number, locale: Locale, justNow: string): string {
  const format = formatIn(locale)
  const seconds = (at - now) / 1000
  if (Math.abs(seconds) < 45) return seconds > clockSlackSeconds ? format.format(0, 'second') : justNow
  for (const [unit, size] of units)
    if (Math.abs(seconds) >= size * nearlyOne) return format.format(Math.round(seconds / size), unit)
  return format.format(Math.sign(seconds), 'minute')
}

const dates = new Map<string, Intl.DateTimeFormat>()

function dateIn(locale: Locale, zone: 'UTC' | undefined, withTime: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${withTime}`
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const
  const known =
    dates.get(key) ??
    // Days before months in English too, as in the rest of Europe.
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: zone,
      ...(withTime && time),
    })
  dates.set(key, known)
  return known
}

/** `3 Mar 2026, 14:05:09` and the zone; UTC until the browser's own is known. */
export function exactTime(at: number, zone: 'UTC' | undefined, locale: Locale): string {
  return dateIn(locale, zone, true).format(at)
}

/** `3 Mar 2026`. */
export function day(at: number, zone: 'UTC' | undefined, locale: Locale): string {
  return dateIn(locale, zone, false).format(at)
}
