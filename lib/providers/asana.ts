import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const asana = {
  key: 'asana',
  name: 'Asana',
  description: 'Tasks, projects, portfolios, teams and goals of an Asana user.',
  categories: ['Projects'],
  aliases: ['task management'],
  capabilities: ['Create and change tasks', 'Manage projects', 'Comment', 'Receive webhooks'],
  authType: 'oauth2',
  fields: clientFields({
    id: { placeholder: '1200000000000000', help: 'On the page of your app, in the developer console.' },
    secret: { help: 'Beside the client ID.' },
  }),
  oauth2: {
    authorizationUrl: 'https://app.asana.com/-/oauth_authorize',
    tokenUrl: 'https://app.asana.com/-/oauth_token',
    // By RFC 7009, and for refresh tokens alone.
    revocationUrl: 'https://app.asana.com/-/oauth_revoke',
    userinfoUrl: 'https://app.asana.com/api/1.0/openid_connect/userinfo',
    grant: 'authorization_code',
    // The scope `default` of apps with full permissions is not here: it excludes all of these.
    scopes: [
      { name: 'users:read', label: 'See people, and who you are', default: true, required: true },
      { name: 'workspaces:read', label: 'See your workspaces', default: true },
      { name: 'teams:read', label: 'See teams' },
      { name: 'projects:read', label: 'See projects', default: true },
      { name: 'projects:write', label: 'Create and change projects' },
      { name: 'projects:delete', label: 'Delete projects' },
      { name: 'tasks:read', label: 'See tasks', default: true },
      { name: 'tasks:write', label: 'Create and change tasks', default: true },
      { name: 'tasks:delete', label: 'Delete tasks' },
      { name: 'stories:read', label: 'See comments and the history of tasks' },
      { name: 'stories:write', label: 'Write comments' },
      { name: 'attachments:read', label: 'See and download attachments' },
      { name: 'attachments:write', label: 'Add attachments' },
      { name: 'custom_fields:read', label: 'See custom fields' },
      { name: 'custom_fields:write', label: 'Create and change custom fields' },
      { name: 'tags:read', label: 'See tags' },
      { name: 'portfolios:read', label: 'See portfolios' },
      { name: 'goals:read', label: 'See goals' },
      { name: 'webhooks:read', label: 'See webhooks' },
      { name: 'webhooks:write', label: 'Create and change webhooks' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://app.asana.com/api/1.0/users/me',
    id: ['data.gid'],
    name: ['data.name'],
    email: ['data.email'],
    picture: ['data.photo.image_128x128'],
  },
  // Its errors are sentences, without a word for a program.
  probe: { url: 'https://app.asana.com/api/1.0/users/me', errorField: 'errors.0' },
  api: {
    baseUrl: 'https://app.asana.com/api/1.0',
    callerHeaders: ['asana-enable', 'asana-disable'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open the [developer console](https://app.asana.com/0/my-apps) and choose **Create new app**.',
        'Under **OAuth → Redirect URLs**, add `{redirect_uri}`.',
        'Under **Permission scopes**, tick the scopes that you choose here, and leave **Full permissions** off: Asana refuses single scopes to an app that has it.',
      ],
    },
    {
      title: 'Say who may use it',
      steps: [
        'Under **Manage distribution**, choose **Any workspace**, or add the workspaces. Others are told that the app is not available to them.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: ['Copy the **Client ID** and the **Client secret** into the form.'],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'Access tokens last an hour and are renewed by themselves.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Aufgaben, Projekte, Portfolios, Teams und Ziele eines Asana-Benutzers.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Ihrer App, in der Developer Console.' },
        client_secret: { help: 'Neben der Client-ID.' },
      }),
      scopes: {
        'users:read': 'Personen ansehen, und wer Sie sind',
        'workspaces:read': 'Ihre Workspaces ansehen',
        'teams:read': 'Teams ansehen',
        'projects:read': 'Projekte ansehen',
        'projects:write': 'Projekte anlegen und ändern',
        'projects:delete': 'Projekte löschen',
        'tasks:read': 'Aufgaben ansehen',
        'tasks:write': 'Aufgaben anlegen und ändern',
        'tasks:delete': 'Aufgaben löschen',
        'stories:read': 'Kommentare und den Verlauf von Aufgaben ansehen',
        'stories:write': 'Kommentare schreiben',
        'attachments:read': 'Anhänge ansehen und herunterladen',
        'attachments:write': 'Anhänge hinzufügen',
        'custom_fields:read': 'Benutzerdefinierte Felder ansehen',
        'custom_fields:write': 'Benutzerdefinierte Felder anlegen und ändern',
        'tags:read': 'Tags ansehen',
        'portfolios:read': 'Portfolios ansehen',
        'goals:read': 'Ziele ansehen',
        'webhooks:read': 'Webhooks ansehen',
        'webhooks:write': 'Webhooks anlegen und ändern',
      },
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Die [Developer Console](https://app.asana.com/0/my-apps) öffnen und **Create new app** wählen.',
            'Unter **OAuth → Redirect URLs** `{redirect_uri}` hinzufügen.',
            'Unter **Permission scopes** die Scopes ankreuzen, die hier gewählt sind, und **Full permissions** ausgeschaltet lassen: Asana verweigert einer App, die sie hat, einzelne Scopes.',
          ],
        },
        {
          title: 'Sagen, wer sie nutzen darf',
          steps: [
            'Unter **Manage distribution**: **Any workspace** wählen, oder die Workspaces hinzufügen. Anderen wird gesagt, dass die App für sie nicht verfügbar ist.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: ['Die **Client ID** und das **Client secret** in das Formular kopieren.'],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Access-Tokens gelten eine Stunde und erneuern sich von selbst.',
          ],
        },
      ],
    },
  },
  mark: 'asana',
  source: 'https://developers.asana.com/docs/oauth',
  checkedOn: '2026-11-21',
} as const satisfies Provider
