import type { Provider } from '@/lib/core/provider'
import { accountFields, germanFields, serverFields } from '@/lib/providers/fields'

export const postgresql = {
  key: 'postgresql',
  name: 'PostgreSQL',
  description: 'A PostgreSQL database, on a server of yours or at a hosting service.',
  categories: ['Databases'],
  aliases: ['Postgres', 'Amazon RDS', 'Neon', 'Supabase', 'CockroachDB', 'relational database'],
  capabilities: ['Query tables', 'Write rows'],
  authType: 'credentials',
  fields: [
    ...serverFields({
      host: { placeholder: 'db.example.com', help: 'The server’s name, without the port.' },
      port: {
        default: '5432',
        help: '5432 unless your server says otherwise. Poolers often have one of their own.',
      },
      security: [
        { value: 'starttls', label: 'TLS (as by sslmode=verify-full)' },
        { value: 'tls', label: 'TLS from the first byte (PostgreSQL 17 and newer)' },
        { value: 'none', label: 'None' },
      ],
    }),
    {
      key: 'database',
      label: 'Database',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 'postgres',
      default: 'postgres',
      help: 'The name of one database on that server.',
    },
    ...accountFields({
      username: { label: 'Role', placeholder: 'app_reader', help: 'A role that may log in (LOGIN).' },
      password: { help: 'Of that role. Special characters stand here as they are, not encoded as in a URL.' },
    }),
  ],
  probe: {
    type: 'postgresql',
    host: '{host}',
    port: '{port}',
    username: '{username}',
    password: '{password}',
    database: '{database}',
    security: '{security}',
  },
  endNote:
    'Give the role another password (ALTER ROLE … PASSWORD), or take its LOGIN away and end its open sessions.',
  instructions: [
    {
      title: 'Create a role',
      steps: [
        "As an administrator of the database, run `CREATE ROLE app_reader LOGIN PASSWORD '…'`, with a long random password.",
        'Grant it what is needed and no more: `GRANT CONNECT ON DATABASE …`, `GRANT USAGE ON SCHEMA …`, `GRANT SELECT ON …`.',
        'At a hosting service, make the role in its console, and copy the connection details from there.',
      ],
    },
    {
      title: 'Let this server in',
      steps: [
        'Allow this server’s address in the firewall of the service, or in `pg_hba.conf` with `hostssl` and `scram-sha-256`.',
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
      description: 'Eine PostgreSQL-Datenbank, auf Ihrem Server oder bei einem Hosting-Dienst.',
      fields: germanFields({
        host: { help: 'Der Name des Servers, ohne den Port.' },
        port: { help: '5432, wenn Ihr Server nichts anderes sagt. Pooler haben oft einen eigenen.' },
        security: {
          options: {
            starttls: 'TLS (wie mit sslmode=verify-full)',
            tls: 'TLS vom ersten Byte an (ab PostgreSQL 17)',
          },
        },
        database: { label: 'Datenbank', help: 'Der Name einer Datenbank auf diesem Server.' },
        username: { label: 'Rolle', help: 'Eine Rolle, die sich anmelden darf (LOGIN).' },
        password: {
          help: 'Das der Rolle. Sonderzeichen stehen hier, wie sie sind, nicht kodiert wie in einer URL.',
        },
      }),
      endNote:
        'Geben Sie der Rolle ein anderes Passwort (ALTER ROLE … PASSWORD), oder nehmen Sie ihr LOGIN und beenden Sie ihre offenen Sitzungen.',
      instructions: [
        {
          title: 'Rolle anlegen',
          steps: [
            "Mit Administrationsrechten in der Datenbank `CREATE ROLE app_reader LOGIN PASSWORD '…'` ausführen, mit einem langen zufälligen Passwort.",
            'Ihr geben, was gebraucht wird, und nicht mehr: `GRANT CONNECT ON DATABASE …`, `GRANT USAGE ON SCHEMA …`, `GRANT SELECT ON …`.',
            'Bei einem Hosting-Dienst die Rolle in dessen Konsole anlegen und die Verbindungsdaten von dort kopieren.',
          ],
        },
        {
          title: 'Diesen Server hineinlassen',
          steps: [
            'Die Adresse dieses Servers in der Firewall des Dienstes erlauben, oder in `pg_hba.conf` mit `hostssl` und `scram-sha-256`.',
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
  mark: 'postgresql',
  source: 'https://www.postgresql.org/docs/current/libpq-connect.html',
  checkedOn: '2026-11-21',
} as const satisfies Provider
