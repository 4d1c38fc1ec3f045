import 'server-only'

const longestWait = 86_400

/** RFC 9110 §5.6.7: IMF-fixdate and the two forms before it. `Date.parse` alone takes "1" for a year. */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]+, \d{2}-[A-Z][a-z]{2}-\d{2}) \d{2}:\d{2}:\d{2} GMT$/
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/

/** `Retry-After` in seconds from `now` (milliseconds), 0 to a day; null when it is absent or neither form. */
export function readRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text), longestWait)
  const at = httpDate.test(text)
    ? Date.parse(text)
    : asctime.test(text)
      ? Date.parse(`${text} GMT`)
      : Number.NaN
  if (Number.isNaN(at)) return null
  return Math.min(Math.max(Math.ceil((at - now) / 1_000), 0), longestWait)
}
