import 'server-only'
import type { ApiKeyActor } from '@/lib/core/actor'
import { type ApiKeyText, isApiKeyAlive, parseApiKey } from '@/lib/core/api-key'
import { isApiScope } from '@/lib/core/roles'
import { noteApiKeyUse } from '@/lib/operations/note-api-key-use'
import { findApiKey } from '@/lib/store/api-keys'
import { matchesDigest } from '@/lib/vault/digest'

/** An API key's row, as far as it says who holds the key. */
export interface ReadApiKey {
  id: string
  name: string
  digest: Uint8Array
  scopes: readonly string[]
  integrationIds: readonly string[]
  /** Revoked or expired. */
  over: boolean
}

/** The holder of an API key, read from its row on every request; null when it is unknown, wrong, revoked or expired. */
export async function identifyApiKey(text: string): Promise<ApiKeyActor | null> {
  const parsed = parseApiKey(text)
  const row = parsed && (await findApiKey(parsed.id))
  return parsed && acceptKey(parsed, row && { ...row, over: !isApiKeyAlive(row, new Date()) })
}

/** The holder of a key whose row was just read; null when it is unknown, wrong, revoked or expired. Its use is noted. */
export function acceptKey({ secret }: ApiKeyText, row: ReadApiKey | null): ApiKeyActor | null {
  if (!row || !matchesDigest(secret, row.digest) || row.over) return null
  noteApiKeyUse(row.id, new Date())
  const { id, name, scopes, integrationIds } = row
  return { type: 'api_key', id, name, scopes: scopes.filter(isApiScope), integrationIds }
}
