import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { type EnteredCatalog, enterCatalog } from '@/lib/operations/enter-catalog'
import { openPresets } from '@/lib/operations/open-presets'
import { transaction } from '@/lib/store/database'
import { takeConnectSession } from '@/lib/store/subject-sessions'
import { digest } from '@/lib/vault/digest'

/**
 * Opens the link that `createConnectSession` made: once, for whoever comes first. Throws `connect_link_over` for one that
 * was used, is older than 30 minutes, or was never made.
 */
export async function openConnectSession(actor: Actor, secret: string): Promise<EnteredCatalog> {
  return transaction(async (tx) => {
    const link = await takeConnectSession(tx, digest(secret))
    if (!link) throw new PatchbayError('connect_link_over')
    const entry = { subjectId: link.subjectId, via: 'link' as const, connectSessionId: link.id }
    return enterCatalog(tx, actor, { ...entry, goTo: openPresets(link).page })
  })
}
