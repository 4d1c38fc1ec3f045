/** How requests of programs go to a provider's API: where to, and what goes along. */
export const requests = {
  title: 'Requests through Patchbay',
  lead: 'Where the requests of programs go, and what goes along with them.',
  usual: 'The requests of programs go to {address}, as {provider} is defined.',
  ownServer: 'The requests of programs go to each account’s own server.',
  nowhere:
    'The definition of {provider} names no API address. Until one stands here, no request can be sent.',
  change: 'Change',
  changeTitle: 'Change the requests through Patchbay',
  base: 'API base address',
  baseHelp: '`$connection.` and a name stand for a member of the token response: {example}.',
  headers: 'Headers',
  headersHelp:
    'They go along with every request that does not bring its own. {places} stand for the person whose connection it is; where it is nobody’s, such a header is left out.',
  headersOpen:
    'Everybody who sees this page can read them, so put no secret here: a key belongs in the connection, where it is sealed.',
  name: 'Name',
  value: 'Value',
  nameOf: 'Name of header {number}',
  valueOf: 'Value of header {number}',
  add: 'Add a header',
  remove: 'Remove header {number}',
  looksSecret:
    'This looks like a secret, and everybody who sees this page could read it. A key belongs in the connection, where it is sealed.',
  unknownPlace: '{place} is no placeholder that Patchbay knows. Use one of those below.',
  revocation: 'Revocation address',
  revocationHelp: 'Where an account’s access is ended when it is disconnected (RFC 7009).',
  blankNone: 'Left blank: none.',
  moved:
    '{count, plural, one {Its connected account has} other {Its # connected accounts have}} to be connected again after that: no credential goes to a server that it was not given for.',
  saved: 'Saved. The next request goes out this way.',
} as const
