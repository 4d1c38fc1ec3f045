export const overview = {
  title: 'Übersicht',
  attention: 'Braucht Aufmerksamkeit',
  more: 'und {count} weitere',
  customersReconnect:
    '{count, plural, one {# Verbindung eines Kunden} other {# Verbindungen von Kunden}} mit {integration} {count, plural, one {muss} other {müssen}} neu verbunden werden',
  customersFailing:
    '{count, plural, one {# Verbindung eines Kunden} other {# Verbindungen von Kunden}} mit {integration} {count, plural, one {braucht} other {brauchen}} Aufmerksamkeit',
  customersWho: 'Ansehen, bei wem',
  calm: 'Nichts braucht Aufmerksamkeit.',
  unfinished:
    '{count, plural, one {# Einrichtung ist nicht abgeschlossen:} other {# Einrichtungen sind nicht abgeschlossen:}}',
  byStatus: 'Verbindungen nach Status',
  recent: 'Letzte Änderungen',
  allActivity: 'Alle Aktivitäten',
  nothingYet: 'Noch ist nichts verbunden',
  nothingYetText:
    'Anbieter wählen, Client-ID und Geheimnis eingeben, Konto verbinden. Die Schritte stehen neben dem Formular.',
  nothingYetElsewhere: 'Die erste Integration muss die Administration einrichten.',
  choose: 'Anbieter wählen',
} as const
