import 'server-only'
import { database } from '@/lib/store/database'

/** A link to the catalog with whose it is, used or not; null: there is none. */
export function findConnectLink(digest: Uint8Array<ArrayBuffer>) {
  return database().connectSession.findUnique({ where: { digest }, include: { subject: true } })
}
