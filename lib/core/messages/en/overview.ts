/** How everything stands. */
export const overview = {
  title: 'Overview',
  attention: 'Needs attention',
  more: 'and {count} more',
  customersReconnect:
    '{count, plural, one {# customer’s connection} other {# customers’ connections}} to {integration} {count, plural, one {needs} other {need}} a reconnect',
  customersFailing:
    '{count, plural, one {# customer’s connection} other {# customers’ connections}} to {integration} {count, plural, one {needs} other {need}} attention',
  customersWho: 'See who',
  calm: 'Nothing needs attention.',
  unfinished: '{count, plural, one {# set-up is not finished:} other {# set-ups are not finished:}}',
  byStatus: 'Connections by status',
  recent: 'Recent changes',
  allActivity: 'All activity',
  nothingYet: 'Nothing is connected yet',
  nothingYetText:
    'Choose a provider, enter its client ID and secret, and connect an account. The steps stand beside the form.',
  nothingYetElsewhere: 'An admin has to set up the first integration.',
  choose: 'Choose a provider',
} as const
