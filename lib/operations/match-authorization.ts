import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { CallbackFailureCode } from '@/lib/core/callback-failure'
import { formatConnectionKey, parseConnectionKey } from '@/lib/core/connection-key'
import { mayUse } from '@/lib/core/ownership'
import type { Provider } from '@/lib/core/provider'
import { isStarter } from '@/lib/core/starter'
import { findAnyProvider } from '@/lib/operations/find-provider'
import { announce } from '@/lib/operations/record-event'
import {
  type AuthorizationRecord,
  findAuthorization,
  findAuthorizationById,
} from '@/lib/store/authorizations'
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
    if (authorization || isSomebody(actor)) await announceMismatch(actor, authorization, refused)
    return { refused }
  }
  const attempt = authorization && (await attemptOf(authorization))
  // Who has left a group meanwhile connects nothing for it.
  if (attempt && !mayUse(actor, attempt.connection)) return { refused: 'other_session' }
  return attempt ? { attempt } : { refused: 'unknown_state' }
}

/** An attempt by its id; null when it, or what it is about, is gone. */
export async function findAttempt(id: string): Promise<Attempt | null> {
  const authorization = await findAuthorizationById(id)
  return authorization && attemptOf(authorization)
}

async function attemptOf(authorization: AuthorizationRecord): Promise<Attempt | null> {
  const connection = await findConnection(parseConnectionKey(authorization.connectionId))
  const provider = connection && (await findAnyProvider(connection.integration.providerKey))
  return connection && provider && { authorization, connection, provider }
}

/** Whether it may still be finished: under the set-up that it began with, and with nothing switched off. */
export function isUnchanged({ authorization, connection }: Attempt): boolean {
  const { integration, enabled } = connection
  return integration.enabled && enabled && integration.configVersion === authorization.configVersion
}

function refusalOf(
  actor: Actor,
  authorization: AuthorizationRecord | null,
  browser: string | null,
): CallbackFailureCode | null {
  if (!isSomebody(actor)) return 'session_missing'
  if (!authorization) return 'unknown_state'
  if (!isStarter(actor, authorization)) return 'other_session'
  if (!browser || !matchesDigest(browser, authorization.browserDigest)) return 'other_session'
  return null
}

function isSomebody({ type }: Actor): boolean {
  return type === 'user' || type === 'subject'
}

async function announceMismatch(
  actor: Actor,
  authorization: AuthorizationRecord | null,
  reason: string,
): Promise<void> {
  const connection = authorization && (await findConnection(parseConnectionKey(authorization.connectionId)))
  await announce(actor, {
    type: 'security.state_mismatch',
    outcome: 'denied',
    integrationId: authorization?.integrationId,
    connectionId: authorization?.connectionId,
    ...(connection && { target: formatConnectionKey(connection.integration.slug, connection.name) }),
    detail: { reason },
  })
}
