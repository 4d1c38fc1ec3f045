import type { Actor } from '@/lib/core/actor'
import { allows, NO_INTEGRATION } from '@/lib/core/permission'

/** Types of the change log, of the live stream, and later of webhooks. */
export const EVENT_TYPES = [
  'provider.created',
  'provider.updated',
  'provider.deleted',
  'integration.created',
  'integration.updated',
  'integration.setup_saved',
  'integration.misconfigured',
  'integration.recovered',
  'integration.deleted',
  'connection.added',
  'connection.connected',
  'connection.reconnected',
  'connection.connecting',
  'connection.connect_failed',
  'connection.identified',
  'connection.validated',
  'connection.degraded',
  'connection.recovered',
  'connection.needs_reauth',
  'connection.unavailable',
  'connection.misconfigured',
  'connection.expiring',
  'connection.disconnected',
  'connection.enabled',
  'connection.disabled',
  'connection.renamed',
  'connection.removed',
  'token.revoked',
  'token.revoke_failed',
  'token.refreshed',
  'token.refresh_failed',
  'user.created',
  'user.invited',
  'user.invite_revoked',
  'user.role_changed',
  'user.disabled',
  'user.enabled',
  'user.password_changed',
  'session.started',
  'session.ended',
  'session.refused',
  'settings.updated',
  'subject.created',
  'subject.updated',
  'domain.added',
  'domain.removed',
  'domain.requested',
  'domain.applied',
  'domain.refused',
  'domain.verified',
  'domain.looked_up',
  'domain.reverted',
  'domain.template_registered',
  'domain.template_removed',
  'subject.link_made',
  'subject.entered',
  'subject.left',
  'subject.deleted',
  'subject.group_renamed',
  'subject.group_deleted',
  'api_key.created',
  'api_key.renamed',
  'api_key.revoked',
  'security.state_mismatch',
  'security.blocked_egress',
  'security.opening_failed',
  'security.denied',
] as const

export type EventType = (typeof EVENT_TYPES)[number]

export type Outcome = 'success' | 'failure' | 'denied'

/** People's comings and goings, keys and security are the admins' to read. */
const ADMIN_PREFIXES = ['user.', 'session.', 'api_key.', 'security.']

/** Whether `actor` may see an event of that type and integration. */
export function canSeeEvent(actor: Actor, type: string, integrationId: string | null): boolean {
  if (ADMIN_PREFIXES.some((prefix) => type.startsWith(prefix)) && !allows(actor, 'read_security_events'))
    return false
  return allows(actor, 'read_events', integrationId ?? NO_INTEGRATION)
}

/** The types hidden from `actor`, as prefixes: for a query that must not count what it may not show. */
export function hiddenEventPrefixes(actor: Actor): readonly string[] {
  return allows(actor, 'read_security_events') ? [] : ADMIN_PREFIXES
}
