/** What a failure says: what happened, and what to do about it. */
export const failures = {
  invalid_grant: {
    message: '{provider} no longer accepts this connection’s authorization.',
    next: 'Reconnect the account.',
  },
  invalid_token: { message: '{provider} refused the credential (401).', next: 'Reconnect the account.' },
  token_revoked: { message: 'The authorization was revoked at {provider}.', next: 'Reconnect the account.' },
  answer_lost: {
    message:
      '{provider} renewed this access, but its answer was lost on the way, and the previous one is accepted no longer.',
    next: 'Reconnect the account.',
  },
  expired: {
    message: 'The access has expired, and {provider} gave nothing to renew it with.',
    next: 'Reconnect the account.',
  },
  missing_scope: {
    message: '{provider} says that a permission is missing: {scopes}.',
    next: 'Reconnect, and grant the permission when {provider} asks.',
  },
  scope_not_asked: {
    message: '{provider} says that a permission is missing that the set-up does not ask for: {scopes}.',
    next: 'Choose the scope in the set-up, then reconnect.',
  },
  access_denied: {
    message: '{provider} does not let this account do that (403).',
    next: 'Check what the account may do at {provider}, or reconnect with another one.',
  },
  account_disabled: {
    message: '{provider} says that the account is disabled or gone.',
    next: 'Reconnect with an account that is active.',
  },
  destination_changed: {
    message: 'The address of {provider} was changed. This account’s access was given for the previous one.',
    next: 'Reconnect the account at the new address.',
  },
  opening_failed: {
    message:
      'The stored credential cannot be opened: it was changed outside Patchbay, or its key is not in the key ring.',
    next: 'Put the key back into PATCHBAY_ENCRYPTION_KEYS, or reconnect the account.',
  },
  invalid_client: {
    message: '{provider} does not accept the client ID or client secret.',
    next: 'Check the client secret.',
  },
  unauthorized_client: {
    message: '{provider} does not allow this application to do this.',
    next: 'Check the application’s settings at {provider}.',
  },
  redirect_uri_mismatch: {
    message: '{provider} does not know our redirect URI.',
    next: 'Copy the redirect URI from the set-up into the application at {provider}.',
  },
  invalid_scope: {
    message: '{provider} does not know or allow one of the scopes.',
    next: 'Check the scopes in the set-up.',
  },
  wrong_endpoint: {
    message: 'The address {target} did not answer as {provider} should.',
    next: 'Check the address in the set-up.',
  },
  blocked_address: {
    message:
      'Patchbay does not connect to {target}: the address is not public, or the port is not its service’s own (443 for https).',
    next: 'If it is meant, add it to the list that Patchbay is started with: PATCHBAY_EGRESS_ALLOW={target}',
  },
  tls_failed: {
    message:
      'No secure connection to {target} could be made: it offers none, or its certificate could not be trusted.',
    next: 'Check the address; if it is right, its TLS or its certificate must be put right there.',
  },
  invalid_address: {
    message: 'The address {target} is not one of a server.',
    next: 'Enter the host’s name or IP address alone, and a port from 1 to 65535.',
  },
  encryption_required: {
    message: 'Patchbay sends no password to {target} without encryption.',
    next: 'Choose TLS. If the network between is your own, add it to the list that Patchbay is started with: PATCHBAY_EGRESS_ALLOW={target}',
  },
  unknown_database: {
    message:
      '{provider} accepts the login, but does not have the database that was named, or does not open it to this user.',
    next: 'Check the database’s name and what the user may do there.',
  },
  name_not_found: {
    message: 'The name {target} could not be found.',
    next: 'Check the address, and whether this server can look names up.',
  },
  connection_failed: { message: 'No connection to {target} could be made.', next: 'Try again in a moment.' },
  timeout: { message: '{provider} did not answer in time.', next: 'Try again in a moment.' },
  rate_limited: {
    message: '{provider} asks us to slow down (429).',
    next: 'Wait a little, then test again.',
  },
  provider_unavailable: {
    message: '{provider} has trouble of its own just now.',
    next: 'Wait, then test again. {provider}’s status page may say more.',
  },
  unexpected_answer: {
    message: '{provider} answered something that we do not understand.',
    next: 'Test again. If it stays so, look at the provider’s own words.',
  },
  cancelled: {
    message: 'You cancelled at {provider}.',
    next: 'Nothing has changed. Connect again whenever you like.',
  },
  consent_expired: {
    message: 'The consent took longer than ten minutes, so that it was dropped.',
    next: 'Connect again.',
  },
  setup_changed: {
    message: 'The set-up was changed while you were at {provider}, so that the consent was dropped.',
    next: 'Connect again.',
  },
  issuer_mismatch: {
    message: 'The answer did not come from {provider}, and was refused. Nothing was changed.',
    next: 'Connect again. If it happens again, ask your security team.',
  },
  invalid_callback: {
    message: '{provider} sent an answer that is not one of OAuth’s.',
    next: 'Connect again.',
  },
  code_refused: {
    message: '{provider} did not accept the authorization code that it had sent.',
    next: 'Connect again.',
  },
  token_response_invalid: {
    message: '{provider} answered the exchange with something that is not a token.',
    next: 'Connect again. If it stays so, look at the provider’s own words.',
  },
  code_not_offered: {
    message: '{provider} does not let this application connect with a code.',
    next: 'Connect without one, or allow it in the application’s settings at {provider}.',
  },
  code_expired: {
    message: 'The code was not entered at {provider} in time, so that it was dropped.',
    next: 'Connect again to get a new code.',
  },
  withdrawn: {
    message: 'The code was withdrawn here before it was entered.',
    next: 'Nothing has changed. Connect again whenever you like.',
  },
  session_over: {
    message: 'Whoever asked for the code has signed out or may not connect any more, so that it was dropped.',
    next: 'Sign in and connect again.',
  },
  account_mismatch: {
    message: 'You consented as {account}, but this connection belongs to {previous}.',
    next: 'Replace it, or keep what was there.',
  },
  missing_handle: {
    message: 'No handle was entered.',
    next: 'Enter the account’s handle, its DID, or the address of its server.',
  },
  invalid_handle: {
    message: 'The handle “{target}” does not lead to one account.',
    next: 'Check the spelling. If it is right, its owner has to set up the handle again.',
  },
  authorization_url_failed: {
    message: 'The account’s server did not accept the request to connect.',
    next: 'Check the public URL and the scopes in the set-up, then connect again.',
  },
  invalid_callback_request: {
    message: 'What came back from the account’s server is not complete.',
    next: 'Connect again.',
  },
  authorization_server_metadata_failed: {
    message: 'The account’s server does not say how to sign in to it.',
    next: 'Connect again later. If it stays so, ask whoever runs that server.',
  },
  token_validation_failed: {
    message: 'What the account’s server sent does not prove the account that you named.',
    next: 'Connect again, and sign in with that account.',
  },
  session_store_failed: {
    message: 'The account agreed, but the connection could not be saved here.',
    next: 'Connect again. If it stays so, Patchbay’s own log says why.',
  },
} as const
