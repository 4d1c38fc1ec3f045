import type { OperationId } from '@/lib/core/messages/en/operations'

/** Was jede Route der API tut, nach dem Namen ihrer Operation. */
export const operations: Record<OperationId, string> = {
  listProviders: 'Der Katalog: alle Anbieter, die eigenen der Organisation zuerst.',
  createProvider: 'Legt einen eigenen Anbieter an, von Hand oder aus seiner Discovery-Adresse.',
  readProvider: 'Ein Anbieter mit den Feldern, nach denen sein Formular fragt.',
  updateProvider: 'Ersetzt die Definition eines eigenen Anbieters.',
  deleteProvider: 'Löscht einen eigenen Anbieter, den keine Integration verwendet.',
  listIntegrations: 'Eine Seite der Integrationen, jede mit ihren Verbindungen.',
  createIntegration: 'Legt die Integration eines Anbieters an, mit ihrer Standardverbindung.',
  readIntegration: 'Eine Integration, nach ihrer Kennung oder ihrem Kurznamen.',
  updateIntegration:
    'Ändert, was angegeben ist: Name, Zeitplan, Adressen, Kopfzeilen, oder ob sie eingeschaltet ist.',
  saveSetup: 'Speichert die Einrichtung: Ein leeres Geheimnis behält das gespeicherte.',
  deleteIntegration: 'Löscht eine Integration samt ihren Verbindungen.',
  beginConnect:
    'Schickt einen angemeldeten Browser zur Zustimmung beim Anbieter. Von fremden Seiten aus verweigert.',
  connect: 'Verbindet mit einem Code, einem Refresh-Token oder den Feldern eines Schlüssels.',
  readOwnConnection: 'Was für den Aufrufer verbunden ist: das eigene Konto oder das gemeinsame.',
  deleteOwnConnection:
    'Beendet die Zustimmung beim Anbieter und löscht die Verbindung, auch wenn der Anbieter versagt.',
  listOwnConnections: 'Eine Seite von allem, was für den Aufrufer verbunden ist.',
  listNamedConnections: 'Eine Seite der Verbindungen einer Integration.',
  addConnection: 'Fügt eine benannte Verbindung hinzu.',
  updateNamedConnection: 'Benennt eine Verbindung um, oder schaltet sie aus oder ein.',
  removeConnection: 'Entfernt eine benannte Verbindung; die Standardverbindung bleibt.',
  listConnections: 'Eine Seite der Verbindungen, nach Status, Anbieter, Inhaber oder Wörtern.',
  readConnection: 'Eine Verbindung, wie sie jetzt steht, nach ihrem Schlüssel oder ihrer Kennung.',
  updateConnection: 'Benennt eine Verbindung um, oder schaltet sie aus oder ein.',
  readCredential: 'Zugangsdaten, die jetzt gelten, zuvor erneuert, wenn ihre Zeit um ist.',
  listChecks: 'Die letzten 50 Male, dass der Anbieter gefragt wurde.',
  readPicture: 'Das Bild des verbundenen Kontos.',
  saveKey: 'Speichert einen eingegebenen Schlüssel, nachdem der Anbieter gefragt wurde.',
  testKey: 'Fragt den Anbieter nach einem Schlüssel, ohne ihn zu speichern.',
  validateConnection: 'Fragt den Anbieter, ob die Zugangsdaten gelten, und hält die Antwort fest.',
  refreshConnection: 'Erneuert das Token jetzt, wie lange es auch noch gilt.',
  disconnect: 'Vergisst die Zugangsdaten und beendet die Zustimmung; Verbindung und Verlauf bleiben.',
  readUsage: 'Wer in den letzten sieben Tagen nach den Zugangsdaten dieser Verbindung fragte.',
  readIntegrationUsage: 'Wer in den letzten sieben Tagen nach Zugangsdaten dieser Integration fragte.',
  readKeyUsage: 'Wonach ein API-Schlüssel in den letzten sieben Tagen fragte. Für Admins.',
  listEvents: 'Das Protokoll in Seiten; mit Accept: text/event-stream der laufende Strom.',
  exportEvents: 'Das ganze Protokoll als Datei.',
  readOverview: 'Wie alles steht: das Kaputte zuerst.',
  readMetrics: 'Zahlen für Prometheus.',
  isAlive: 'Ob der Prozess lebt.',
  isReady: 'Ob die nächste Anfrage hierher kommen soll: Datenbank, Migrationen und Schlüssel.',
  readContract: 'Dieser Vertrag als OpenAPI 3.1.',
  provisionUser:
    'Legt einen Nutzer an oder ändert ihn, und antwortet mit einem Token für seinen Browser. Noch einmal gesendet, ändert es nichts.',
  readUserConnection:
    'Die beste verfügbare Verbindung eines Nutzers zu einem Connector, mit Access-Token, solange sie aktiv ist.',
  readConnectionOfUser: 'Dasselbe unter der früheren Adresse.',
  listUserConnections: 'Jede Verbindung eines Nutzers und seiner Gruppe; mit slug nur die eines Connectors.',
  readGroupConnection:
    'Die beste verfügbare Verbindung einer Gruppe zu einem Connector, mit Access-Token, solange sie aktiv ist.',
  provisionContext:
    'Legt einen Nutzer mit eigenen Attributen an oder ändert ihn, und antwortet mit einem Token für seinen Browser.',
  readContext: 'Ein Nutzer mit seinen eigenen Attributen.',
  changeContext:
    'Ändert, was angegeben ist; eine andere external_id benennt um und darf noch niemandem gehören.',
  readContextConnection:
    'Die beste verfügbare Verbindung eines Nutzers zu einem Connector, unter der späteren Adresse.',
  listContextConnections: 'Jede Verbindung eines Nutzers und seiner Gruppe, unter der späteren Adresse.',
  readCustomerConnection: 'Eine Verbindung eines Nutzers oder einer Gruppe unter ihrer Kennung.',
  listSigningKeys: 'Die öffentlichen Schlüssel der Nutzer-Token als JWK Set.',
  createConnectSession:
    'Ein Link, der den Katalog für einen Nutzer öffnet: einmal, in den nächsten 30 Minuten.',
  readPlatformFacts:
    'Die Organisation, wie alle sie kennen dürfen: ihr Name, und wo sich ihre Nutzer anmelden.',
  listOfferedConnectors: 'Was der Katalog anbietet, auch für nicht Angemeldete.',
  readOfferedConnector: 'Ein Connector des Katalogs, auch für nicht Angemeldete.',
  readUserSession: 'Wer angemeldet ist, und für welche Connectoren; 401, wenn niemand.',
  listUserConnectors: 'Was der Katalog dem Nutzer anbietet, mit dem, was er verbunden hat.',
  readUserConnector: 'Ein Connector mit den Verbindungen des Nutzers.',
  listOwnUserConnections: 'Die Verbindungen des Nutzers und seiner Gruppe, die am besten verfügbare zuerst.',
  readOwnUserConnection:
    'Die am besten verfügbare Verbindung des Nutzers zu einem Connector; 404, solange nichts verbunden ist.',
  connectUser: 'Beginnt zu verbinden: nennt, was erst zu erfragen ist, oder wo der Nutzer zustimmt.',
  removeUserConnection:
    'Entfernt die eine Verbindung des Nutzers zu einem Connector und widerruft sie beim Anbieter.',
  readOwnUserConnectionById: 'Eine der Verbindungen des Nutzers mit ihrer ID.',
  removeUserConnectionById:
    'Entfernt eine der Verbindungen des Nutzers mit ihrer ID und widerruft sie beim Anbieter.',
  collectFields: 'Nimmt, was erfragt wurde, und antwortet, wo der Nutzer zustimmt.',
  readUserAuthorization: 'Wie es um eine Autorisierung steht.',
  startUserSession: 'Meldet einen Browser mit einem Nutzer-Token oder Einmal-Token an und setzt sein Cookie.',
  endUserSession: 'Meldet den Browser ab.',
  renewUserToken: 'Ein neues Nutzer-Token für den, der das Cookie hat.',
  createOneTimeToken: 'Ein Token, das ein anderes Fenster öffnet: einmal, in den nächsten 60 Sekunden.',
  streamUserEvents:
    'Was mit den Verbindungen des Nutzers geschieht, während es geschieht (Server-Sent Events).',
  proxyRequest: 'Sendet eine Anfrage, die der Inhalt beschreibt, mit den Zugangsdaten.',
  proxyGet: 'Reicht ein GET an die API des Anbieters weiter, mit den Zugangsdaten.',
  proxyPost: 'Reicht ein POST an die API des Anbieters weiter, mit den Zugangsdaten.',
  proxyPut: 'Reicht ein PUT an die API des Anbieters weiter, mit den Zugangsdaten.',
  proxyPatch: 'Reicht ein PATCH an die API des Anbieters weiter, mit den Zugangsdaten.',
  proxyDelete: 'Reicht ein DELETE an die API des Anbieters weiter, mit den Zugangsdaten.',
  proxyOptions: 'Reicht ein OPTIONS an die API des Anbieters weiter, mit den Zugangsdaten.',
}
