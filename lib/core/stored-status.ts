import type { Status } from '@/lib/core/status'

/** A status in PhoenixKit's words. */
export type StoredStatus = 'connected' | 'configured' | 'error' | 'disconnected'

/** DESIGN §5's column for it. */
export const STORED_STATUS: Readonly<Record<Status, StoredStatus>> = {
  disabled: 'disconnected',
  misconfigured: 'error',
  needs_reauth: 'error',
  unavailable: 'error',
  degraded: 'connected',
  connected: 'connected',
  unverified: 'configured',
  connecting: 'disconnected',
  not_connected: 'disconnected',
}
