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
      next: 'By its form, the public URL {url} can work. They must be able to open this address from the internet, without signing in; whether they can, Patchbay cannot know.',
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
      text: 'They read a description of Patchbay at its public URL, by https under a public name. Only on `localhost` they do without.',
      next: 'Set `PATCHBAY_URL` to an https address under a public name, such as `https://patchbay.your-domain.com`, and start Patchbay again. Until then nothing can be connected.',
      copy: 'Copy',
    },
    why: {
      http: 'The public URL {url} is not https.',
      address: 'The public URL {url} has an IP address in place of a name.',
      name: 'The name in the public URL {url} is known in a private network alone, or set aside for tests and examples.',
      port: 'The public URL {url} has a port. The servers of most accounts open port 443 alone.',
    },
    check: {
      from: 'Check from here',
      checking: 'Checking…',
      outcomes: {
        readable:
          'Patchbay has just read both documents at its public URL, as accounts’ servers do. Whether a firewall lets those in as well shows with the first account that connects.',
        no_name:
          'The name {host} could not be found from here. Accounts’ servers need it too: check its DNS record.',
        inner_address:
          'From here, {host} leads to an address that is not public. If it does so everywhere, accounts’ servers cannot open it: look the name up from another network.',
        no_answer:
          'Nobody answered at {url} from here. Some networks let no server open its own public address: open it from another network.',
        not_secure:
          'No secure connection to {host} could be made: its certificate is not trusted. Accounts’ servers refuse it as well.',
        wrong_status:
          'In place of the document, {url} answered with status {status}. Accounts’ servers follow no redirect and sign in nowhere: whatever stands in front of Patchbay has to let this address through.',
        other_document: 'What stands at {url} is not this Patchbay’s. Check where the public URL leads.',
      },
    },
  },
} as const
