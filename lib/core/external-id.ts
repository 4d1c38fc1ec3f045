import { hasUnprintable } from '@/lib/core/text'

/**
 * Whether a customer or group may be called that by the organisation: one printable line of 1 to 255 characters. What
 * every URL parser takes for "here" or "one up", however it is encoded (WHATWG URL §4.4), could never be asked for.
 */
export function isExternalId(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= 255 &&
    !hasUnprintable(text) &&
    !/[\t\n\r]/.test(text) &&
    text !== '.' &&
    text !== '..'
  )
}
