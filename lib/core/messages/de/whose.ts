export const whose = {
  yours: 'Ihr Konto',
  organisation: 'Das Konto der Organisation',
  leads: {
    own: 'Ihr eigenes Konto. Programme fragen nach {key}',
    other: 'Von {name} für sich selbst verbunden. Programme fragen nach {key}',
    organisation: 'Das eigene Konto der Organisation. Programme fragen nach {key}',
  },
  theirs: 'Dieses Konto kann nur {name} verbinden.',
  theirsText: 'Wer beim Anbieter zustimmt, tut es für sich selbst.',
  apart: 'Hier verbindet jede Person ihr eigenes Konto.',
  apartText: 'Dieses gehört der Organisation: Programme mit einem API-Schlüssel nutzen es.',
  nameLead: 'Programme fragen nach seiner Id {key}. Der Name ist für alle gleich.',
  connectShared: 'Ein Konto für die Organisation verbinden',
  toYours: 'Zu Ihrem Konto',
  card: {
    title: 'Ihr Konto',
    lead: 'Jede Person verbindet ihr eigenes. Verbinden führt zu {provider}, wo Sie den Berechtigungen zustimmen, und wieder hierher.',
    leadOnly: 'Jede Person verbindet ihr eigenes.',
    leadKey: 'Jede Person gibt ihren eigenen Schlüssel ein.',
    leadConnected: 'Jede Person verbindet ihr eigenes. Dieses ist Ihres.',
    none: 'Sie haben noch kein Konto verbunden.',
    noneKey: 'Sie haben noch keinen Schlüssel eingegeben.',
    notReady:
      'Zuerst muss die Administration die Einrichtung abschließen. Dann lässt sich Ihr Konto hier verbinden.',
    mayNot:
      'Sie dürfen nur lesen. Die Administration kann Sie zum Mitglied machen: dann lässt sich Ihr eigenes Konto verbinden.',
    details: 'Einzelheiten',
  },
  others: {
    title: 'Alle anderen Konten',
    lead: 'Wem welches gehört. Andere Personen sehen hier nur ihr eigenes und die der Organisation.',
    shared: 'Konten der Organisation',
    sharedLead: 'Programme mit einem API-Schlüssel nutzen sie. Ihres ist ein anderes.',
    none: 'Sonst hat noch niemand ein Konto verbunden.',
    noShared:
      'Die Organisation hat hier kein eigenes Konto, und braucht eines nur für Programme mit einem API-Schlüssel.',
    openShared: 'Zu seiner Seite',
  },
  mode: {
    title: 'Wer verbindet',
    shared: 'Ein Konto für alle',
    sharedText: 'Jemand verbindet es einmal, und alle nutzen es.',
    'per-user': 'Jede Person verbindet ihr eigenes',
    'per-userText': 'Alle stimmen für sich selbst zu, mit ihrem eigenen Konto beim Anbieter.',
    change: 'Ändern, wer verbindet',
    changing: 'Wird gespeichert…',
    toPersonal: 'Soll jede Person ihr eigenes verbinden?',
    toPersonalChanges: '**Ändert sich:** Jede Person verbindet ihr eigenes Konto, auf dieser Seite.',
    toPersonalStays:
      '**Bleibt:** was jetzt verbunden ist. Es gehört der Organisation, und Programme mit einem API-Schlüssel nutzen es weiter.',
    toShared: 'Soll es ein Konto für alle geben?',
    toSharedChanges:
      '**Ändert sich:** Alle nutzen das Konto der Organisation. Nach einem eigenen wird niemand gefragt.',
    toSharedStays:
      '**Bleibt:** was Personen selbst verbunden haben. Es bleibt verbunden, bis es jemand trennt, und Programme erhalten es weiter nach seiner Id.',
    changed: {
      shared: 'Für {name} gibt es jetzt ein Konto für alle.',
      'per-user': 'Bei {name} verbindet jetzt jede Person ihr eigenes Konto.',
    },
  },
} as const
