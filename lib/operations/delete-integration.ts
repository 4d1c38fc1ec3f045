import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { revokeGrant } from '@/lib/operations/revoke-grant'
import { transaction } from '@/lib/store/database'
import * as store from '@/lib/store/integrations'

/** Deletes an integration with its connections, and ends their grants at the provider where it can. */
export async function deleteIntegration(actor: Actor, idOrSlug: string): Promise<void> {
  const { integration, provider } = await requireIntegration(actor, 'write_integration', idOrSlug)
  const grants = integration.connections.flatMap((connection) => {
    const credential = tryOpenCredential(connection)
    return credential ? [{ connection: { ...connection, integration }, provider, credential }] : []
  })
  await transaction(async (tx) => {
    if (!(await store.deleteIntegration(tx, integration.id))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, {
      type: 'integration.deleted',
      integrationId: integration.id,
      target: integration.slug,
      detail: { name: integration.name, connections: integration.connections.length },
    })
  })
  for (const grant of grants) await revokeGrant(actor, grant)
}
