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
      next: 'Ihrer Form nach ist die öffentliche URL {url} dafür geeignet. Die Server müssen diese Adresse aus dem Internet öffnen können, ohne sich anzumelden; ob sie es können, kann Patchbay nicht wissen.',
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
      text: 'Sie lesen unter seiner öffentlichen URL eine Beschreibung von Patchbay, per https unter einem öffentlichen Namen. Nur auf `localhost` geht es ohne.',
      next: 'Setzen Sie `PATCHBAY_URL` auf eine https-Adresse unter einem öffentlichen Namen, zum Beispiel `https://patchbay.ihre-domain.de`, und starten Sie Patchbay neu. Bis dahin lässt sich nichts verbinden.',
      copy: 'Kopieren',
    },
    why: {
      http: 'Die öffentliche URL {url} ist nicht https.',
      address: 'Die öffentliche URL {url} hat eine IP-Adresse an der Stelle eines Namens.',
      name: 'Der Name in der öffentlichen URL {url} ist nur in einem privaten Netz bekannt oder für Tests und Beispiele vorgesehen.',
      port: 'Die öffentliche URL {url} hat einen Port. Die Server der meisten Konten öffnen nur Port 443.',
    },
    check: {
      from: 'Von hier aus prüfen',
      checking: 'Wird geprüft…',
      outcomes: {
        readable:
          'Patchbay hat beide Dokumente gerade unter seiner öffentlichen URL gelesen, wie es die Server der Konten tun. Ob eine Firewall auch diese hereinlässt, zeigt sich beim ersten Konto, das verbunden wird.',
        no_name:
          'Der Name {host} war von hier aus nicht zu finden. Auch die Server der Konten brauchen ihn: Bitte seinen DNS-Eintrag prüfen.',
        inner_address:
          'Von hier aus führt {host} zu einer Adresse, die nicht öffentlich ist. Ist das überall so, können die Server der Konten sie nicht öffnen: Bitte den Namen von einem anderen Netz aus nachschlagen.',
        no_answer:
          'Unter {url} hat von hier aus niemand geantwortet. Manche Netze lassen keinen Server seine eigene öffentliche Adresse öffnen: Bitte von einem anderen Netz aus öffnen.',
        not_secure:
          'Zu {host} kam keine sichere Verbindung zustande: Seinem Zertifikat wird nicht vertraut. Auch die Server der Konten lehnen es ab.',
        wrong_status:
          'Statt des Dokuments kam von {url} der Status {status}. Die Server der Konten folgen keiner Weiterleitung und melden sich nirgends an: Was vor Patchbay steht, muss diese Adresse durchlassen.',
        other_document:
          'Was unter {url} steht, ist nicht von diesem Patchbay. Bitte prüfen, wohin die öffentliche URL führt.',
      },
    },
  },
} as const
