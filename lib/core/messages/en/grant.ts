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
  account: {
    lead: 'Connecting asks whose account it is, goes to that account’s own server, where its owner agrees, and comes back here.',
    text: 'Each account has a server of its own. Patchbay looks it up, and goes there for the consent.',
    label: 'Handle',
    help: 'Such as `alice.example.com`. A DID (`did:plc:…`) or the address of the account’s server will do too.',
    confirm: 'Continue',
    pending: 'Looking it up…',
  },
  own: {
    lead: 'Nothing to register, and no secret to enter.',
    confidential: {
      title: 'A confidential client, with keys of its own',
      text: 'Accounts’ servers know Patchbay by its client metadata URL, and it signs with the keys that are named there:',
      next: 'The public URL {url} can work. They must be able to open this address from the internet, without signing in.',
      copy: 'Copy the client metadata URL',
    },
    loopback: {
      title: 'A public client, for development',
      text: 'Patchbay’s public URL is {url}. Accounts’ servers take it for a program on your own machine, without keys; this client ID says all about it:',
      next: 'This works on this machine alone, and each consent lasts two weeks at most. For everybody else, put Patchbay behind https under a public name and set `PATCHBAY_URL`; accounts then have to agree once more.',
      copy: 'Copy the client ID',
    },
    unreachable: {
      title: 'Accounts’ servers cannot know Patchbay here',
      text: 'Its public URL is {url}. They read a description of Patchbay by https under a public name; only on `localhost` they do without.',
      next: 'Set `PATCHBAY_URL` to such an address and start Patchbay again. Until then nothing can be connected.',
      copy: 'Copy',
    },
  },
} as const
