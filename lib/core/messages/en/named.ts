/** Named connections: adding one, and removing it. */
export const named = {
  add: 'Add a connection',
  addTitle: 'Add a connection to {integration}',
  addText:
    'One more account or key, beside those that are here. Programs ask for it by its name, for example {key}.',
  name: 'Name',
  nameHelp: 'Letters, digits, - and _; at most 64.',
  confirm: 'Add',
  adding: 'Adding…',
  added: '{name} was added.',
  removeName: 'Remove',
  removeLead: 'Takes its credential along. Asks first.',
  remove: 'Remove connection',
  removeTitle: 'Remove {name}?',
  removeConfirm: 'Remove',
  removing: 'Removing…',
  removed: '{name} was removed.',
  removeGoes:
    '**Goes:** this connection with its credential and its checks. Programs that ask for {key} get nothing from then on.',
  removeStays:
    '**Stays:** the other connections of {integration}, and the lines of this one in the activity.',
  removeInstead: 'To stop its use without losing anything, disable it instead.',
} as const
