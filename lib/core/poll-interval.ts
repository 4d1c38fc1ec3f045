/** RFC 8628 §3.5: what each `slow_down` adds; also §3.2's usual interval. */
export const SLOWER_SECONDS = 5

const LONGEST_SECONDS = 60

/** The interval in seconds after a question that was not answered: twice as long (RFC 8628 §3.5), up to a minute. */
export function longerInterval(seconds: number): number {
  return Math.max(seconds, Math.min(seconds * 2, LONGEST_SECONDS))
}
