/** No picture that is kept is larger, of an account or an organisation. */
export const MOST_PICTURE_BYTES = 256 * 1024

/**
 * How raster pictures begin, in hexadecimal digits. What is not known by its first bytes is no picture, whatever its
 * header says; SVG can hold scripts.
 */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^89504e470d0a1a0a/, 'image/png'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^47494638(37|39)61/, 'image/gif'],
  [/^52494646.{8}57454250/, 'image/webp'],
]

/** What kind of picture it is by its first bytes; null: none that is taken. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return BEGINNINGS.find(([beginning]) => beginning.test(head))?.[1] ?? null
}
