import 'server-only'
import { MOST_PICTURE_BYTES, pictureType } from '@/lib/core/picture'
import { egressFetch } from '@/lib/egress/fetch'

export interface Picture {
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

const mostRedirects = 3
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * An account's picture, to be kept here: a browser never asks the provider for it. Null for whatever cannot be
 * had: a picture is no reason to fail. Each redirect is a new target, and carries no credential.
 */
export async function fetchPicture(
  url: string,
  fetch = egressFetch({ maxBytes: MOST_PICTURE_BYTES, timeoutMs: 5_000 }),
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
  const contentType = pictureType(bytes)
  return contentType && bytes.length <= MOST_PICTURE_BYTES ? { contentType, bytes } : null
}
