import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { CallbackFailureCode } from '@/lib/core/callback-failure'
import { parseConnectionKey } from '@/lib/core/connection-key'
import type { Provider } from '@/lib/core/provider'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { announce } from '@/lib/operations/record-event'
import { type AuthorizationRecord, findAuthorization } from '@/lib/store/authorizations'
import { type ConnectionWithIntegration, findConnection } from '@/lib/store/connections'
import { digest, matchesDigest } from '@/lib/vault/digest'

/** An attempt to connect, with all that it is about. */
export interface Attempt {
  authorization: AuthorizationRecord
  connection: ConnectionWithIntegration
  provider: Provider
}

/**
 * Finds the attempt that a callback's `state` names, if this session in this browser began it.
 * A state that is known but was brought by somebody else is left untouched: they cannot burn it either.
 */
export async function matchAuthorization(
  actor: Actor,
  state: string,
  browser: string | null,
): Promise<{ attempt: Attempt } | { refused: CallbackFailureCode }> {
  const authorization = await findAuthorization(digest(state))
  const refused = refusalOf(actor, authorization, browser)
  if (refused) {
    if (authorization || actor.type === 'user') await announceMismatch(actor, authorization, refused)
    return { refused }
  }
  const connection = authorization && (await findConnection(parseConnectionKey(authorization.connectionId)))
  const provider = connection && (await findAnyProvider(connection.integration.providerKey))
  if (!authorization || !connection || !provider) return { refused: 'unknown_state' }
  return { attempt: { authorization, connection, provider } }
}

function refusalOf(
  actor: Actor,
  authorization: AuthorizationRecord | null,
  browser: string | null,
): CallbackFailureCode | null {
  if (actor.type !== 'user') return 'session_missing'
  if (!authorization) return 'unknown_state'
  if (authorization.sessionId !== actor.sessionId) return 'other_session'
  if (!browser || !matchesDigest(browser, authorization.browserDigest)) return 'other_session'
  return null
}

function announceMismatch(
  actor: Actor,
  authorization: AuthorizationRecord | null,
  reason: string,
): Promise<void> {
  return announce(actor, {
    type: 'security.state_mismatch',
    outcome: 'denied',
    integrationId: authorization?.integrationId,
    connectionId: authorization?.connectionId,
    detail: { reason },
  })
}
