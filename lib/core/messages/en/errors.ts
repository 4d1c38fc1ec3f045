/** What an error says. `{name}` is filled from the error’s params, which therefore never hold a secret. */
export const errors = {
  bad_request: 'The request could not be understood: {what}.',
  invalid_json: 'The body is not valid JSON.',
  invalid_input: '{what}',
  unsupported_media_type: 'Send the body as application/json.',
  payload_too_large: 'The body is too large; at most {limit} are taken.',
  not_a_picture:
    'This is no PNG, JPEG or WebP picture. Save it as one of them; SVG is not taken, because it can hold scripts.',
  unauthenticated: 'Sign in first, or send an API key.',
  session_ended: 'Your session has ended. Sign in again.',
  invalid_api_key: 'This API key is unknown, revoked or expired.',
  wrong_credentials: 'E-mail address or password is wrong.',
  forbidden: 'You may not do this: {what}.',
  cross_origin: 'This request came from another site and was refused.',
  not_found: 'There is nothing here by that name.',
  method_not_allowed: 'This address does not take that method.',
  already_exists: '{what} exists already.',
  setup_closed: 'Patchbay is already set up. Sign in instead.',
  wrong_setup_code: 'That is not the set-up code. It is printed where Patchbay was started.',
  setup_incomplete: 'Save the set-up first: {what} is missing.',
  integration_disabled: 'This integration is switched off. Switch it on first.',
  not_connected: 'No account is connected here yet. Connect one first.',
  integration_not_connected: 'No account is connected to this integration yet. Connect one first.',
  url_not_allowed: 'This address is not allowed: {what}. Ask for a path below the API of the integration.',
  no_api: 'This provider’s definition names no API to send requests to. Add one to it.',
  provider_unreachable: 'The provider did not answer: {what}',
  provider_timeout: 'The provider did not answer in time. Try again.',
  connection_disabled: 'This connection is switched off. Switch it on first.',
  needs_reauth: 'This connection has to be reconnected by a person: {what}',
  bound_credential:
    'This credential is bound to a key that stays in Patchbay, so that nobody else can use it. Send requests through {what} instead.',
  misconfigured: 'The set-up of this integration is wrong: {what}',
  connection_unavailable: 'The credential has expired and cannot be renewed just now: {what}',
  cannot_test: 'This provider’s definition names nothing to test a credential with. Add a probe to it.',
  cannot_refresh:
    'There is nothing to renew this credential with: the provider gave no refresh token. Reconnect it when it ends.',
  idempotency_mismatch: 'This Idempotency-Key was used for another request. Use a new one for each request.',
  idempotency_in_flight: 'A request with this Idempotency-Key is still under way. Ask again in a moment.',
  invalid_idempotency_key: 'An Idempotency-Key has 1 to 255 printable ASCII characters.',
  secret_has_spaces: 'A secret begins or ends with spaces. Keep them, or remove them?',
  credential_refused: '{what}',
  wrong_auth_type: 'This provider’s accounts are connected by consent, not with a key.',
  empty_name: 'A connection needs a name.',
  invalid_name: 'The name of a connection has letters, digits, - and _, and begins with a letter or digit.',
  cannot_remove_default: 'The default connection stays, because programs ask for it. Disconnect it instead.',
  audit_unavailable:
    'The access log cannot be written just now, and no credential is given without it. Try again.',
  deleted: 'This connection was deleted.',
  last_admin: 'This is the last admin. Make somebody else an admin first.',
  cannot_rename_default: 'The default connection keeps its name: programs ask for it by it.',
  invite_over: 'This invitation was used, withdrawn, or is older than 72 hours. Ask for another one.',
  provider_in_use: '{what} uses this provider. Delete that first.',
  changed_meanwhile: 'Somebody changed this meanwhile. Look at it again, then retry.',
  too_many_requests: 'Too many attempts. Try again in {wait}.',
  too_many_streams: 'Too many open live streams for one user. Close some tabs.',
  discovery_failed: 'The provider’s description could not be used: {what}.',
  invalid_domain: '“{domain}” is no domain that can be connected. Type it as in shop.example.com.',
  not_supported:
    'The DNS of {domain} names no provider of Domain Connect. Enter the records by hand where its DNS is kept.',
  unsafe_host:
    '{target} was not asked. The DNS of this domain names it, and it is no public host that can be reached: {why}. If it is yours, list its host:port in PATCHBAY_EGRESS_ALLOW.',
  settings_http_status:
    '{target} answered with status {status} when asked about {domain}. Its record in DNS may be out of date: enter the records by hand.',
  invalid_settings:
    'What the DNS provider of {domain} says of itself cannot be used: {what}. Enter the records by hand where its DNS is kept.',
  flow_not_offered: '{provider} does not offer this way. Choose another one.',
  reserved_parameter:
    '“{name}” is a word of Domain Connect itself and cannot be a parameter. Give it another name in the template.',
  api_url_changed:
    'The DNS of {domain} leads to {found}, but the client secret was given for {registered}. Nothing was sent. If the provider has moved, register it anew.',
  dns_request_refused: '{provider} did not take the request for {domain}. It said: {said}',
  dns_not_found:
    '{provider} knows no such template, or has {domain} no longer. Check where the DNS of the domain is kept.',
  dns_not_offered: '{provider} does not offer this. Change the records of {domain} in its control panel.',
  template_not_applied:
    '{provider} says that this template is not applied to {domain}. There is nothing to undo.',
  template_error: '{what}',
  template_in_use: 'A domain has this template, or was to have it. Remove that domain first.',
  platform_key_required:
    'Send the key by HTTP Basic: pk_ and the key’s id as user name, its secret as password.',
  secret_key_in_browser:
    'This secret key was sent by a browser, where anybody can read it. Revoke it, make another one, and ask from your server.',
  connect_link_over:
    'This link was used already, or is older than 30 minutes. Go back to where you got it, and ask for a new one.',
  one_time_token_over:
    'This one-time token was used already, or is older than 60 seconds. Go back, and open the window again.',
  return_url_not_allowed:
    'The return URL is on none of the allowed origins. Add its origin to the settings of the catalog first.',
  user_token_required: 'Send a user token: Authorization: Bearer, and the token that your server was given.',
  invalid_user_token: 'This user token is not ours, or has expired. Ask your server for a new one.',
  secret_key_not_taken:
    'Secret keys are not taken here, where browsers ask. Keep this one on your server, and send a user token.',
  origin_not_allowed:
    'Pages of {origin} may not use this API. Add that origin to the settings of the catalog first.',
  only_one_connection:
    'One account of {what} can be connected, and one is. Reconnect it, or remove it first.',
  too_many_connections:
    'There are {limit} connections to {what} already, and no more can be added. Remove one first.',
  several_connections: 'Several accounts of {what} are connected. Name one of them by its id.',
  nothing_connected: 'Nothing is connected to this connector yet. Connect it first.',
  session_required: 'Sign in first: this needs the cookie of POST /api/platform_user/sessions.',
  unknown_subject: 'There is no user with this id. Provision them first.',
  unknown_group: 'There is no group with this id. It is made when a user is put in it.',
  unknown_connector: 'There is no connector called that. Look its slug up in the console.',
  missing_handle: '{what}',
  invalid_handle: '{what}',
  authorization_url_failed: '{what}',
  authorization_server_metadata_failed: '{what}',
  unavailable: 'Patchbay cannot reach its database just now. It keeps trying; so may you.',
  internal: 'Something went wrong on our side. The log has it under the request id.',
} as const
