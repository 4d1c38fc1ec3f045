import type { Status } from '@/lib/core/status'

/** How the platform API tells a connection's status; `active` and `error` last until something happens. */
export const AUTHORIZATION_STATUSES = ['awaiting_callback', 'retrieving_tokens', 'active', 'error'] as const
export type AuthorizationStatus = (typeof AUTHORIZATION_STATUSES)[number]

const TOLD: Record<Exclude<Status, 'connecting'>, AuthorizationStatus | null> = {
  disabled: null,
  misconfigured: 'error',
  needs_reauth: 'error',
  unavailable: 'error',
  degraded: 'active',
  connected: 'active',
  unverified: 'active',
  not_connected: null,
}

/**
 * DESIGN §5's table; null: the connection is not enabled, and there is no authorization. `consumed`: the customer is
 * back from the provider.
 */
export function authorizationStatusOf(status: Status, consumed: boolean): AuthorizationStatus | null {
  if (status !== 'connecting') return TOLD[status]
  return consumed ? 'retrieving_tokens' : 'awaiting_callback'
}
