import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const airtable = {
  key: 'airtable',
  name: 'Airtable',
  description: 'Records, comments, tables and webhooks of the bases that people pick for it.',
  categories: ['Documents', 'Projects'],
  aliases: ['spreadsheet', 'database'],
  capabilities: ['Read and write records', 'Comment', 'Change tables and fields', 'Receive webhooks'],
  authType: 'oauth2',
  fields: clientFields({
    id: {
      placeholder: '00000000-0000-0000-0000-000000000000',
      help: 'On the page of your OAuth integration, in the Builder Hub.',
    },
    secret: { help: 'Made by “Generate client secret” on the same page, and shown once.' },
  }),
  oauth2: {
    authorizationUrl: 'https://airtable.com/oauth2/v1/authorize',
    tokenUrl: 'https://airtable.com/oauth2/v1/token',
    revocationNote:
      'Airtable documents no way to revoke a token from outside. People withdraw their consent on their account page at https://airtable.com/account, among the third-party integrations.',
    grant: 'authorization_code',
    scopes: [
      { name: 'data.records:read', label: 'See the records of a base', default: true },
      { name: 'data.records:write', label: 'Create, change and delete records' },
      { name: 'data.recordComments:read', label: 'See comments on records' },
      { name: 'data.recordComments:write', label: 'Write and delete comments on records' },
      { name: 'schema.bases:read', label: 'See which bases, tables and fields there are', default: true },
      { name: 'schema.bases:write', label: 'Create and change tables and fields' },
      { name: 'webhook:manage', label: 'See, create and delete webhooks' },
      { name: 'block:manage', label: 'Release extensions that you have built' },
      { name: 'user.email:read', label: 'See your e-mail address', default: true },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    idToken: 'ignore',
  },
  identity: {
    // It says no name: an account goes by its e-mail address.
    url: 'https://api.airtable.com/v0/meta/whoami',
    id: ['id'],
    email: ['email'],
  },
  probe: {
    // Needs no scope at all.
    url: 'https://api.airtable.com/v0/meta/whoami',
    errors: {
      AUTHENTICATION_REQUIRED: 'invalid_token',
      INVALID_PERMISSIONS: 'missing_scope',
      INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND: 'missing_scope',
    },
  },
  api: {
    baseUrl: 'https://api.airtable.com/v0',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Register an OAuth integration',
      steps: [
        'Open [OAuth integrations](https://airtable.com/create/oauth) in the Builder Hub and choose **Register an OAuth integration**.',
        'As **OAuth redirect URL**, enter `{redirect_uri}`. Airtable takes https addresses, and http on localhost.',
      ],
    },
    {
      title: 'Choose the scopes and copy the credentials',
      steps: [
        'Tick the **scopes** that you choose here: Airtable refuses a consent that asks for others.',
        'Copy the **Client ID** into the form. Choose **Generate client secret**, copy the secret as well, and save the changes.',
        'For accounts other than your own, Airtable also wants a support e-mail address, a privacy policy and terms of service.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account, and pick the bases or workspaces that the connection may reach.',
        'Access tokens last an hour and are renewed by themselves, each time with a new refresh token. One that is not used for 60 days ends.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Datensätze, Kommentare, Tabellen und Webhooks der Bases, die dafür ausgewählt werden.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Ihrer OAuth-Integration, im Builder Hub.' },
        client_secret: {
          help: 'Entsteht durch „Generate client secret“ auf derselben Seite und wird einmal angezeigt.',
        },
      }),
      scopes: {
        'data.records:read': 'Die Datensätze einer Base ansehen',
        'data.records:write': 'Datensätze anlegen, ändern und löschen',
        'data.recordComments:read': 'Kommentare zu Datensätzen ansehen',
        'data.recordComments:write': 'Kommentare zu Datensätzen schreiben und löschen',
        'schema.bases:read': 'Sehen, welche Bases, Tabellen und Felder es gibt',
        'schema.bases:write': 'Tabellen und Felder anlegen und ändern',
        'webhook:manage': 'Webhooks ansehen, anlegen und löschen',
        'block:manage': 'Erweiterungen veröffentlichen, die Sie gebaut haben',
        'user.email:read': 'Ihre E-Mail-Adresse sehen',
      },
      revocationNote:
        'Airtable beschreibt keinen Weg, ein Token von außen zu widerrufen. Personen ziehen ihre Zustimmung auf ihrer Kontoseite unter https://airtable.com/account zurück, bei den Integrationen von Drittanbietern.',
      instructions: [
        {
          title: 'OAuth-Integration registrieren',
          steps: [
            'Im Builder Hub [OAuth integrations](https://airtable.com/create/oauth) öffnen und **Register an OAuth integration** wählen.',
            'Als **OAuth redirect URL** `{redirect_uri}` eingeben. Airtable nimmt https-Adressen und http auf localhost.',
          ],
        },
        {
          title: 'Scopes wählen und Zugangsdaten kopieren',
          steps: [
            'Die **Scopes** ankreuzen, die hier gewählt sind: Airtable lehnt eine Zustimmung ab, die um andere bittet.',
            'Die **Client ID** in das Formular kopieren. **Generate client secret** wählen, auch das Secret kopieren und die Änderungen speichern.',
            'Für andere Konten als das eigene will Airtable auch eine E-Mail-Adresse für Support, eine Datenschutzerklärung und Nutzungsbedingungen.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden und die Bases oder Workspaces wählen, die die Verbindung erreichen darf.',
            'Access-Tokens gelten eine Stunde und erneuern sich von selbst, jedes Mal mit einem neuen Refresh-Token. Eines, das 60 Tage nicht genutzt wird, endet.',
          ],
        },
      ],
    },
  },
  mark: 'airtable',
  source: 'https://airtable.com/developers/web/api/oauth-reference',
  checkedOn: '2026-11-21',
} as const satisfies Provider
