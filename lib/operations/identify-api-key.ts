import 'server-only'
import type { ApiKeyActor } from '@/lib/core/actor'
import { parseApiKey } from '@/lib/core/api-key'
import { API_SCOPES, type ApiScope } from '@/lib/core/roles'
import { findApiKey, touchApiKey } from '@/lib/store/api-keys'
import { matchesDigest } from '@/lib/vault/digest'

/** The holder of an API key, read from its row on every request; null when it is unknown, wrong, revoked or expired. */
export async function identifyApiKey(text: string): Promise<ApiKeyActor | null> {
  const parsed = parseApiKey(text)
  const row = parsed && (await findApiKey(parsed.id))
  if (!parsed || !row || !matchesDigest(parsed.secret, row.digest)) return null
  const now = new Date()
  if (row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null
  await touchApiKey(row.id)
  const scopes = row.scopes.filter((scope): scope is ApiScope => API_SCOPES.includes(scope as ApiScope))
  return { type: 'api_key', id: row.id, name: row.name, scopes, integrationIds: row.integrationIds }
}
