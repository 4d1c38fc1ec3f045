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
  account: {
    lead: 'Beim Verbinden wird gefragt, um welches Konto es geht. Dann geht es zum eigenen Server dieses Kontos, wo sein Inhaber zustimmt, und hierher zurück.',
    text: 'Jedes Konto hat einen eigenen Server. Patchbay schlägt ihn nach und geht für die Zustimmung dorthin.',
    label: 'Handle des Kontos',
    help: 'Zum Beispiel `alice.example.com`. Eine DID (`did:plc:…`) oder die Adresse des Servers geht auch.',
    confirm: 'Weiter',
    pending: 'Wird nachgeschlagen…',
  },
  own: {
    lead: 'Es ist nichts zu registrieren und kein Geheimnis einzutragen.',
    confidential: {
      title: 'Ein vertraulicher Client mit eigenen Schlüsseln',
      text: 'Die Server der Konten kennen Patchbay unter der URL seiner Client-Metadaten, und es unterschreibt mit den dort genannten Schlüsseln:',
      next: 'Die öffentliche URL {url} ist dafür geeignet. Die Server müssen diese Adresse aus dem Internet öffnen können, ohne sich anzumelden.',
      copy: 'URL der Client-Metadaten kopieren',
    },
    loopback: {
      title: 'Ein öffentlicher Client, für die Entwicklung',
      text: 'Die öffentliche URL von Patchbay ist {url}. Die Server der Konten halten es für ein Programm auf Ihrem eigenen Rechner, ohne Schlüssel; diese Client-ID sagt alles darüber:',
      next: 'Das geht nur auf diesem Rechner, und jede Zustimmung gilt höchstens zwei Wochen. Für alle anderen gehört Patchbay hinter https unter einen öffentlichen Namen, mit `PATCHBAY_URL`; die Konten müssen dann noch einmal zustimmen.',
      copy: 'Client-ID kopieren',
    },
    unreachable: {
      title: 'Die Server der Konten können Patchbay hier nicht kennen',
      text: 'Seine öffentliche URL ist {url}. Sie lesen eine Beschreibung von Patchbay per https unter einem öffentlichen Namen; nur auf `localhost` geht es ohne.',
      next: 'Setzen Sie `PATCHBAY_URL` auf eine solche Adresse, und starten Sie Patchbay neu. Bis dahin lässt sich nichts verbinden.',
      copy: 'Kopieren',
    },
  },
} as const
