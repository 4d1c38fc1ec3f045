export const requests = {
  title: 'Anfragen über Patchbay',
  lead: 'Wohin die Anfragen der Programme gehen und was sie mitnehmen.',
  usual: 'Die Anfragen der Programme gehen an {address}, wie {provider} es beschreibt.',
  ownServer: 'Die Anfragen der Programme gehen an den eigenen Server jedes Kontos.',
  nowhere:
    'Die Beschreibung von {provider} nennt keine Adresse der API. Solange hier keine steht, kann keine Anfrage hinaus.',
  change: 'Ändern',
  changeTitle: 'Anfragen über Patchbay ändern',
  base: 'Basisadresse der API',
  baseHelp: '`$connection.` mit einem Namen steht für einen Eintrag der Token-Antwort: {example}.',
  headers: 'Header',
  headersHelp:
    'Sie gehen mit jeder Anfrage mit, die keinen eigenen dieses Namens hat. {places} stehen für die Person, der die Verbindung gehört; gehört sie niemandem, bleibt ein solcher Header weg.',
  headersOpen:
    'Wer diese Seite sieht, kann sie lesen: Ein Geheimnis gehört nicht hierher, sondern in die Verbindung, wo es versiegelt ist.',
  name: 'Name',
  value: 'Wert',
  nameOf: 'Name von Header {number}',
  valueOf: 'Wert von Header {number}',
  add: 'Header hinzufügen',
  remove: 'Header {number} entfernen',
  looksSecret:
    'Das sieht nach einem Geheimnis aus, und wer diese Seite sieht, könnte es lesen. Ein Schlüssel gehört in die Verbindung, wo er versiegelt ist.',
  unknownPlace: '{place} ist kein Platzhalter, den Patchbay kennt. Nehmen Sie einen von denen unten.',
  revocation: 'Adresse zum Widerrufen',
  revocationHelp: 'Wo der Zugang eines Kontos beendet wird, wenn es getrennt wird (RFC 7009).',
  blankNone: 'Leer gelassen: keine.',
  moved:
    '{count, plural, one {Das verbundene Konto muss} other {Die # verbundenen Konten müssen}} danach neu verbunden werden: Zugangsdaten gehen an keinen Server, für den sie nicht gegeben wurden.',
  saved: 'Gespeichert. Schon die nächste Anfrage geht so hinaus.',
} as const
