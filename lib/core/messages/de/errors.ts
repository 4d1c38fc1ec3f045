export const errors = {
  bad_request: 'Die Anfrage war nicht zu verstehen: {what}.',
  invalid_json: 'Der Inhalt ist kein gültiges JSON.',
  invalid_input: '{what}',
  unsupported_media_type: 'Senden Sie den Inhalt als application/json.',
  payload_too_large: 'Der Inhalt ist zu groß; angenommen werden höchstens {limit}.',
  not_a_picture:
    'Das ist kein PNG-, JPEG- oder WebP-Bild. Speichern Sie es als eines davon; SVG wird nicht angenommen, weil es Skripte enthalten kann.',
  unauthenticated: 'Melden Sie sich erst an, oder senden Sie einen API-Schlüssel.',
  session_ended: 'Ihre Sitzung ist zu Ende. Melden Sie sich wieder an.',
  invalid_api_key: 'Dieser API-Schlüssel ist unbekannt, widerrufen oder abgelaufen.',
  wrong_credentials: 'E-Mail-Adresse oder Passwort ist falsch.',
  forbidden: 'Das dürfen Sie nicht: {what}.',
  cross_origin: 'Diese Anfrage kam von einer anderen Website und wurde abgelehnt.',
  not_found: 'Unter diesem Namen gibt es hier nichts.',
  method_not_allowed: 'Diese Adresse nimmt diese Methode nicht an.',
  already_exists: '{what} gibt es schon.',
  setup_closed: 'Patchbay ist schon eingerichtet. Melden Sie sich stattdessen an.',
  wrong_setup_code:
    'Das ist nicht der Einrichtungscode. Er wird dort ausgegeben, wo Patchbay gestartet wurde.',
  setup_incomplete: 'Speichern Sie erst die Einrichtung: {what} fehlt.',
  integration_disabled: 'Diese Integration ist abgeschaltet. Schalten Sie sie erst ein.',
  not_connected: 'Hier ist noch kein Konto verbunden. Verbinden Sie erst eines.',
  integration_not_connected:
    'Mit dieser Integration ist noch kein Konto verbunden. Verbinden Sie erst eines.',
  url_not_allowed:
    'Diese Adresse ist nicht erlaubt: {what}. Fragen Sie nach einem Pfad unterhalb der API der Integration.',
  no_api: 'Die Beschreibung dieses Anbieters nennt keine API für Anfragen. Ergänzen Sie eine.',
  provider_unreachable: 'Der Anbieter hat nicht geantwortet: {what}',
  provider_timeout: 'Der Anbieter hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.',
  connection_disabled: 'Diese Verbindung ist abgeschaltet. Schalten Sie sie erst ein.',
  needs_reauth: 'Diese Verbindung muss jemand neu verbinden: {what}',
  bound_credential:
    'Diese Zugangsdaten sind an einen Schlüssel gebunden, der in Patchbay bleibt; sonst kann sie niemand benutzen. Senden Sie Anfragen stattdessen über {what}.',
  misconfigured: 'Die Einrichtung dieser Integration ist falsch: {what}',
  connection_unavailable: 'Die Zugangsdaten sind abgelaufen und lassen sich gerade nicht erneuern: {what}',
  cannot_test:
    'Die Beschreibung dieses Anbieters nennt nichts, womit sich Zugangsdaten testen ließen. Ergänzen Sie eine Probe.',
  cannot_refresh:
    'Diese Zugangsdaten lassen sich nicht erneuern: Der Anbieter gab kein Refresh-Token. Verbinden Sie neu, wenn sie enden.',
  idempotency_mismatch:
    'Dieser Idempotency-Key wurde für eine andere Anfrage verwendet. Nehmen Sie für jede Anfrage einen neuen.',
  idempotency_in_flight: 'Eine Anfrage mit diesem Idempotency-Key läuft noch. Fragen Sie gleich noch einmal.',
  invalid_idempotency_key: 'Ein Idempotency-Key hat 1 bis 255 druckbare ASCII-Zeichen.',
  secret_has_spaces: 'Ein Geheimnis beginnt oder endet mit Leerzeichen. Behalten oder entfernen?',
  credential_refused: '{what}',
  wrong_auth_type: 'Konten dieses Anbieters werden durch Zustimmung verbunden, nicht mit einem Schlüssel.',
  empty_name: 'Eine Verbindung braucht einen Namen.',
  invalid_name:
    'Der Name einer Verbindung hat Buchstaben, Ziffern, - und _ und beginnt mit einem Buchstaben oder einer Ziffer.',
  cannot_remove_default:
    'Die Standardverbindung bleibt, denn Programme fragen nach ihr. Trennen Sie sie stattdessen.',
  audit_unavailable:
    'Das Zugriffsprotokoll lässt sich gerade nicht schreiben, und ohne das werden keine Zugangsdaten herausgegeben. Versuchen Sie es wieder.',
  deleted: 'Diese Verbindung wurde gelöscht.',
  last_admin: 'Das ist der letzte Admin. Machen Sie erst jemand anderen zum Admin.',
  cannot_rename_default: 'Die Standardverbindung behält ihren Namen: Programme fragen unter ihm nach ihr.',
  invite_over:
    'Diese Einladung wurde benutzt oder zurückgezogen, oder sie ist älter als 72 Stunden. Bitten Sie um eine neue.',
  provider_in_use: '{what} benutzt diesen Anbieter. Löschen Sie das zuerst.',
  changed_meanwhile:
    'Jemand hat das inzwischen geändert. Sehen Sie es sich noch einmal an, und versuchen Sie es dann erneut.',
  too_many_requests: 'Zu viele Versuche. Versuchen Sie es in {wait} noch einmal.',
  too_many_streams: 'Zu viele offene Live-Verbindungen für eine Person. Schließen Sie einige Tabs.',
  discovery_failed: 'Die Beschreibung des Anbieters war nicht zu gebrauchen: {what}.',
  invalid_domain:
    '„{domain}“ ist keine Domain, die verbunden werden kann. Schreiben Sie sie wie in shop.example.com.',
  not_supported:
    'Im DNS von {domain} steht kein Anbieter, der Domain Connect kann. Tragen Sie die Einträge von Hand ein, wo das DNS verwaltet wird.',
  unsafe_host:
    '{target} wurde nicht gefragt. Das DNS dieser Domain nennt es, und es ist kein öffentlicher Host, der zu erreichen ist: {why}. Gehört es Ihnen, dann führen Sie host:port in PATCHBAY_EGRESS_ALLOW auf.',
  settings_http_status:
    '{target} antwortete mit Status {status} auf die Frage nach {domain}. Der Eintrag im DNS ist vielleicht veraltet: Tragen Sie die Einträge von Hand ein.',
  invalid_settings:
    'Was der DNS-Anbieter von {domain} über sich sagt, ist nicht zu gebrauchen: {what}. Tragen Sie die Einträge von Hand ein, wo das DNS verwaltet wird.',
  flow_not_offered: '{provider} bietet diesen Weg nicht an. Wählen Sie einen anderen.',
  reserved_parameter:
    '„{name}“ ist ein Wort von Domain Connect selbst und kann kein Parameter sein. Nennen Sie ihn in der Vorlage anders.',
  api_url_changed:
    'Das DNS von {domain} führt zu {found}, das Client Secret aber gilt für {registered}. Es wurde nichts gesendet. Ist der Anbieter umgezogen, dann tragen Sie ihn neu ein.',
  dns_request_refused: '{provider} nahm die Anfrage für {domain} nicht an. Die Antwort: {said}',
  dns_not_found:
    '{provider} kennt diese Vorlage nicht oder hat {domain} nicht mehr. Prüfen Sie, wo das DNS der Domain verwaltet wird.',
  dns_not_offered:
    '{provider} bietet das nicht an. Ändern Sie die Einträge von {domain} in der Verwaltung des Anbieters.',
  template_not_applied:
    '{provider} sagt, dass diese Vorlage auf {domain} nicht angewandt ist. Es gibt nichts rückgängig zu machen.',
  template_error: '{what}',
  template_in_use:
    'Eine Domain hat diese Vorlage oder sollte sie bekommen. Entfernen Sie zuerst diese Domain.',
  platform_key_required:
    'Senden Sie den Schlüssel mit HTTP Basic: pk_ und die Kennung des Schlüssels als Namen, sein Geheimnis als Passwort.',
  secret_key_in_browser:
    'Dieser geheime Schlüssel kam aus einem Browser, wo ihn jeder lesen kann. Widerrufen Sie ihn, legen Sie einen neuen an, und fragen Sie von Ihrem Server aus.',
  connect_link_over:
    'Dieser Link wurde schon benutzt, oder er ist älter als 30 Minuten. Gehen Sie dorthin zurück, wo Sie ihn bekamen, und bitten Sie um einen neuen.',
  one_time_token_over:
    'Dieses Einmal-Token wurde schon benutzt, oder es ist älter als 60 Sekunden. Gehen Sie zurück, und öffnen Sie das Fenster noch einmal.',
  return_url_not_allowed:
    'Die Rückkehradresse liegt auf keinem der erlaubten Ursprünge. Tragen Sie ihren Ursprung erst in den Einstellungen des Katalogs ein.',
  user_token_required:
    'Senden Sie ein Benutzer-Token: Authorization: Bearer und das Token, das Ihr Server bekommen hat.',
  invalid_user_token:
    'Dieses Benutzer-Token ist nicht unseres, oder es ist abgelaufen. Bitten Sie Ihren Server um ein neues.',
  secret_key_not_taken:
    'Geheime Schlüssel werden hier, wo Browser fragen, nicht angenommen. Lassen Sie ihn auf Ihrem Server, und senden Sie ein Benutzer-Token.',
  origin_not_allowed:
    'Seiten von {origin} dürfen diese API nicht benutzen. Tragen Sie diesen Ursprung erst in den Einstellungen des Katalogs ein.',
  only_one_connection:
    'Von {what} lässt sich ein Konto verbinden, und eines ist verbunden. Verbinden Sie es neu, oder entfernen Sie es erst.',
  too_many_connections:
    'Zu {what} gibt es schon {limit} Verbindungen, und mehr lassen sich nicht hinzufügen. Entfernen Sie erst eine.',
  several_connections: 'Von {what} sind mehrere Konten verbunden. Nennen Sie eines davon mit seiner ID.',
  nothing_connected: 'Hier ist noch nichts verbunden. Verbinden Sie erst etwas.',
  session_required: 'Melden Sie sich erst an: Dies braucht das Cookie von POST /api/platform_user/sessions.',
  unknown_subject: 'Es gibt keinen Nutzer mit dieser Kennung. Legen Sie ihn zuerst an.',
  unknown_group:
    'Es gibt keine Gruppe mit dieser Kennung. Sie entsteht, wenn ein Nutzer ihr zugeordnet wird.',
  unknown_connector: 'Es gibt keinen Connector dieses Namens. Sehen Sie in der Konsole nach, wie er heißt.',
  missing_handle: '{what}',
  invalid_handle: '{what}',
  authorization_url_failed: '{what}',
  authorization_server_metadata_failed: '{what}',
  unavailable:
    'Patchbay erreicht seine Datenbank gerade nicht. Es versucht es weiter, und das können auch Sie.',
  internal: 'Bei uns ist etwas schiefgegangen. Das Protokoll führt es unter der Nummer der Anfrage.',
} as const
