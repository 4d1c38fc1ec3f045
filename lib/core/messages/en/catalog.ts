/** The catalog, where an organisation's customers connect their own accounts. Read by people who never heard of Patchbay. */
export const catalog = {
  title: 'Integrations',
  lead: 'Connect the apps that you use with {organisation}.',
  skip: 'Skip to the content',
  home: 'All integrations of {organisation}',
  lookingAs:
    '{looker}, you see this as {name} does, and what you do here is done for them. The activity says that you opened it.',
  signedInAs: 'Connecting for {name}',
  backTo: 'Back to {organisation}',
  leave: 'Sign out',
  search: 'Search integrations',
  categories: 'Category',
  every: 'All',
  found: '{count, plural, one {# integration} other {# integrations}}',
  none: 'No integrations found',
  noneText: 'Nothing matches “{typed}”. Try the app’s name, or another word.',
  noneHere: 'Nothing matches in this category.',
  clear: 'Clear the search',
  empty: 'There are no integrations yet',
  emptyText: '{organisation} has not opened any for you. Ask them which ones they plan.',
  unknown: 'There is no integration at that address. Here are all that there are.',
  toList: 'All integrations',

  badges: {
    installed: 'Installed',
    installedText: 'It is connected and works',
    many: '{count} installed',
    manyText: 'All connections work',
    repair: 'Needs repair',
    repairText: 'It is connected, and does not work: open it to repair it',
    someRepair: '{count} installed, some need repair',
    connecting: 'Connecting',
    paused: 'Paused',
  },

  status: {
    connected: 'Works as it should.',
    unverified: 'Not tested yet.',
    degraded: '{app} does not answer just now; we keep trying.',
    unavailable: '{app} cannot be reached. We keep trying, and there is nothing for you to do.',
    needs_reauth: 'Not working: {app} wants your consent again.',
    key: 'Not working: {app} does not accept the key any more.',
    misconfigured: 'Not working: {organisation} has to repair its side.',
    connecting: 'Waiting for you to agree at {app}.',
    not_connected: 'Not connected yet.',
    disabled: 'Paused by {organisation}.',
  },

  inactive: {
    title: 'Your connection to {app} is inactive. Reconnect to continue.',
    titleKey: 'Your connection to {app} is inactive. Enter its key again to continue.',
    titleWait: 'Your connection to {app} is inactive.',
    misconfigured:
      '{app} refuses the way in which {organisation} asks. Only they can repair that: tell them, and try again later.',
    transient: '{app} cannot be reached just now. We keep trying; look again in a few minutes.',
  },

  connect: {
    heading: 'Connect {app}',
    lead: 'A window of {app} opens, where you sign in and agree. {organisation} never sees your password.',
    leadKey: 'Enter the key that {app} gave you. It is stored encrypted and never shown again.',
    leadFields: 'Fill this in first. Then a window of {app} opens, where you sign in and agree.',
    button: 'Connect {app}',
    buttonKey: 'Save and connect',
    again: 'Reconnect',
    againNamed: 'Reconnect {name}',
    another: 'Add another connection',
    anotherHeading: 'Add another {app} account',
    saving: 'Asking {app}…',
    opening: 'Opening {app}…',
    waiting: 'Finish in the window of {app}',
    waitingText: 'Sign in there and agree. This page notices when you are done.',
    show: 'Show the window',
    stop: 'Cancel',
    here: 'Continue in this window',
    retry: 'Try again',
    blank: '{label} cannot be blank.',
  },

  ended: {
    blocked: 'Your browser did not open the window',
    blockedText: 'Allow pop-ups for this page and try again, or continue in this window.',
    closed: 'The window was closed before {app} was connected',
    closedText: 'Nothing has changed. If the window is still open somewhere, you can finish there.',
    denied: 'You cancelled at {app}',
    deniedText: 'Nothing has changed. You can connect it whenever you like.',
    failed: '{app} could not be connected',
    otherAccount: 'That was another account of {app}',
    otherAccountText:
      'This connection stays with the account that it has. Sign in at {app} with that one, or remove this connection and connect the other.',
    lost: 'The network was lost',
    lostText: 'We could not ask whether {app} is connected. Check your network; this page goes on by itself.',
    expired: 'It took too long',
    expiredText: 'For your safety, a connection has to be finished within ten minutes. Please begin again.',
  },

  done: {
    installed: 'Installed {app}',
    reconnected: 'Reconnected to {app}',
    removed: 'Removed {app}',
    renamed: 'Renamed to {name}',
    title: 'It is connected',
    text: 'You can close this window and go on in the other one.',
    failed: 'It is not connected',
    failedText: 'You can close this window: the other one says why, and what to do.',
    lost: 'This could not be finished',
    lostText:
      'It took too long, was finished already, or was begun in another browser. Nothing has changed: begin again from the list.',
    close: 'Close this window',
  },

  loading: {
    title: 'One moment…',
    text: 'The page where you sign in opens here.',
  },

  connections: {
    heading: 'Your connections',
    headingOne: 'Your connection',
    unnamed: 'Account without a name',
    group: 'Shared with your group',
    groupText: 'Everybody in your group at {organisation} uses it.',
    since: 'Connected {time}.',
    replaceKey: 'Change the key',
    rename: 'Rename',
    renameNamed: 'Rename {name}',
    renameTitle: 'Rename this connection',
    renameText: 'The name helps you tell your connections apart. Nothing else changes.',
    name: 'Name',
    nameHelp: 'Small letters, digits and dashes, at most 64.',
    nameBlank: 'The name cannot be blank.',
    save: 'Save the name',
    saving: 'Saving…',
    remove: 'Remove',
    removeNamed: 'Remove {name}',
    removeTitle: 'Remove the connection to {app}?',
    removeBreaks: '{organisation} can no longer use {app} for you: what works through it stops at once.',
    removeBreaksGroup:
      '{organisation} can no longer use {app} for you or for anybody else in your group: what works through it stops at once.',
    removeEnds: 'The access is ended at {app} too.',
    removeEndsNot: '{app} may still list the access; you can withdraw it there.',
    removeStays: 'What is stored at {app} stays as it is. You can connect it again at any time.',
    removing: 'Removing…',
  },

  scopes: {
    heading: 'What {organisation} may do',
    asked: 'You will be asked at {app} to allow this:',
    granted: 'This is what you allowed:',
    missing:
      'Something that was asked for was not allowed. Reconnect and agree to all of it if a function is missing.',
    yes: 'Allowed',
    no: 'Not allowed',
    asks: 'Will be asked for',
  },

  about: 'About {app}',

  out: {
    title: 'Open this page from {organisation}',
    text: 'Your accounts are shown here when {organisation} brings you. Open its app, and follow its link to the integrations.',
    go: 'Go to {organisation}',
    list: 'What you can connect there',
  },

  enter: {
    title: 'Connect your accounts at {organisation}',
    text: 'This link is for {name}. What you connect here, {organisation} can use for {name}.',
    notYou: 'Is that not you? Then close this page: nothing has happened yet.',
    button: 'Continue as {name}',
    list: 'Open the integrations',
    used: 'This link was used already',
    usedText:
      'A link works once. If you did not use it yourself, tell {organisation}. Nothing is lost: open the integrations from {organisation} again, and you get a new link.',
    usedByYou: 'A link works once, and you are in by it already, in this browser.',
    expired: 'This link is too old',
    expiredText:
      'A link works for half an hour. Nothing is lost: open the integrations from {organisation} again, and you get a new one.',
    withdrawn: 'This link does not work any more',
    withdrawnText:
      'It was withdrawn. Open the integrations from {organisation} again, and you get a new one; if that does not help, tell them.',
    unknown: 'There is no such link',
    unknownText:
      'It may be cut off, or older than a day. Copy the whole of it, or open the integrations from {organisation} again to get a new one.',
  },

  sessionOver: 'You were signed out here. Open this page from {organisation} again.',
} as const
