import 'server-only'
import { egressFetch } from '@/lib/egress/fetch'

export interface Picture {
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

const mostBytes = 256 * 1024
const mostRedirects = 3
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * How raster pictures begin, in hexadecimal digits. What is not known by its first bytes is no picture, whatever its
 * header says; SVG can hold scripts.
 */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^89504e470d0a1a0a/, 'image/png'],
  [/^ffd8ff/, 'image/jpeg'],
  [/^47494638(37|39)61/, 'image/gif'],
  [/^52494646.{8}57454250/, 'image/webp'],
]

/**
 * An account's picture, to be kept here: a browser never asks the provider for it. Null for whatever cannot be
 * had: a picture is no reason to fail. Each redirect is a new target, and carries no credential.
 */
export async function fetchPicture(
  url: string,
  fetch = egressFetch({ maxBytes: mostBytes, timeoutMs: 5_000 }),
): Promise<Picture | null> {
  try {
    let at = url
    for (let redirect = 0; redirect <= mostRedirects; redirect++) {
      const response = await fetch(at, {
        headers: { accept: 'image/png, image/jpeg, image/webp, image/gif' },
      })
      const location = response.headers.get('location')
      if (!redirects.has(response.status)) return response.ok ? recognise(await response.arrayBuffer()) : null
      if (!location) return null
      at = new URL(location, at).href
    }
    return null
  } catch {
    return null
  }
}

function recognise(body: ArrayBuffer): Picture | null {
  const bytes = new Uint8Array(body)
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  const known = beginnings.find(([beginning]) => beginning.test(head))
  return known && bytes.length <= mostBytes ? { contentType: known[1], bytes } : null
}
