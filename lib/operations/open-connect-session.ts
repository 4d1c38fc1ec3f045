import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { isApiKeyId } from '@/lib/core/api-key'
import { PatchbayError } from '@/lib/core/errors'
import { type EnteredCatalog, enterCatalog } from '@/lib/operations/enter-catalog'
import { findAdmin } from '@/lib/operations/identify-subject-session'
import { openPresets } from '@/lib/operations/open-presets'
import { transaction } from '@/lib/store/database'
import { takeConnectSession } from '@/lib/store/subject-sessions'
import { digest } from '@/lib/vault/digest'

/**
 * Opens the link that `createConnectSession` made: once, for whoever comes first. Throws `connect_link_over` for one that
 * was used, is older than 30 minutes, was never made, or whose maker is an admin or a living API key no longer.
 */
export async function openConnectSession(actor: Actor, secret: string): Promise<EnteredCatalog> {
  return transaction(async (tx) => {
    const link = await takeConnectSession(tx, digest(secret))
    if (!link) throw new PatchbayError('connect_link_over')
    const { id: connectSessionId, subjectId, createdBy } = link
    const apiKeyId = createdBy !== null && isApiKeyId(createdBy) ? createdBy : null
    if (createdBy !== null && apiKeyId === null && !(await findAdmin(createdBy, tx)))
      throw new PatchbayError('connect_link_over')
    const entry = { subjectId, via: 'link' as const, connectSessionId, apiKeyId }
    return enterCatalog(tx, actor, { ...entry, goTo: openPresets(link).page })
  })
}
