/**
 * What can be wrong with a connection or with an attempt to connect, by stable code. Its sentences are the messages'
 * (`failures`); `describeFailure` writes them.
 * `dead`: refused for good, only a person's consent helps. `misconfigured`: the set-up is wrong.
 * `transient`: it may pass by itself. `cancelled`: nobody's fault.
 * `action` is the button that does what the sentence advises.
 */
export const FAILURES = {
  // Refused for good
  invalid_grant: { kind: 'dead', action: 'reconnect' },
  invalid_token: { kind: 'dead', action: 'reconnect' },
  token_revoked: { kind: 'dead', action: 'reconnect' },
  answer_lost: { kind: 'dead', action: 'reconnect' },
  expired: { kind: 'dead', action: 'reconnect' },
  missing_scope: { kind: 'dead', action: 'reconnect' },
  access_denied: { kind: 'dead', action: 'reconnect' },
  account_disabled: { kind: 'dead', action: 'reconnect' },
  opening_failed: { kind: 'dead', action: 'reconnect' },
  destination_changed: { kind: 'dead', action: 'reconnect' },
  // The set-up is wrong
  invalid_client: { kind: 'misconfigured', action: 'edit_setup' },
  unauthorized_client: { kind: 'misconfigured', action: 'edit_setup' },
  redirect_uri_mismatch: { kind: 'misconfigured', action: 'edit_setup' },
  invalid_scope: { kind: 'misconfigured', action: 'edit_setup' },
  scope_not_asked: { kind: 'misconfigured', action: 'edit_setup' },
  wrong_endpoint: { kind: 'misconfigured', action: 'edit_setup' },
  blocked_address: { kind: 'misconfigured', action: 'edit_setup' },
  tls_failed: { kind: 'misconfigured', action: 'edit_setup' },
  invalid_address: { kind: 'misconfigured', action: 'edit_setup' },
  encryption_required: { kind: 'misconfigured', action: 'edit_setup' },
  unknown_database: { kind: 'misconfigured', action: 'edit_setup' },
  // May pass
  name_not_found: { kind: 'transient', action: 'test' },
  connection_failed: { kind: 'transient', action: 'test' },
  timeout: { kind: 'transient', action: 'test' },
  rate_limited: { kind: 'transient', action: 'test' },
  provider_unavailable: { kind: 'transient', action: 'test' },
  unexpected_answer: { kind: 'transient', action: 'test' },
  // An attempt to connect that came to nothing
  cancelled: { kind: 'cancelled', action: 'reconnect' },
  consent_expired: { kind: 'cancelled', action: 'reconnect' },
  setup_changed: { kind: 'cancelled', action: 'reconnect' },
  issuer_mismatch: { kind: 'cancelled', action: 'reconnect' },
  invalid_callback: { kind: 'cancelled', action: 'reconnect' },
  code_refused: { kind: 'cancelled', action: 'reconnect' },
  token_response_invalid: { kind: 'cancelled', action: 'reconnect' },
  code_not_offered: { kind: 'cancelled', action: 'reconnect' },
  code_expired: { kind: 'cancelled', action: 'reconnect' },
  withdrawn: { kind: 'cancelled', action: 'reconnect' },
  session_over: { kind: 'cancelled', action: 'reconnect' },
  account_mismatch: { kind: 'cancelled', action: 'reconnect' },
  // The same, where the account's own documents say which server to ask
  missing_handle: { kind: 'cancelled', action: 'reconnect' },
  invalid_handle: { kind: 'cancelled', action: 'reconnect' },
  authorization_url_failed: { kind: 'cancelled', action: 'reconnect' },
  invalid_callback_request: { kind: 'cancelled', action: 'reconnect' },
  authorization_server_metadata_failed: { kind: 'cancelled', action: 'reconnect' },
  token_validation_failed: { kind: 'cancelled', action: 'reconnect' },
  session_store_failed: { kind: 'cancelled', action: 'reconnect' },
} as const satisfies Record<string, Failure>

export type FailureKind = 'dead' | 'misconfigured' | 'transient' | 'cancelled'
export type FailureAction = 'reconnect' | 'edit_setup' | 'edit_key' | 'test'

interface Failure {
  kind: FailureKind
  action: FailureAction
}
