export const keyFailures = {
  invalid_token: {
    message: '{provider} nimmt diesen Schlüssel nicht an.',
    next: 'Geben Sie einen gültigen Schlüssel ein. Sie finden ihn bei {provider}.',
  },
  token_revoked: {
    message: '{provider} sagt, dass dieser Schlüssel widerrufen wurde.',
    next: 'Legen Sie bei {provider} einen neuen Schlüssel an und geben Sie ihn hier ein.',
  },
  expired: {
    message: 'Dieser Schlüssel ist abgelaufen.',
    next: 'Legen Sie bei {provider} einen neuen Schlüssel an und geben Sie ihn hier ein.',
  },
  missing_scope: {
    message: '{provider} sagt, dass dem Schlüssel eine Berechtigung fehlt: {scopes}.',
    next: 'Geben Sie dem Schlüssel bei {provider} diese Berechtigung, oder geben Sie einen anderen ein.',
  },
  access_denied: {
    message: '{provider} kennt diesen Schlüssel, lässt ihn aber nicht ein (403).',
    next: 'Prüfen Sie bei {provider}, was der Schlüssel darf, oder geben Sie einen anderen ein.',
  },
  account_disabled: {
    message: '{provider} sagt, dass das Konto des Schlüssels gesperrt oder gelöscht ist.',
    next: 'Geben Sie den Schlüssel eines aktiven Kontos ein.',
  },
  destination_changed: {
    message: 'Die Adresse von {provider} wurde geändert. Dieser Schlüssel wurde für die vorige eingegeben.',
    next: 'Geben Sie den Schlüssel noch einmal ein.',
  },
  opening_failed: {
    message:
      'Der gespeicherte Schlüssel lässt sich nicht öffnen: Er wurde außerhalb von Patchbay geändert, oder der Schlüssel, der ihn versiegelt, fehlt im Schlüsselring.',
    next: 'Tragen Sie den Versiegelungsschlüssel wieder in PATCHBAY_ENCRYPTION_KEYS ein, oder geben Sie diesen hier neu ein.',
  },
  wrong_endpoint: {
    message: 'Die Adresse {target} hat nicht so geantwortet, wie {provider} es sollte.',
    next: 'Prüfen Sie die eingegebene Adresse.',
  },
}
