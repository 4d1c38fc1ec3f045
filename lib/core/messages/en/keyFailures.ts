/** What failures say of a key that was typed, where that differs from what they say of a consent. */
export const keyFailures = {
  invalid_token: {
    message: '{provider} does not accept this key.',
    next: 'Enter a key that is still good. You find it at {provider}.',
  },
  token_revoked: {
    message: '{provider} says that this key was revoked.',
    next: 'Make a new key at {provider} and enter it here.',
  },
  expired: { message: 'This key has expired.', next: 'Make a new key at {provider} and enter it here.' },
  missing_scope: {
    message: '{provider} says that the key lacks a permission: {scopes}.',
    next: 'Give the key that permission at {provider}, or enter another one.',
  },
  access_denied: {
    message: '{provider} knows this key, but does not let it in (403).',
    next: 'Check what the key may do at {provider}, or enter another one.',
  },
  account_disabled: {
    message: '{provider} says that the key’s account is disabled or gone.',
    next: 'Enter a key of an account that is active.',
  },
  destination_changed: {
    message: 'The address of {provider} was changed. This key was entered for the previous one.',
    next: 'Enter the key again.',
  },
  opening_failed: {
    message:
      'The stored key cannot be opened: it was changed outside Patchbay, or the key that seals it is not in the key ring.',
    next: 'Put the sealing key back into PATCHBAY_ENCRYPTION_KEYS, or enter this one again.',
  },
  wrong_endpoint: {
    message: 'The address {target} did not answer as {provider} should.',
    next: 'Check the address that was entered.',
  },
} as const
