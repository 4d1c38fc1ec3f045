export const frame = {
  description:
    'Die Verbindungen Ihrer Organisation zu anderen Diensten: an einem Ort eingerichtet, beobachtet und repariert.',
  skip: 'Zum Inhalt springen',
  main: 'Hauptnavigation',
  mainPhone: 'Hauptnavigation am Telefon',
  overview: 'Übersicht',
  integrations: 'Integrationen',
  customers: 'Kunden',
  activity: 'Aktivitäten',
  people: 'Personen',
  apiKeys: 'API-Schlüssel',
  docs: 'API',
  settings: 'Einstellungen',
  signOut: 'Abmelden',
  attention:
    '{count, plural, one {# Verbindung braucht Aufmerksamkeit:} other {# Verbindungen brauchen Aufmerksamkeit:}}',
  andMore: 'und {count} weitere',
  repair: 'Reparieren',
  connecting: 'Verbindet',
  connectingTitle: 'Die Live-Aktualisierung beginnt gleich.',
  live: 'Live',
  liveTitle: 'Änderungen erscheinen hier binnen einer Sekunde.',
  reconnecting: 'Verbindet neu',
  reconnectingTitle:
    'Die Live-Aktualisierung ist unterbrochen. Sie kommt von selbst zurück, und dann wird alles neu gelesen.',
  sessionEnded: 'Ihre Sitzung ist zu Ende; diese Seite aktualisiert sich nicht mehr.',
  signInAgain: 'Wieder anmelden',
} as const
