/**
 * What can be wrong with a connection or with an attempt to connect, by stable code.
 * `dead`: refused for good, only a person's consent helps. `misconfigured`: the set-up is wrong.
 * `transient`: it may pass by itself. `cancelled`: nobody's fault.
 * `next` is what the person should do, `action` the button that does it.
 * `{provider}`, `{target}`, `{scopes}`, `{account}`, `{previous}` are filled from the failure's params.
 */
export const FAILURES = {
  // Refused for good
  invalid_grant: {
    kind: 'dead',
    message: '{provider} no longer accepts this connection’s authorization.',
    next: 'Reconnect the account.',
    action: 'reconnect',
  },
  invalid_token: {
    kind: 'dead',
    message: '{provider} refused the credential (401).',
    next: 'Reconnect the account.',
    action: 'reconnect',
  },
  token_revoked: {
    kind: 'dead',
    message: 'The authorization was revoked at {provider}.',
    next: 'Reconnect the account.',
    action: 'reconnect',
  },
  expired: {
    kind: 'dead',
    message: 'The access has expired, and {provider} gave nothing to renew it with.',
    next: 'Reconnect the account.',
    action: 'reconnect',
  },
  missing_scope: {
    kind: 'dead',
    message: '{provider} says that a permission is missing: {scopes}.',
    next: 'Reconnect, and grant the permission when {provider} asks.',
    action: 'reconnect',
  },
  access_denied: {
    kind: 'dead',
    message: '{provider} does not let this account do that (403).',
    next: 'Check what the account may do at {provider}, or reconnect with another one.',
    action: 'reconnect',
  },
  account_disabled: {
    kind: 'dead',
    message: '{provider} says that the account is disabled or gone.',
    next: 'Reconnect with an account that is active.',
    action: 'reconnect',
  },
  opening_failed: {
    kind: 'dead',
    message:
      'The stored credential cannot be opened: it was changed outside Patchbay, or its key is not in the key ring.',
    next: 'Put the key back into PATCHBAY_ENCRYPTION_KEYS, or reconnect the account.',
    action: 'reconnect',
  },
  // The set-up is wrong
  invalid_client: {
    kind: 'misconfigured',
    message: '{provider} does not accept the client ID or client secret.',
    next: 'Check the client secret.',
    action: 'edit_setup',
  },
  unauthorized_client: {
    kind: 'misconfigured',
    message: '{provider} does not allow this application to do this.',
    next: 'Check the application’s settings at {provider}.',
    action: 'edit_setup',
  },
  redirect_uri_mismatch: {
    kind: 'misconfigured',
    message: '{provider} does not know our redirect URI.',
    next: 'Copy the redirect URI from the set-up into the application at {provider}.',
    action: 'edit_setup',
  },
  invalid_scope: {
    kind: 'misconfigured',
    message: '{provider} does not know or allow one of the scopes.',
    next: 'Check the scopes in the set-up.',
    action: 'edit_setup',
  },
  wrong_endpoint: {
    kind: 'misconfigured',
    message: 'The address {target} did not answer as {provider} should.',
    next: 'Check the address in the set-up.',
    action: 'edit_setup',
  },
  blocked_address: {
    kind: 'misconfigured',
    message: 'Patchbay does not connect to {target}: it is not a public https address.',
    next: 'If it is meant, start Patchbay with PATCHBAY_EGRESS_ALLOW={target}',
    action: 'edit_setup',
  },
  tls_failed: {
    kind: 'misconfigured',
    message: 'The certificate of {target} could not be trusted.',
    next: 'Check the address; if it is right, its certificate must be renewed there.',
    action: 'edit_setup',
  },
  // May pass
  name_not_found: {
    kind: 'transient',
    message: 'The name {target} could not be found.',
    next: 'Check the address, and whether this server can look names up.',
    action: 'test',
  },
  connection_failed: {
    kind: 'transient',
    message: 'No connection to {target} could be made.',
    next: 'Try again in a moment.',
    action: 'test',
  },
  timeout: {
    kind: 'transient',
    message: '{provider} did not answer in time.',
    next: 'Try again in a moment.',
    action: 'test',
  },
  rate_limited: {
    kind: 'transient',
    message: '{provider} asks us to slow down (429).',
    next: 'Wait a little, then test again.',
    action: 'test',
  },
  provider_unavailable: {
    kind: 'transient',
    message: '{provider} has trouble of its own just now.',
    next: 'Wait, then test again. {provider}’s status page may say more.',
    action: 'test',
  },
  unexpected_answer: {
    kind: 'transient',
    message: '{provider} answered something that we do not understand.',
    next: 'Test again. If it stays so, look at the provider’s own words.',
    action: 'test',
  },
  // An attempt to connect that came to nothing
  cancelled: {
    kind: 'cancelled',
    message: 'You cancelled at {provider}.',
    next: 'Nothing has changed. Connect again whenever you like.',
    action: 'reconnect',
  },
  consent_expired: {
    kind: 'cancelled',
    message: 'The consent took longer than ten minutes, so that it was dropped.',
    next: 'Connect again.',
    action: 'reconnect',
  },
  setup_changed: {
    kind: 'cancelled',
    message: 'The set-up was changed while you were at {provider}, so that the consent was dropped.',
    next: 'Connect again.',
    action: 'reconnect',
  },
  issuer_mismatch: {
    kind: 'cancelled',
    message: 'The answer did not come from {provider}, and was refused before anything was sent.',
    next: 'Connect again. If it happens again, ask your security team.',
    action: 'reconnect',
  },
  invalid_callback: {
    kind: 'cancelled',
    message: '{provider} sent an answer that is not one of OAuth’s.',
    next: 'Connect again.',
    action: 'reconnect',
  },
  code_refused: {
    kind: 'cancelled',
    message: '{provider} did not accept the authorization code that it had sent.',
    next: 'Connect again.',
    action: 'reconnect',
  },
  token_response_invalid: {
    kind: 'cancelled',
    message: '{provider} answered the exchange with something that is not a token.',
    next: 'Connect again. If it stays so, look at the provider’s own words.',
    action: 'reconnect',
  },
  account_mismatch: {
    kind: 'cancelled',
    message: 'You consented as {account}, but this connection belongs to {previous}.',
    next: 'Replace it, or keep what was there.',
    action: 'reconnect',
  },
} as const satisfies Record<string, Failure>

export type FailureKind = 'dead' | 'misconfigured' | 'transient' | 'cancelled'
export type FailureAction = 'reconnect' | 'edit_setup' | 'test'

interface Failure {
  kind: FailureKind
  message: string
  next: string
  action: FailureAction
}
