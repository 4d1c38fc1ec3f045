import type { EventView } from '@/lib/contract/event'
import type { EventType } from '@/lib/core/event'
import { isFailureCode } from '@/lib/core/failure'
import { FAILURES } from '@/lib/core/failures'

/** What happened, said between the actor and the target: `Ann` … `google`. */
const WORDS: Record<EventType, string> = {
  'provider.created': 'defined the provider',
  'provider.updated': 'changed the provider',
  'provider.deleted': 'removed the provider',
  'integration.created': 'created the integration',
  'integration.updated': 'changed the integration',
  'integration.setup_saved': 'saved the set-up of',
  'integration.deleted': 'deleted the integration',
  'connection.added': 'added the connection',
  'connection.connected': 'connected',
  'connection.reconnected': 'reconnected',
  'connection.connecting': 'began to connect',
  'connection.connect_failed': 'did not get to connect',
  'connection.validated': 'tested',
  'connection.degraded': 'found a passing problem with',
  'connection.recovered': 'found working again:',
  'connection.needs_reauth': 'found that a reconnect is needed by',
  'connection.unavailable': 'found out of reach:',
  'connection.misconfigured': 'found a set-up problem with',
  'connection.disconnected': 'disconnected',
  'connection.removed': 'removed the connection',
  'token.revoked': 'had the provider revoke the access of',
  'token.revoke_failed': 'could not have the provider revoke the access of',
  'token.refreshed': 'renewed the access of',
  'token.refresh_failed': 'could not renew the access of',
  'user.created': 'added the person',
  'session.started': 'signed in',
  'session.ended': 'signed out',
  'session.refused': 'was refused at sign-in',
  'api_key.created': 'made the API key',
  'api_key.revoked': 'revoked the API key',
  'security.state_mismatch': 'came back from a consent that is not theirs:',
  'security.blocked_egress': 'was kept from reaching',
  'security.opening_failed': 'could not open the credential of',
  'security.denied': 'was refused',
}

/** The verb of an event; a type that this page does not know yet stands for itself. */
export function eventWords(event: EventView): string {
  return Object.hasOwn(WORDS, event.type) ? WORDS[event.type as EventType] : event.type
}

/** The failure that an event carries, as a short reason; null when it carries none. */
export function eventReason(event: EventView): string | null {
  const code = event.detail.code
  if (typeof code !== 'string') return null
  return isFailureCode(code) ? FAILURES[code].message.replaceAll('{provider}', 'The provider') : code
}
