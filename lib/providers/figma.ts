import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const figma = {
  key: 'figma',
  name: 'Figma',
  description: 'Files, comments, components, variables and webhooks of a Figma user.',
  categories: ['Documents', 'Development'],
  aliases: ['FigJam', 'design files', 'prototypes'],
  capabilities: ['Read files', 'Export images', 'Read and write comments', 'Receive webhooks'],
  authType: 'oauth2',
  fields: clientFields({
    id: { help: 'On the page of your app, among Figma’s apps.' },
    secret: { help: 'Beside the client ID, and shown once.' },
  }),
  oauth2: {
    authorizationUrl: 'https://www.figma.com/oauth',
    tokenUrl: 'https://api.figma.com/v1/oauth/token',
    refreshUrl: 'https://api.figma.com/v1/oauth/refresh',
    revocationNote:
      'Figma has no way to revoke a token from outside. People withdraw their consent in Figma, under Settings → Security → Connected apps.',
    grant: 'authorization_code',
    scopes: [
      {
        name: 'current_user:read',
        label: 'See your name, e-mail address and picture',
        default: true,
        required: true,
      },
      { name: 'file_content:read', label: 'See what is in files, and export it', default: true },
      {
        name: 'file_metadata:read',
        label: 'See which files there are, and when they changed',
        default: true,
      },
      { name: 'file_versions:read', label: 'See the version history of files' },
      { name: 'file_comments:read', label: 'See comments' },
      { name: 'file_comments:write', label: 'Write and delete comments and reactions' },
      { name: 'file_dev_resources:read', label: 'See the links for developers in files' },
      { name: 'file_dev_resources:write', label: 'Change the links for developers in files' },
      { name: 'file_variables:read', label: 'See variables (Enterprise plan)' },
      { name: 'file_variables:write', label: 'Change variables (Enterprise plan)' },
      { name: 'library_assets:read', label: 'See single published components and styles' },
      { name: 'library_content:read', label: 'See what a file has published' },
      { name: 'team_library_content:read', label: 'See what a team has published' },
      { name: 'library_analytics:read', label: 'See how much libraries are used (Enterprise plan)' },
      { name: 'projects:read', label: 'See the projects of teams, and their files' },
      { name: 'webhooks:read', label: 'See webhooks' },
      { name: 'webhooks:write', label: 'Create, change and delete webhooks' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.figma.com/v1/me',
    id: ['id'],
    name: ['handle'],
    email: ['email'],
    picture: ['img_url'],
  },
  probe: {
    url: 'https://api.figma.com/v1/me',
    // A token that is void is answered by a 403, like a scope that is missing.
    errorField: 'err',
    errors: { 'Invalid token': 'invalid_token', 'Token expired': 'invalid_token' },
  },
  api: {
    baseUrl: 'https://api.figma.com/v1',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open [My apps](https://www.figma.com/developers/apps) and choose **Create a new app**. Choose the team or organization that it is to belong to.',
        'Copy the **Client ID** and the **Client secret** into the form. The secret is shown this once.',
      ],
    },
    {
      title: 'Set the redirect URL and the scopes',
      steps: [
        'Under **OAuth credentials**, add `{redirect_uri}` to the **Redirect URLs**.',
        'Under **OAuth scopes**, tick those that you choose here.',
      ],
    },
    {
      title: 'Publish it',
      steps: [
        'Under **Publish**, publish the app privately for people of your organization. Publicly, Figma reviews it first.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'Access tokens last 90 days and are renewed by themselves.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Dateien, Kommentare, Komponenten, Variablen und Webhooks eines Figma-Benutzers.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Ihrer App, unter Figmas Apps.' },
        client_secret: { help: 'Neben der Client-ID; wird einmal angezeigt.' },
      }),
      scopes: {
        'current_user:read': 'Ihren Namen, Ihre E-Mail-Adresse und Ihr Bild sehen',
        'file_content:read': 'Sehen, was in Dateien steht, und es exportieren',
        'file_metadata:read': 'Sehen, welche Dateien es gibt und wann sie geändert wurden',
        'file_versions:read': 'Den Versionsverlauf von Dateien ansehen',
        'file_comments:read': 'Kommentare ansehen',
        'file_comments:write': 'Kommentare und Reaktionen schreiben und löschen',
        'file_dev_resources:read': 'Die Links für Entwickler in Dateien ansehen',
        'file_dev_resources:write': 'Die Links für Entwickler in Dateien ändern',
        'file_variables:read': 'Variablen ansehen (Enterprise-Plan)',
        'file_variables:write': 'Variablen ändern (Enterprise-Plan)',
        'library_assets:read': 'Einzelne veröffentlichte Komponenten und Stile ansehen',
        'library_content:read': 'Sehen, was eine Datei veröffentlicht hat',
        'team_library_content:read': 'Sehen, was ein Team veröffentlicht hat',
        'library_analytics:read': 'Sehen, wie viel Bibliotheken genutzt werden (Enterprise-Plan)',
        'projects:read': 'Die Projekte von Teams und ihre Dateien ansehen',
        'webhooks:read': 'Webhooks ansehen',
        'webhooks:write': 'Webhooks anlegen, ändern und löschen',
      },
      revocationNote:
        'Bei Figma lässt sich ein Token von außen nicht widerrufen. Personen ziehen ihre Zustimmung in Figma zurück, unter Settings → Security → Connected apps.',
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            '[My apps](https://www.figma.com/developers/apps) öffnen und **Create a new app** wählen. Das Team oder die Organisation wählen, der sie gehören soll.',
            'Die **Client ID** und das **Client secret** in das Formular kopieren. Das Secret wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Redirect-URL und Scopes setzen',
          steps: [
            'Unter **OAuth credentials** `{redirect_uri}` zu den **Redirect URLs** hinzufügen.',
            'Unter **OAuth scopes** die ankreuzen, die hier gewählt sind.',
          ],
        },
        {
          title: 'Veröffentlichen',
          steps: [
            'Unter **Publish** die App privat für Personen der eigenen Organisation veröffentlichen. Eine öffentliche prüft Figma vorher.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Access-Tokens gelten 90 Tage und erneuern sich von selbst.',
          ],
        },
      ],
    },
  },
  mark: 'figma',
  source: 'https://developers.figma.com/docs/rest-api/authentication',
  checkedOn: '2026-11-21',
} as const satisfies Provider
