import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { MOST_PICTURE_BYTES, pictureType } from '@/lib/core/picture'
import { recordEvent } from '@/lib/operations/record-event'
import { transaction } from '@/lib/store/database'
import { deleteLogo, writeLogo } from '@/lib/store/logo'
import { digest } from '@/lib/vault/digest'

/** Pictures that stand still; an account's own may move. */
const TAKEN = ['image/png', 'image/jpeg', 'image/webp']

/**
 * Sets the organisation's logo; null takes it away. What it is, is told by its bytes and by no header. Throws
 * `not_a_picture` or `payload_too_large`.
 */
export async function saveLogo(actor: Actor, bytes: Uint8Array<ArrayBuffer> | null): Promise<void> {
  permit(actor, 'write_settings')
  if (bytes === null) return removeLogo(actor)
  if (bytes.length > MOST_PICTURE_BYTES)
    throw new PatchbayError('payload_too_large', { params: { limit: '256 kB' } })
  const contentType = pictureType(bytes)
  if (contentType === null || !TAKEN.includes(contentType)) throw new PatchbayError('not_a_picture')
  const version = Buffer.from(digest(bytes)).toString('hex').slice(0, 16)
  await transaction(async (tx) => {
    await writeLogo(tx, { version, contentType, bytes })
    await note(tx, actor, { logo: contentType, bytes: bytes.length })
  })
}

function removeLogo(actor: Actor): Promise<void> {
  return transaction(async (tx) => {
    if (await deleteLogo(tx)) await note(tx, actor, { logo: null })
  })
}

function note(tx: Parameters<typeof recordEvent>[0], actor: Actor, detail: object) {
  return recordEvent(tx, actor, { type: 'settings.updated', target: 'catalog', detail: { ...detail } })
}
