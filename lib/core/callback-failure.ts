/** Why a callback could not be matched with an attempt: what `/oauth2/failed` says. Nothing of the request is shown. */
export const CALLBACK_FAILURES = {
  invalid_callback: {
    title: 'This link is not complete',
    message: 'The answer from the provider is not one that Patchbay can use. Nothing was changed.',
    next: 'Go back to the connection and connect again.',
  },
  unknown_state: {
    title: 'This consent is not known here',
    message:
      'It was never begun here, or it is long over. Nothing was sent to the provider, and nothing was changed.',
    next: 'Go back to the connection and connect again.',
  },
  session_missing: {
    title: 'Your session ended on the way',
    message: 'A consent can only be finished by whoever began it, still signed in. Nothing was changed.',
    next: 'Sign in, then connect again.',
  },
  other_session: {
    title: 'Somebody else began this consent',
    message:
      'A consent can only be finished in the browser and the session that began it. Nothing was changed.',
    next: 'If you began it in another browser, finish it there. Otherwise connect again from the connection’s page.',
  },
} as const satisfies Record<string, { title: string; message: string; next: string }>

export type CallbackFailureCode = keyof typeof CALLBACK_FAILURES
