import type { EventView } from '@/lib/contract/event'
import { fill } from '@/lib/core/errors'
import type { EventType } from '@/lib/core/event'
import { isFailureCode } from '@/lib/core/failure'
import { failures } from '@/lib/core/messages/en/failures'

/** What happened, said between the actor and the target: `Ann` … `google`. */
const WORDS: Record<EventType, string> = {
  'provider.created': 'defined the provider',
  'provider.updated': 'changed the provider',
  'provider.deleted': 'removed the provider',
  'integration.created': 'created the integration',
  'integration.updated': 'changed the integration',
  'integration.setup_saved': 'saved the set-up of',
  'integration.misconfigured': 'found the set-up refused of',
  'integration.recovered': 'found the set-up accepted again of',
  'integration.deleted': 'deleted the integration',
  'connection.added': 'added the connection',
  'connection.connected': 'connected',
  'connection.reconnected': 'reconnected',
  'connection.connecting': 'began to connect',
  'connection.connect_failed': 'did not get to connect',
  'connection.identified': 'learnt whose account it is:',
  'connection.validated': 'tested',
  'connection.degraded': 'found a passing problem with',
  'connection.recovered': 'found working again:',
  'connection.needs_reauth': 'found that a reconnect is needed by',
  'connection.unavailable': 'found out of reach:',
  'connection.misconfigured': 'found a set-up problem with',
  'connection.expiring': 'announced the end of the access of',
  'connection.disconnected': 'disconnected',
  'connection.enabled': 'switched on',
  'connection.disabled': 'switched off',
  'connection.renamed': 'renamed',
  'user.invited': 'invited',
  'user.invite_revoked': 'withdrew the invitation of',
  'user.role_changed': 'changed the role of',
  'user.disabled': 'switched off the account of',
  'user.enabled': 'switched on the account of',
  'user.password_changed': 'changed the password of',
  'settings.updated': 'changed the settings:',
  'connection.removed': 'removed the connection',
  'token.revoked': 'had the provider revoke the access of',
  'token.revoke_failed': 'could not have the provider revoke the access of',
  'token.refreshed': 'renewed the access of',
  'token.refresh_failed': 'could not renew the access of',
  'user.created': 'added the person',
  'session.started': 'signed in as',
  'session.ended': 'ended a session of',
  'session.refused': 'was refused at sign-in as',
  'api_key.created': 'made the API key',
  'api_key.revoked': 'revoked the API key',
  'security.state_mismatch': 'came back from a consent that is not theirs:',
  'security.blocked_egress': 'was kept from reaching',
  'security.opening_failed': 'could not open the credential of',
  'security.denied': 'was refused:',
}

/** Who did it. */
export function eventActor(event: EventView): string {
  return event.actor.type === 'anonymous' ? 'Somebody not signed in' : event.actor.name
}

/** The verb of an event; a type that this page does not know yet stands for itself. */
export function eventWords(event: EventView): string {
  if (event.type === 'connection.validated' && event.detail.how === 'grant')
    return 'had checked on connecting:'
  return Object.hasOwn(WORDS, event.type) ? WORDS[event.type as EventType] : event.type
}

/** What an event was about, where its line can say it. */
export function eventTarget(event: EventView): string | null {
  const { what } = event.detail
  return event.target ?? (typeof what === 'string' ? what : null)
}

/** The failure that an event carries, as a short reason; null when it carries none. */
export function eventReason(event: EventView): string | null {
  const { code, account, target } = event.detail
  if (typeof code !== 'string') return null
  if (!isFailureCode(code)) return code
  // The log keeps codes; whose name would fill the sentence is told by the line itself.
  const reason = fill(failures[code].message, {
    provider: 'the provider',
    account: typeof account === 'string' ? account : 'another account',
    previous: 'another account',
    target: typeof target === 'string' ? target : 'the address',
    scopes: 'one that was asked for',
  })
  return reason.charAt(0).toUpperCase() + reason.slice(1)
}
