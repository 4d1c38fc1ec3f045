import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { PatchbayError } from '@/lib/core/errors'
import { providerOf } from '@/lib/operations/find-provider'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { recordEvent } from '@/lib/operations/record-event'
import { type Revocation, revokeGrant } from '@/lib/operations/revoke-grant'
import { requireSubjectConnection } from '@/lib/operations/subject-connection'
import { transaction } from '@/lib/store/database'
import { deleteConnection } from '@/lib/store/named-connections'

/**
 * Removes one of the subject's or their group's connections with its history, and ends its grant at the provider where
 * that can be done. Throws `not_found`.
 */
export async function removeSubjectConnection(actor: Actor, id: string): Promise<Revocation> {
  const connection = await requireSubjectConnection(actor, id)
  const { integrationId, integration, name } = connection
  const credential = tryOpenCredential(connection)
  await transaction(async (tx) => {
    if (!(await deleteConnection(tx, connection.id))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, {
      ...{ type: 'connection.removed', integrationId, connectionId: connection.id },
      target: formatConnectionKey(integration.slug, name),
    })
  })
  if (!credential) return 'not_offered'
  const provider = await providerOf(integration)
  return revokeGrant(actor, { connection, provider, credential })
}
