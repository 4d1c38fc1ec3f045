import 'server-only'
import type { ApiKeysView, ApiKeyView } from '@/lib/contract/api-key'
import type { Actor } from '@/lib/core/actor'
import { apiKeyState } from '@/lib/core/api-key'
import { permit } from '@/lib/core/permission'
import { isApiScope } from '@/lib/core/roles'
import * as store from '@/lib/store/api-keys'

/** The API keys that work, and the newest of those that no longer do. Neither secrets nor digests. */
export async function listApiKeys(actor: Actor): Promise<ApiKeysView> {
  permit(actor, 'read_api_keys')
  const now = new Date()
  const { living, ended } = await store.listApiKeys(now)
  const all = [...living, ...ended]
  const [makers, integrations] = await Promise.all([store.listMakers(all), store.listBoundIntegrations(all)])

  const view = (key: store.ListedApiKey): ApiKeyView => {
    const bound = key.integrationIds.flatMap((id) => integrations.get(id) ?? [])
    return {
      id: key.id,
      name: key.name,
      scopes: key.scopes.filter(isApiScope),
      integrations: key.integrationIds.length === 0 ? null : bound,
      integrationsGone: key.integrationIds.length - bound.length,
      state: apiKeyState(key, now),
      madeBy: makers.get(key.createdBy ?? '') ?? null,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    }
  }
  return { living: living.map(view), ended: ended.map(view) }
}
