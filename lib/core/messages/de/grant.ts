export const grant = {
  connectItself: '{provider} verbinden',
  itself: 'Verbunden als die Anwendung selbst: {provider} nennt dafür kein Konto.',
  withCode: 'Mit einem Code verbinden',
  title: 'Diesen Code bei {provider} eingeben',
  code: 'Einmalcode',
  copy: 'Code kopieren',
  open: '{host} öffnen',
  withIt:
    'Der Knopf bringt den Code mit; bitte dort prüfen, ob es derselbe ist. Oder auf einem anderen Gerät {address} aufrufen und ihn eintippen.',
  withoutIt:
    'Den Code kopieren, die Seite öffnen und ihn dort eingeben. Das geht auch auf jedem anderen Gerät: unter {address}.',
  waiting:
    'Wartet darauf, dass der Code eingegeben wird. Diese Seite merkt es von selbst und darf inzwischen geschlossen werden.',
  ends: 'Er endet in {time}.',
  ended: 'Er ist abgelaufen.',
  cancel: 'Abbrechen',
  cancelling: 'Wird abgebrochen…',
} as const
