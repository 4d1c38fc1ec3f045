export const failures = {
  invalid_grant: {
    message: '{provider} erkennt die Autorisierung dieser Verbindung nicht mehr an.',
    next: 'Verbinden Sie das Konto neu.',
  },
  invalid_token: {
    message: '{provider} hat die Zugangsdaten abgelehnt (401).',
    next: 'Verbinden Sie das Konto neu.',
  },
  token_revoked: {
    message: 'Die Autorisierung wurde bei {provider} widerrufen.',
    next: 'Verbinden Sie das Konto neu.',
  },
  answer_lost: {
    message:
      '{provider} hat den Zugang erneuert, doch die Antwort ging unterwegs verloren, und der bisherige gilt nicht mehr.',
    next: 'Verbinden Sie das Konto neu.',
  },
  expired: {
    message: 'Der Zugang ist abgelaufen, und {provider} hat nichts mitgegeben, womit er sich erneuern ließe.',
    next: 'Verbinden Sie das Konto neu.',
  },
  missing_scope: {
    message: '{provider} meldet, dass eine Berechtigung fehlt: {scopes}.',
    next: 'Verbinden Sie neu, und erteilen Sie die Berechtigung, wenn {provider} danach fragt.',
  },
  scope_not_asked: {
    message:
      '{provider} meldet, dass eine Berechtigung fehlt, um die die Einrichtung nicht bittet: {scopes}.',
    next: 'Wählen Sie den Scope in der Einrichtung, dann verbinden Sie neu.',
  },
  access_denied: {
    message: '{provider} lässt dieses Konto das nicht tun (403).',
    next: 'Prüfen Sie, was das Konto bei {provider} darf, oder verbinden Sie ein anderes.',
  },
  account_disabled: {
    message: '{provider} meldet, dass das Konto gesperrt oder gelöscht ist.',
    next: 'Verbinden Sie ein Konto, das aktiv ist.',
  },
  destination_changed: {
    message: 'Die Adresse von {provider} wurde geändert. Der Zugang dieses Kontos galt für die vorige.',
    next: 'Verbinden Sie das Konto unter der neuen Adresse neu.',
  },
  opening_failed: {
    message:
      'Die gespeicherten Zugangsdaten lassen sich nicht öffnen: Sie wurden außerhalb von Patchbay verändert, oder ihr Schlüssel fehlt im Schlüsselbund.',
    next: 'Legen Sie den Schlüssel zurück in PATCHBAY_ENCRYPTION_KEYS, oder verbinden Sie das Konto neu.',
  },
  invalid_client: {
    message: '{provider} erkennt die Client-ID oder das Client-Secret nicht an.',
    next: 'Prüfen Sie das Client-Secret.',
  },
  unauthorized_client: {
    message: '{provider} erlaubt dieser Anwendung das nicht.',
    next: 'Prüfen Sie die Einstellungen der Anwendung bei {provider}.',
  },
  redirect_uri_mismatch: {
    message: '{provider} kennt unsere Redirect-URI nicht.',
    next: 'Kopieren Sie die Redirect-URI aus der Einrichtung in die Anwendung bei {provider}.',
  },
  invalid_scope: {
    message: '{provider} kennt einen der Scopes nicht oder lässt ihn nicht zu.',
    next: 'Prüfen Sie die Scopes in der Einrichtung.',
  },
  wrong_endpoint: {
    message: 'Die Adresse {target} hat nicht so geantwortet, wie {provider} es tun sollte.',
    next: 'Prüfen Sie die Adresse in der Einrichtung.',
  },
  blocked_address: {
    message:
      'Patchbay verbindet sich nicht mit {target}: Die Adresse ist nicht öffentlich, oder der Port ist nicht der übliche dieses Dienstes (443 für https).',
    next: 'Wenn sie gemeint ist, ergänzen Sie die Liste, mit der Patchbay startet: PATCHBAY_EGRESS_ALLOW={target}',
  },
  tls_failed: {
    message:
      'Zu {target} kam keine sichere Verbindung zustande: Dort wird keine angeboten, oder dem Zertifikat war nicht zu trauen.',
    next: 'Prüfen Sie die Adresse; wenn sie stimmt, muss dort TLS oder das Zertifikat in Ordnung gebracht werden.',
  },
  invalid_address: {
    message: 'Die Adresse {target} ist keine eines Servers.',
    next: 'Geben Sie nur den Namen oder die IP-Adresse des Hosts ein, und einen Port von 1 bis 65535.',
  },
  encryption_required: {
    message: 'Patchbay sendet {target} kein Passwort ohne Verschlüsselung.',
    next: 'Wählen Sie TLS. Wenn das Netz dazwischen Ihr eigenes ist, ergänzen Sie die Liste, mit der Patchbay startet: PATCHBAY_EGRESS_ALLOW={target}',
  },
  unknown_database: {
    message:
      '{provider} nimmt die Anmeldung an, hat aber die genannte Datenbank nicht oder öffnet sie diesem Benutzer nicht.',
    next: 'Prüfen Sie den Namen der Datenbank und was der Benutzer dort darf.',
  },
  name_not_found: {
    message: 'Der Name {target} war nicht zu finden.',
    next: 'Prüfen Sie die Adresse, und ob dieser Server Namen auflösen kann.',
  },
  connection_failed: {
    message: 'Zu {target} kam keine Verbindung zustande.',
    next: 'Versuchen Sie es gleich noch einmal.',
  },
  timeout: {
    message: '{provider} hat nicht rechtzeitig geantwortet.',
    next: 'Versuchen Sie es gleich noch einmal.',
  },
  rate_limited: {
    message: '{provider} bittet uns, langsamer zu fragen (429).',
    next: 'Warten Sie ein wenig, und testen Sie dann noch einmal.',
  },
  provider_unavailable: {
    message: '{provider} hat gerade selbst Schwierigkeiten.',
    next: 'Warten Sie, und testen Sie dann noch einmal. Die Statusseite von {provider} sagt vielleicht mehr.',
  },
  unexpected_answer: {
    message: '{provider} hat etwas geantwortet, das wir nicht verstehen.',
    next: 'Testen Sie noch einmal. Wenn es so bleibt, lesen Sie die Worte des Anbieters selbst.',
  },
  cancelled: {
    message: 'Sie haben bei {provider} abgebrochen.',
    next: 'Nichts hat sich geändert. Verbinden Sie, wann immer Sie möchten.',
  },
  consent_expired: {
    message: 'Die Zustimmung hat länger als zehn Minuten gedauert und wurde deshalb verworfen.',
    next: 'Verbinden Sie noch einmal.',
  },
  setup_changed: {
    message:
      'Die Einrichtung wurde geändert, während Sie bei {provider} waren; deshalb wurde die Zustimmung verworfen.',
    next: 'Verbinden Sie noch einmal.',
  },
  issuer_mismatch: {
    message: 'Die Antwort kam nicht von {provider} und wurde abgelehnt. Es wurde nichts geändert.',
    next: 'Verbinden Sie noch einmal. Wenn es wieder geschieht, fragen Sie Ihr Sicherheitsteam.',
  },
  invalid_callback: {
    message: '{provider} hat eine Antwort geschickt, die OAuth nicht kennt.',
    next: 'Verbinden Sie noch einmal.',
  },
  code_refused: {
    message: '{provider} hat den Autorisierungscode nicht angenommen, den es selbst geschickt hatte.',
    next: 'Verbinden Sie noch einmal.',
  },
  token_response_invalid: {
    message: '{provider} hat beim Eintausch mit etwas geantwortet, das kein Token ist.',
    next: 'Verbinden Sie noch einmal. Wenn es so bleibt, lesen Sie die Worte des Anbieters selbst.',
  },
  code_not_offered: {
    message: '{provider} lässt diese Anwendung nicht mit einem Code verbinden.',
    next: 'Ohne Code verbinden, oder es in den Einstellungen der Anwendung bei {provider} erlauben.',
  },
  code_expired: {
    message: 'Der Code wurde bei {provider} nicht rechtzeitig eingegeben und darum verworfen.',
    next: 'Neu verbinden, um einen neuen Code zu erhalten.',
  },
  withdrawn: {
    message: 'Der Code wurde hier zurückgezogen, bevor er eingegeben wurde.',
    next: 'Nichts hat sich geändert. Neu verbinden geht jederzeit.',
  },
  session_over: {
    message:
      'Wer den Code angefordert hat, ist abgemeldet oder darf nicht mehr verbinden; darum wurde er verworfen.',
    next: 'Anmelden und neu verbinden.',
  },
  account_mismatch: {
    message: 'Sie haben als {account} zugestimmt, aber diese Verbindung gehört zu {previous}.',
    next: 'Ersetzen Sie das Konto, oder behalten Sie, was da war.',
  },
  missing_handle: {
    message: 'Es wurde kein Handle eingegeben.',
    next: 'Geben Sie das Handle des Kontos ein, seine DID oder die Adresse seines Servers.',
  },
  invalid_handle: {
    message: 'Das Handle „{target}“ führt nicht zu genau einem Konto.',
    next: 'Prüfen Sie die Schreibweise. Wenn sie stimmt, muss der Inhaber das Handle neu einrichten.',
  },
  authorization_url_failed: {
    message: 'Der Server des Kontos hat die Anfrage zum Verbinden nicht angenommen.',
    next: 'Prüfen Sie die öffentliche URL und die Scopes in der Einrichtung, und verbinden Sie noch einmal.',
  },
  invalid_callback_request: {
    message: 'Was vom Server des Kontos zurückkam, ist nicht vollständig.',
    next: 'Verbinden Sie noch einmal.',
  },
  authorization_server_metadata_failed: {
    message: 'Der Server des Kontos sagt nicht, wie man sich bei ihm anmeldet.',
    next: 'Verbinden Sie später noch einmal. Wenn es so bleibt, fragen Sie den Betreiber des Servers.',
  },
  token_validation_failed: {
    message: 'Was der Server des Kontos geschickt hat, belegt nicht das Konto, das Sie genannt haben.',
    next: 'Verbinden Sie noch einmal, und melden Sie sich mit diesem Konto an.',
  },
  session_store_failed: {
    message: 'Das Konto hat zugestimmt, aber die Verbindung konnte hier nicht gespeichert werden.',
    next: 'Verbinden Sie noch einmal. Bleibt es dabei, sagt das Protokoll von Patchbay, warum.',
  },
} as const
