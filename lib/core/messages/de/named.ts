export const named = {
  add: 'Verbindung hinzufügen',
  addTitle: 'Verbindung zu {integration} hinzufügen',
  addText:
    'Ein weiteres Konto oder ein weiterer Schlüssel, neben dem, was schon da ist. Programme fragen danach mit dem Namen, zum Beispiel {key}.',
  name: 'Name',
  nameHelp: 'Buchstaben, Ziffern, - und _; höchstens 64.',
  confirm: 'Hinzufügen',
  adding: 'Wird hinzugefügt…',
  added: '{name} wurde hinzugefügt.',
  removeName: 'Entfernen',
  removeLead: 'Nimmt ihre Zugangsdaten mit. Fragt vorher.',
  remove: 'Verbindung entfernen',
  removeTitle: '{name} entfernen?',
  removeConfirm: 'Entfernen',
  removing: 'Wird entfernt…',
  removed: '{name} wurde entfernt.',
  removeGoes:
    '**Geht:** diese Verbindung mit ihren Zugangsdaten und Prüfungen. Programme, die nach {key} fragen, erhalten von da an nichts.',
  removeStays:
    '**Bleibt:** die anderen Verbindungen von {integration} und die Zeilen dieser hier in den Aktivitäten.',
  removeInstead: 'Soll sie nur ruhen, ohne dass etwas verloren geht: stattdessen abschalten.',
} as const
