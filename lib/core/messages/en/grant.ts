/** Connecting otherwise than by consent in this browser: the application by itself, and with a code. */
export const grant = {
  connectItself: 'Connect {provider}',
  itself: 'Connected as the application itself: {provider} names no account for it.',
  withCode: 'Connect with a code',
  title: 'Enter this code at {provider}',
  code: 'Code',
  copy: 'Copy the code',
  open: 'Open {host}',
  withIt:
    'The button brings the code along; check there that it is the same. Or on any other device, go to {address} and type it.',
  withoutIt:
    'Copy the code, open the page and enter it there. Any other device will do too: go to {address}.',
  waiting: 'Waiting for the code to be entered. This page turns by itself, and may be closed meanwhile.',
  ends: 'It ends in {time}.',
  ended: 'It has ended.',
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
} as const
