/** Why a callback could not be matched with an attempt: what `/oauth2/failed` says. Nothing of the request is shown. */
export const CALLBACK_FAILURES = [
  'invalid_callback',
  'unknown_state',
  'session_missing',
  'other_session',
] as const

export type CallbackFailureCode = (typeof CALLBACK_FAILURES)[number]
