import 'server-only'
import type { Answered } from '@/lib/contract/in-process'
import type { Actor } from '@/lib/core/actor'
import { type ConnectionKey, isSlug, parseConnectionKey } from '@/lib/core/connection-key'
import { isPatchbayError } from '@/lib/core/errors'
import type { Provider } from '@/lib/core/provider'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { answer, refuse } from '@/lib/operations/in-process'
import { requireConnection } from '@/lib/operations/read-connection'
import type { ConnectionWithIntegration } from '@/lib/store/connections'
import { findIntegration } from '@/lib/store/integrations'

export interface Located {
  connection: ConnectionWithIntegration
  provider: Provider
}

/**
 * The very connection that a key names. Refuses with `invalid_provider_key`, `deleted` (an id that is gone),
 * `unknown_provider` (neither an integration nor a provider is called so) or `not_configured`.
 */
export async function locateConnection(actor: Actor, key: string): Promise<Answered<Located>> {
  if (typeof key !== 'string' || key === '') return refuse('invalid_provider_key')
  const parsed = tryParse(key)
  try {
    if (parsed) return answer(await requireConnection(actor, key))
  } catch (error) {
    if (!isPatchbayError(error) || error.code !== 'not_found') throw error
  }
  if (parsed?.by === 'id') return refuse('deleted')
  return refuse((await isKnown(slugOf(key))) ? 'not_configured' : 'unknown_provider')
}

/** What a text names; null where it cannot be a connection's key. */
export function tryParse(key: string): ConnectionKey | null {
  try {
    return parseConnectionKey(key)
  } catch {
    return null
  }
}

/** What stands before the first colon: names may hold anything in PhoenixKit. */
export function slugOf(key: string): string {
  return key.split(':', 1)[0] ?? ''
}

async function isKnown(slug: string): Promise<boolean> {
  if (!isSlug(slug)) return false
  return (await findAnyProvider(slug)) !== null || (await findIntegration(slug)) !== null
}
