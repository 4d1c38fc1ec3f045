/** What a status is called on screen. */
export const status = {
  disabled: 'Disabled',
  misconfigured: 'Set-up problem',
  needs_reauth: 'Reconnect needed',
  unavailable: 'Unavailable',
  degraded: 'Degraded',
  connected: 'Connected',
  unverified: 'Not tested',
  connecting: 'Connecting',
  not_connected: 'Not connected',
} as const
