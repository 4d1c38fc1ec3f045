import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { formatConnectionKey } from '@/lib/core/connection-key'
import { isPatchbayError } from '@/lib/core/errors'
import { log } from '@/lib/log'
import { disconnectConnection } from '@/lib/operations/disconnect-connection'
import { requireIntegration } from '@/lib/operations/read-integration'
import type { Revocation } from '@/lib/operations/revoke-grant'
import { listConnected } from '@/lib/store/connections'

/** How one connection fared; `error`: its credential could not be removed. */
export interface Ended {
  key: string
  id: string
  outcome: Revocation | 'error'
  /** The code of the error. */
  code: string | null
}

/** How many are ended at the same time. */
const AT_ONCE = 8

/** The connections of an integration that have a credential, whosever they are: what `revokeAll` would end. Throws `not_found`. */
export async function listRevocable(actor: Actor, idOrSlug: string): Promise<{ key: string; id: string }[]> {
  const { integration } = await requireIntegration(actor, 'write_integration', idOrSlug)
  const connected = await listConnected(integration.id)
  return connected.map(({ id, name }) => ({ id, key: formatConnectionKey(integration.slug, name) }))
}

/**
 * Disconnects every connection of an integration, and has the provider end each grant where it offers that. One that
 * fails keeps no other from being ended. The integration stays as it is. Throws `not_found`.
 */
export async function revokeAll(actor: Actor, idOrSlug: string): Promise<Ended[]> {
  const waiting = await listRevocable(actor, idOrSlug)
  const ended: Ended[] = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) ended.push(await end(actor, next))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return ended.sort((a, b) => (a.key < b.key ? -1 : 1))
}

async function end(actor: Actor, connection: { key: string; id: string }): Promise<Ended> {
  try {
    const { revocation } = await disconnectConnection(actor, connection.id)
    return { ...connection, outcome: revocation, code: null }
  } catch (error) {
    log().error({ err: error, connection: connection.id }, 'a connection could not be disconnected')
    return { ...connection, outcome: 'error', code: isPatchbayError(error) ? error.code : 'internal' }
  }
}
