import type { Provider } from '@/lib/core/provider'
import { accountFields, germanFields, serverFields } from '@/lib/providers/fields'

export const mysql = {
  key: 'mysql',
  name: 'MySQL',
  description: 'A MySQL or MariaDB database, on a server of yours or at a hosting service.',
  categories: ['Databases'],
  aliases: ['MariaDB', 'PlanetScale', 'Amazon Aurora', 'TiDB', 'relational database'],
  capabilities: ['Query tables', 'Write rows'],
  authType: 'credentials',
  fields: [
    ...serverFields({
      host: { placeholder: 'db.example.com', help: 'The server’s name, without the port.' },
      port: { default: '3306', help: '3306 unless your server says otherwise.' },
      // There is no TLS from the first byte in its protocol.
      security: [
        { value: 'starttls', label: 'TLS (as by --ssl-mode=VERIFY_IDENTITY)' },
        { value: 'none', label: 'None' },
      ],
    }),
    {
      key: 'database',
      label: 'Database',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'app',
      help: 'The name of one database (schema) on that server.',
    },
    ...accountFields({
      username: { placeholder: 'app_reader', help: 'A user who may sign in from this server’s address.' },
      password: { help: 'Of that user. Special characters stand here as they are, not encoded as in a URL.' },
    }),
  ],
  probe: {
    type: 'mysql',
    host: '{host}',
    port: '{port}',
    username: '{username}',
    password: '{password}',
    database: '{database}',
    security: '{security}',
  },
  endNote:
    'Give the user another password (ALTER USER … IDENTIFIED BY), or lock the account (ACCOUNT LOCK) and end its open sessions.',
  instructions: [
    {
      title: 'Create a user',
      steps: [
        "As an administrator, run `CREATE USER 'app_reader'@'%' IDENTIFIED BY '…' REQUIRE SSL`, with a long random password, and this server’s address in place of `%` where it is fixed.",
        "Grant it what is needed and no more: `GRANT SELECT ON app.* TO 'app_reader'@'%'`.",
        'At a hosting service, make the user in its console, and copy the connection details from there.',
      ],
    },
    {
      title: 'Let this server in',
      steps: [
        'Allow this server’s address in the firewall of the service.',
        'The server’s certificate must be one that is publicly trusted for its name.',
        'A server inside your own network is reached only if Patchbay was started with its host and port in `PATCHBAY_EGRESS_ALLOW`.',
      ],
    },
    {
      title: 'Connect',
      steps: ['Save the form, then test the connection. The test signs in and reads no table.'],
    },
  ],
  translations: {
    de: {
      description: 'Eine Datenbank von MySQL oder MariaDB, auf Ihrem Server oder bei einem Hosting-Dienst.',
      fields: germanFields({
        host: { help: 'Der Name des Servers, ohne den Port.' },
        port: { help: '3306, wenn Ihr Server nichts anderes sagt.' },
        security: { options: { starttls: 'TLS (wie mit --ssl-mode=VERIFY_IDENTITY)' } },
        database: { label: 'Datenbank', help: 'Der Name einer Datenbank (eines Schemas) auf diesem Server.' },
        username: { help: 'Ein Benutzer, der sich von der Adresse dieses Servers aus anmelden darf.' },
        password: {
          help: 'Das dieses Benutzers. Sonderzeichen stehen hier, wie sie sind, nicht kodiert wie in einer URL.',
        },
      }),
      endNote:
        'Geben Sie dem Benutzer ein anderes Passwort (ALTER USER … IDENTIFIED BY), oder sperren Sie das Konto (ACCOUNT LOCK) und beenden Sie seine offenen Sitzungen.',
      instructions: [
        {
          title: 'Benutzer anlegen',
          steps: [
            "Mit Administrationsrechten `CREATE USER 'app_reader'@'%' IDENTIFIED BY '…' REQUIRE SSL` ausführen, mit einem langen zufälligen Passwort, und mit der Adresse dieses Servers anstelle von `%`, wo sie fest ist.",
            "Ihm geben, was gebraucht wird, und nicht mehr: `GRANT SELECT ON app.* TO 'app_reader'@'%'`.",
            'Bei einem Hosting-Dienst den Benutzer in dessen Konsole anlegen und die Verbindungsdaten von dort kopieren.',
          ],
        },
        {
          title: 'Diesen Server hineinlassen',
          steps: [
            'Die Adresse dieses Servers in der Firewall des Dienstes erlauben.',
            'Das Zertifikat des Servers muss für seinen Namen öffentlich anerkannt sein.',
            'Ein Server im eigenen Netz wird nur erreicht, wenn Patchbay mit seinem Host und Port in `PATCHBAY_EGRESS_ALLOW` gestartet wurde.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test meldet sich an und liest keine Tabelle.',
          ],
        },
      ],
    },
  },
  mark: 'mysql',
  source: 'https://dev.mysql.com/doc/refman/8.4/en/connection-options.html',
  checkedOn: '2026-11-21',
} as const satisfies Provider
