export const catalog = {
  title: 'Integrationen',
  lead: 'Verbinden Sie die Apps, die Sie mit {organisation} nutzen.',
  skip: 'Zum Inhalt springen',
  home: 'Alle Integrationen von {organisation}',
  lookingAs:
    '{looker}, Sie sehen dies wie {name}, und was Sie hier tun, geschieht für diese Person. Die Aktivität nennt Sie dafür.',
  signedInAs: 'Verbinden für {name}',
  backTo: 'Zurück zu {organisation}',
  leave: 'Abmelden',
  notLive: 'Nicht live: Die Verbindung ist unterbrochen. Diese Seite macht von selbst weiter.',
  away: 'Das ging gerade nicht. Prüfen Sie Ihr Netz und versuchen Sie es in einer Minute noch einmal.',
  search: 'Integrationen suchen',
  categories: 'Kategorie',
  every: 'Alle',
  found: '{count, plural, one {# Integration} other {# Integrationen}}',
  none: 'Keine Integrationen gefunden',
  noneText: 'Nichts passt zu „{typed}“. Versuchen Sie es mit dem Namen der App oder einem anderen Wort.',
  noneHere: 'In dieser Kategorie passt nichts.',
  clear: 'Suche leeren',
  empty: 'Es gibt noch keine Integrationen',
  emptyText: '{organisation} hat noch keine für Sie freigegeben. Fragen Sie dort nach, welche geplant sind.',
  unknown: 'Unter dieser Adresse gibt es keine Integration. Hier sind alle, die es gibt.',
  toList: 'Alle Integrationen',

  badges: {
    installed: 'Installiert',
    installedText: 'Verbunden und in Ordnung',
    many: '{count} installiert',
    manyText: 'Alle Verbindungen sind in Ordnung',
    repair: 'Reparatur nötig',
    repairText: 'Verbunden, aber gestört: öffnen Sie die Seite, um sie zu reparieren',
    someRepair: '{count} installiert, einige gestört',
    connecting: 'Wird verbunden',
    paused: 'Angehalten',
  },

  status: {
    connected: 'Alles in Ordnung.',
    unverified: 'Noch nicht geprüft.',
    degraded: '{app} antwortet gerade nicht; wir versuchen es weiter.',
    unavailable: '{app} ist nicht erreichbar. Wir versuchen es weiter, Sie müssen nichts tun.',
    needs_reauth: 'Gestört: {app} braucht noch einmal Ihre Zustimmung.',
    key: 'Gestört: {app} nimmt den Schlüssel nicht mehr an.',
    misconfigured: 'Gestört: {organisation} muss auf der eigenen Seite etwas richten.',
    connecting: 'Wartet auf Ihre Zustimmung bei {app}.',
    not_connected: 'Noch nicht verbunden.',
    disabled: 'Von {organisation} angehalten.',
  },

  inactive: {
    title: 'Ihre Verbindung zu {app} ist nicht aktiv. Verbinden Sie sie neu, um weiterzumachen.',
    titleKey: 'Ihre Verbindung zu {app} ist nicht aktiv. Geben Sie den Schlüssel neu ein, um weiterzumachen.',
    titleWait: 'Ihre Verbindung zu {app} ist nicht aktiv.',
    misconfigured:
      '{app} lehnt die Anfragen von {organisation} ab. Nur dort lässt sich das richten: sagen Sie Bescheid, und versuchen Sie es später noch einmal.',
    transient:
      '{app} ist gerade nicht erreichbar. Wir versuchen es weiter; sehen Sie in ein paar Minuten wieder nach.',
  },

  connect: {
    heading: '{app} verbinden',
    lead: 'Es öffnet sich ein Fenster von {app}, in dem Sie sich anmelden und zustimmen. {organisation} sieht Ihr Passwort nie.',
    leadKey:
      'Geben Sie den Schlüssel ein, den {app} Ihnen gegeben hat. Er wird verschlüsselt gespeichert und nie wieder angezeigt.',
    leadFields:
      'Füllen Sie zuerst dies aus. Dann öffnet sich ein Fenster von {app}, in dem Sie sich anmelden und zustimmen.',
    button: '{app} verbinden',
    buttonKey: 'Speichern und verbinden',
    again: 'Neu verbinden',
    againNamed: '{name} neu verbinden',
    another: 'Weitere Verbindung hinzufügen',
    anotherHeading: 'Ein weiteres Konto bei {app} hinzufügen',
    saving: '{app} wird gefragt …',
    opening: '{app} wird geöffnet …',
    waiting: 'Machen Sie im Fenster von {app} weiter',
    waitingText: 'Melden Sie sich dort an, und stimmen Sie zu. Diese Seite merkt, wenn Sie fertig sind.',
    show: 'Fenster zeigen',
    stop: 'Abbrechen',
    here: 'In diesem Fenster weitermachen',
    retry: 'Noch einmal versuchen',
    blank: '{label} darf nicht leer sein.',
  },

  ended: {
    blocked: 'Ihr Browser hat das Fenster nicht geöffnet',
    blockedText:
      'Erlauben Sie Pop-ups für diese Seite und versuchen Sie es noch einmal, oder machen Sie in diesem Fenster weiter.',
    closed: 'Das Fenster wurde geschlossen, bevor {app} verbunden war',
    closedText:
      'Es hat sich nichts geändert. Ist das Fenster noch irgendwo offen, können Sie dort weitermachen.',
    denied: 'Sie haben bei {app} abgebrochen',
    deniedText: 'Es hat sich nichts geändert. Sie können die Verbindung jederzeit herstellen.',
    failed: '{app} ließ sich nicht verbinden',
    failedNext: 'Versuchen Sie es noch einmal. Wenn es so bleibt, sagen Sie es {organisation}.',
    otherAccount: 'Das war ein anderes Konto bei {app}',
    otherAccountText:
      'Diese Verbindung behält ihr Konto. Melden Sie sich bei {app} mit diesem an, oder entfernen Sie die Verbindung und verbinden Sie das andere.',
    otherAccountChoose:
      'Sie haben sich als {after} angemeldet, und diese Verbindung hat {before}. Noch hat sich nichts geändert: wählen Sie, welches Konto sie von nun an hat.',
    takeOther: '{account} nutzen',
    keepThis: '{account} behalten',
    lost: 'Das Netz ist weg',
    lostText:
      'Wir konnten nicht erfahren, ob {app} verbunden ist. Prüfen Sie Ihr Netz; diese Seite macht von selbst weiter.',
    expired: 'Es hat zu lange gedauert',
    expiredText:
      'Zu Ihrer Sicherheit muss eine Verbindung binnen zehn Minuten fertig sein. Bitte fangen Sie noch einmal an.',
  },

  done: {
    installed: '{app} ist installiert',
    reconnected: '{app} ist neu verbunden',
    removed: '{app} ist entfernt',
    renamed: 'Umbenannt in {name}',
    tookOther: 'Verbunden als {account}',
    keptThis: 'Es hat sich nichts geändert',
    title: 'Die Verbindung steht',
    text: 'Sie können dieses Fenster schließen und im anderen weitermachen.',
    failed: 'Die Verbindung kam nicht zustande',
    failedText: 'Sie können dieses Fenster schließen: das andere sagt, warum, und was zu tun ist.',
    lost: 'Das ließ sich nicht abschließen',
    lostText:
      'Es hat zu lange gedauert, war schon fertig oder wurde in einem anderen Browser begonnen. Es hat sich nichts geändert: fangen Sie von der Liste aus noch einmal an.',
    close: 'Dieses Fenster schließen',
  },

  loading: {
    title: 'Einen Moment …',
    text: 'Hier öffnet sich gleich die Seite, auf der Sie sich anmelden.',
  },

  connections: {
    heading: 'Ihre Verbindungen',
    headingOne: 'Ihre Verbindung',
    unnamed: 'Verbundenes Konto',
    group: 'Mit Ihrer Gruppe geteilt',
    groupText: 'Alle in Ihrer Gruppe bei {organisation} nutzen sie.',
    since: 'Verbunden {time}.',
    replaceKey: 'Schlüssel ändern',
    rename: 'Umbenennen',
    renameNamed: '{name} umbenennen',
    renameTitle: 'Diese Verbindung umbenennen',
    renameText: 'Am Namen unterscheiden Sie Ihre Verbindungen. Sonst ändert sich nichts.',
    name: 'Name',
    nameHelp: 'Kleine Buchstaben, Ziffern und Striche, höchstens 64.',
    nameBlank: 'Der Name darf nicht leer sein.',
    save: 'Namen speichern',
    saving: 'Wird gespeichert …',
    remove: 'Entfernen',
    removeNamed: '{name} entfernen',
    removeTitle: 'Die Verbindung zu {app} entfernen?',
    removeBreaks: '{organisation} kann {app} nicht mehr für Sie nutzen: was darüber läuft, hört sofort auf.',
    removeBreaksGroup:
      '{organisation} kann {app} nicht mehr für Sie nutzen, und auch für niemanden sonst in Ihrer Gruppe: was darüber läuft, hört sofort auf.',
    removeEnds: 'Der Zugang endet auch bei {app}.',
    removeEndsNot: '{app} führt den Zugang vielleicht noch auf; dort können Sie ihn zurücknehmen.',
    removeStays: 'Was bei {app} gespeichert ist, bleibt, wie es ist. Sie können jederzeit neu verbinden.',
    removing: 'Wird entfernt …',
  },

  scopes: {
    heading: 'Was {organisation} darf',
    asked: 'Bei {app} werden Sie um diese Erlaubnis gebeten:',
    granted: 'Das haben Sie erlaubt:',
    missing:
      'Etwas, worum gebeten wurde, ist nicht erlaubt. Fehlt Ihnen eine Funktion, verbinden Sie neu und stimmen Sie allem zu.',
    yes: 'Erlaubt',
    no: 'Nicht erlaubt',
    asks: 'Darum wird gebeten',
  },

  about: 'Über {app}',

  out: {
    title: 'Öffnen Sie diese Seite von {organisation} aus',
    text: 'Ihre Konten stehen hier, wenn {organisation} Sie herführt. Öffnen Sie die App von {organisation}, und folgen Sie dort dem Link zu den Integrationen.',
    go: 'Zu {organisation}',
    list: 'Was Sie dort verbinden können',
  },

  enter: {
    title: 'Verbinden Sie Ihre Konten bei {organisation}',
    text: 'Dieser Link ist für {name}. {organisation} kann dann die Konten nutzen, die Sie verbinden.',
    notYou: 'Sind Sie das nicht? Dann schließen Sie diese Seite: Es ist noch nichts geschehen.',
    button: 'Weiter als {name}',
    list: 'Die Integrationen öffnen',
    used: 'Dieser Link wurde schon benutzt',
    usedText:
      'Ein Link gilt einmal. Wenn Sie ihn nicht selbst benutzt haben, sagen Sie es {organisation}. Es ist nichts verloren: Öffnen Sie die Integrationen noch einmal von {organisation} aus, und Sie bekommen einen neuen Link.',
    usedByYou: 'Ein Link gilt einmal, und Sie sind in diesem Browser durch ihn schon angemeldet.',
    expired: 'Dieser Link ist zu alt',
    expiredText:
      'Ein Link gilt eine halbe Stunde lang. Es ist nichts verloren: Öffnen Sie die Integrationen noch einmal von {organisation} aus, und Sie bekommen einen neuen.',
    withdrawn: 'Dieser Link gilt nicht mehr',
    withdrawnText:
      'Er wurde zurückgezogen. Öffnen Sie die Integrationen noch einmal von {organisation} aus, und Sie bekommen einen neuen; wenn das nicht hilft, sagen Sie es ihnen.',
    unknown: 'Diesen Link gibt es nicht',
    unknownText:
      'Vielleicht ist er abgeschnitten oder älter als ein Tag. Kopieren Sie ihn ganz, oder öffnen Sie die Integrationen noch einmal von {organisation} aus, um einen neuen zu bekommen.',
  },

  sessionOver: 'Sie sind hier abgemeldet. Öffnen Sie diese Seite noch einmal von {organisation} aus.',
} as const
