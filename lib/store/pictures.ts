import 'server-only'
import { database } from '@/lib/store/database'

/** Keeps the account's picture, or none. */
export async function writePicture(
  connectionId: string,
  picture: { contentType: string; bytes: Uint8Array<ArrayBuffer> } | null,
): Promise<void> {
  if (picture === null) {
    await database().picture.deleteMany({ where: { connectionId } })
    return
  }
  await database().picture.upsert({
    where: { connectionId },
    create: { connectionId, ...picture },
    update: picture,
  })
}

/** The picture of a connection's account; null when it has none. */
export function findPicture(connectionId: string) {
  return database().picture.findUnique({ where: { connectionId } })
}
