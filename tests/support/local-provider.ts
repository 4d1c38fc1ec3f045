import type { Actor } from '@/lib/core/actor'
import type { Provider } from '@/lib/core/provider'
import { createIntegration } from '@/lib/operations/create-integration'
import { saveSetup } from '@/lib/operations/save-setup'
import { transaction } from '@/lib/store/database'
import { createCustomProvider } from '@/lib/store/providers'
import { clients } from './oauth-server'

export { localProvider } from './local-definition'

/** Defines the provider and an integration of it whose set-up is saved. Answers the integration's slug. */
export async function setUpLocal(
  actor: Actor,
  provider: Provider,
  secret: string = clients.basic.client_secret,
): Promise<string> {
  await transaction((tx) => createCustomProvider(tx, provider))
  const { slug } = await createIntegration(actor, { provider: provider.key })
  await saveSetup(actor, slug, { fields: { client_id: clients.basic.client_id, client_secret: secret } })
  return slug
}
