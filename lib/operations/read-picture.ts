import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { requireConnection } from '@/lib/operations/read-connection'
import { findPicture } from '@/lib/store/pictures'

/** The connected account's picture, as it was fetched and checked once. Throws `not_found`. */
export async function readPicture(
  actor: Actor,
  key: string,
): Promise<{ contentType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const { connection } = await requireConnection(actor, key)
  const picture = await findPicture(connection.id)
  if (!picture) throw new PatchbayError('not_found')
  return { contentType: picture.contentType, bytes: new Uint8Array(picture.bytes) }
}
