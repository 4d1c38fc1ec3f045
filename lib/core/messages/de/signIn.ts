export const signIn = {
  title: 'Anmelden',
  heading: 'Bei {name} anmelden',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  submitting: 'Wird angemeldet …',
  singleSignOn: 'Weiter mit Single Sign-on',
  orPassword: 'oder mit einem Passwort',
  wrongCredentials: 'E-Mail-Adresse oder Passwort ist falsch.',
  tooManyRequests: 'Zu viele Versuche. Warten Sie ein paar Minuten, und versuchen Sie es dann noch einmal.',
  accessDenied: 'Dieses Konto darf sich hier nicht anmelden. Fragen Sie einen Admin von Patchbay.',
  sessionRequired: 'Melden Sie sich erst an.',
  unavailable: 'Patchbay erreicht seine Datenbank gerade nicht. Versuchen Sie es gleich noch einmal.',
  failed:
    'Die Anmeldung hat nicht geklappt. Versuchen Sie es noch einmal; wenn es so bleibt, sagt das Protokoll, warum.',
  setupTitle: 'Einrichten',
  setupHeading: 'Patchbay einrichten',
  setupLead: 'Legen Sie das erste Konto an. Es ist das eines Admins und darf alles.',
  code: 'Einrichtungscode',
  codeHelp: 'Dort ausgegeben, wo Patchbay gestartet wurde.',
  yourName: 'Ihr Name',
  newPasswordHelp: 'Mindestens 12 Zeichen. Ein ganzer Satz ist ein gutes.',
  createAccount: 'Konto anlegen',
  creatingAccount: 'Wird eingerichtet …',
  inviteTitle: 'Einladung',
  inviteHeading: 'Willkommen bei {name}',
  inviteLead: 'Eingeladen von {by}. Ihre Rolle: {role}.',
  inviteSubmit: 'Konto anlegen und anmelden',
  inviteSubmitting: 'Wird angelegt …',
  inviteOverHeading: 'Diese Einladung gilt nicht mehr',
  inviteOverText:
    'Sie wurde benutzt oder zurückgezogen, oder sie ist älter als 72 Stunden. Bitten Sie, wer Sie eingeladen hat, um eine neue. Wenn Sie sie selbst benutzt haben, melden Sie sich an.',
  inviteExistsHeading: 'Sie sind angemeldet',
  inviteExistsText:
    'Sie sind als {email} angemeldet. Melden Sie sich erst ab, wenn die Einladung für jemand anderen ist: Sie legt ein neues Konto an.',
  notConnected: 'Nicht verbunden',
  invalid_callback: {
    title: 'Dieser Link ist nicht vollständig',
    message: 'Mit der Antwort des Anbieters kann Patchbay nichts anfangen. Nichts wurde geändert.',
    next: 'Gehen Sie zurück zur Verbindung, und verbinden Sie noch einmal.',
  },
  unknown_state: {
    title: 'Diese Zustimmung ist hier nicht bekannt',
    message:
      'Sie wurde hier nie begonnen, oder sie ist längst vorbei. Dem Anbieter wurde nichts gesendet, und nichts wurde geändert.',
    next: 'Gehen Sie zurück zur Verbindung, und verbinden Sie noch einmal.',
  },
  session_missing: {
    title: 'Ihre Sitzung ist unterwegs zu Ende gegangen',
    message:
      'Eine Zustimmung beendet nur, wer sie begonnen hat und noch angemeldet ist. Nichts wurde geändert.',
    next: 'Melden Sie sich an, und verbinden Sie dann noch einmal.',
  },
  other_session: {
    title: 'Jemand anderes hat diese Zustimmung begonnen',
    message:
      'Eine Zustimmung endet nur in dem Browser und in der Sitzung, in denen sie begann. Nichts wurde geändert.',
    next: 'Wenn Sie sie in einem anderen Browser begonnen haben, beenden Sie sie dort. Sonst verbinden Sie noch einmal von der Seite der Verbindung aus.',
  },
  unknownFailure: {
    title: 'Das Konto wurde nicht verbunden',
    message: 'Als der Anbieter Sie zurückschickte, ist etwas schiefgegangen. Nichts davon blieb halb fertig.',
    next: 'Gehen Sie zurück zur Verbindung, und verbinden Sie noch einmal.',
  },
  toIntegrations: 'Zu den Integrationen',
} as const
