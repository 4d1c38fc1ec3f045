import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { permit } from '@/lib/core/permission'
import { type EnteredCatalog, enterCatalog } from '@/lib/operations/enter-catalog'
import { readSubject } from '@/lib/operations/read-subject'
import { transaction } from '@/lib/store/database'

/** Opens the catalog for an admin as that customer sees it, which the change log says. Throws `unknown_subject`. */
export async function openCatalogAs(actor: Actor, externalId: string): Promise<EnteredCatalog> {
  permit(actor, 'open_catalog_as')
  if (actor.type !== 'user') throw new PatchbayError('unauthenticated')
  const subject = await readSubject(actor, externalId)
  const entry = { subjectId: subject.id, via: 'console' as const, openedBy: actor.id }
  return transaction((tx) => enterCatalog(tx, actor, entry))
}
