import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { PatchbayError } from '@/lib/core/errors'
import { tryOpenCredential } from '@/lib/operations/open-credential'
import { requireIntegration } from '@/lib/operations/read-integration'
import { recordEvent } from '@/lib/operations/record-event'
import { revokeGrant } from '@/lib/operations/revoke-grant'
import { countConnections, listConnected } from '@/lib/store/connections'
import { transaction } from '@/lib/store/database'
import * as store from '@/lib/store/integrations'

/** Deletes an integration with its connections, its customers' too, and ends their grants at the provider where it can. */
export async function deleteIntegration(actor: Actor, idOrSlug: string): Promise<void> {
  const { integration, provider } = await requireIntegration(actor, 'write_integration', idOrSlug)
  const [connected, connections] = await Promise.all([
    listConnected(integration.id),
    countConnections(integration.id),
  ])
  const grants = connected.flatMap((connection) => {
    const credential = tryOpenCredential(connection)
    return credential ? [{ connection, provider, credential }] : []
  })
  await transaction(async (tx) => {
    if (!(await store.deleteIntegration(tx, integration.id))) throw new PatchbayError('not_found')
    await recordEvent(tx, actor, {
      type: 'integration.deleted',
      integrationId: integration.id,
      target: integration.slug,
      detail: { name: integration.name, connections },
    })
  })
  for (const grant of grants) await revokeGrant(actor, grant)
}
