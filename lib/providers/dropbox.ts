import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const dropbox = {
  key: 'dropbox',
  name: 'Dropbox',
  description: 'Files, folders, shared links and file requests of a Dropbox account.',
  categories: ['Documents'],
  aliases: ['Dropbox Business', 'file storage'],
  capabilities: ['Read and write files', 'Share links and folders', 'Collect files by request'],
  authType: 'oauth2',
  fields: clientFields({
    id: { label: 'App key', help: 'On the Settings tab of your app, in the App Console.' },
    secret: { label: 'App secret', help: 'Below the app key, after **Show**.' },
  }),
  oauth2: {
    authorizationUrl: 'https://www.dropbox.com/oauth2/authorize',
    tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    userinfoUrl: 'https://api.dropboxapi.com/2/openid/userinfo',
    // Not RFC 7009: a method of the API, by the access token itself. Its refresh token ends with it.
    revocation: {
      url: 'https://api.dropboxapi.com/2/auth/token/revoke',
      method: 'POST',
      authenticate: 'bearer',
      body: { type: 'none' },
      token: 'access_token',
    },
    grant: 'authorization_code',
    scopes: [
      {
        name: 'account_info.read',
        label: 'See your name, e-mail address and country',
        default: true,
        required: true,
      },
      { name: 'account_info.write', label: 'Change your account: its picture, for example' },
      { name: 'files.metadata.read', label: 'See which files and folders there are', default: true },
      { name: 'files.metadata.write', label: 'See and change what is known of files: tags, properties' },
      { name: 'files.content.read', label: 'Read and download files', default: true },
      { name: 'files.content.write', label: 'Write, move and delete files' },
      { name: 'sharing.read', label: 'See shared links, folders and their members' },
      { name: 'sharing.write', label: 'Make and change shared links and folders' },
      { name: 'file_requests.read', label: 'See file requests' },
      { name: 'file_requests.write', label: 'Make and change file requests' },
      { name: 'contacts.read', label: 'See your Dropbox contacts' },
      { name: 'contacts.write', label: 'Change your Dropbox contacts' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    // Without it the access ends after four hours, and nothing renews it.
    authorizationParams: { token_access_type: 'offline' },
    tokenResponse: { keep: ['account_id', 'team_id'] },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.dropboxapi.com/2/users/get_current_account',
    method: 'POST',
    id: ['account_id'],
    name: ['name.display_name'],
    email: ['email'],
    picture: ['profile_photo_url'],
  },
  probe: {
    url: 'https://api.dropboxapi.com/2/users/get_current_account',
    method: 'POST',
    errorField: 'error..tag',
    errors: {
      invalid_access_token: 'invalid_token',
      expired_access_token: 'invalid_token',
      user_suspended: 'account_disabled',
      missing_scope: 'missing_scope',
      route_access_denied: 'access_denied',
    },
  },
  // File contents have a host of their own, https://content.dropboxapi.com/2, which this base does not reach.
  api: {
    baseUrl: 'https://api.dropboxapi.com/2',
    callerHeaders: ['dropbox-api-path-root', 'dropbox-api-select-user', 'dropbox-api-select-admin'],
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open the [App Console](https://www.dropbox.com/developers/apps/create) and choose **Scoped access**.',
        'Choose **Full Dropbox**, or **App folder** for a folder of its own. This cannot be changed later.',
        'Enter a name and choose **Create app**.',
      ],
    },
    {
      title: 'Set the permissions',
      steps: [
        'On the **Permissions** tab, tick the scopes that you choose here, and choose **Submit**. Whoever is connected already has to reconnect to grant more.',
      ],
    },
    {
      title: 'Set the redirect URI and copy the credentials',
      steps: [
        'On the **Settings** tab, under **OAuth 2 → Redirect URIs**, add `{redirect_uri}`.',
        'Copy the **App key** and the **App secret** into the form.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'An app in development takes a limited number of users: choose **Apply for production** on the **Settings** tab for more.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Dateien, Ordner, freigegebene Links und Dateianfragen eines Dropbox-Kontos.',
      fields: germanFields({
        client_id: { label: 'App-Key', help: 'Auf dem Tab Settings Ihrer App, in der App Console.' },
        client_secret: { label: 'App-Secret', help: 'Unter dem App-Key, nach **Show**.' },
      }),
      scopes: {
        'account_info.read': 'Ihren Namen, Ihre E-Mail-Adresse und Ihr Land sehen',
        'account_info.write': 'Ihr Konto ändern, etwa sein Bild',
        'files.metadata.read': 'Sehen, welche Dateien und Ordner es gibt',
        'files.metadata.write': 'Ansehen und ändern, was zu Dateien vermerkt ist: Tags, Eigenschaften',
        'files.content.read': 'Dateien lesen und herunterladen',
        'files.content.write': 'Dateien schreiben, verschieben und löschen',
        'sharing.read': 'Freigegebene Links, Ordner und ihre Mitglieder ansehen',
        'sharing.write': 'Freigegebene Links und Ordner anlegen und ändern',
        'file_requests.read': 'Dateianfragen ansehen',
        'file_requests.write': 'Dateianfragen anlegen und ändern',
        'contacts.read': 'Ihre Kontakte bei Dropbox ansehen',
        'contacts.write': 'Ihre Kontakte bei Dropbox ändern',
      },
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Die [App Console](https://www.dropbox.com/developers/apps/create) öffnen und **Scoped access** wählen.',
            '**Full Dropbox** wählen, oder **App folder** für einen eigenen Ordner. Das lässt sich später nicht ändern.',
            'Einen Namen eingeben und **Create app** wählen.',
          ],
        },
        {
          title: 'Berechtigungen setzen',
          steps: [
            'Auf dem Tab **Permissions** die Scopes ankreuzen, die hier gewählt sind, und **Submit** wählen. Wer schon verbunden ist, muss neu verbinden, um mehr zu erlauben.',
          ],
        },
        {
          title: 'Redirect-URI setzen und Zugangsdaten kopieren',
          steps: [
            'Auf dem Tab **Settings** unter **OAuth 2 → Redirect URIs** `{redirect_uri}` hinzufügen.',
            'Den **App key** und das **App secret** in das Formular kopieren.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Eine App in Entwicklung nimmt nur eine begrenzte Zahl von Benutzern: für mehr auf dem Tab **Settings**: **Apply for production** wählen.',
          ],
        },
      ],
    },
  },
  mark: 'dropbox',
  source: 'https://developers.dropbox.com/oauth-guide',
  checkedOn: '2026-11-21',
} as const satisfies Provider
