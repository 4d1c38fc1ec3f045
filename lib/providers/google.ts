import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

const api = 'https://www.googleapis.com/auth'

export const google = {
  key: 'google',
  name: 'Google',
  description: 'Gmail, Drive, Docs, Sheets, Calendar and the other Google Workspace APIs.',
  categories: ['Documents', 'E-mail', 'Calendar'],
  aliases: [
    'Google Workspace',
    'G Suite',
    'Gmail',
    'Google Drive',
    'Google Docs',
    'Google Sheets',
    'Google Calendar',
  ],
  capabilities: [
    'Read and send e-mail',
    'Read and write files',
    'Edit documents and spreadsheets',
    'Manage calendars',
  ],
  authType: 'oauth2',
  fields: clientFields({
    id: {
      placeholder: '1234567890-abc.apps.googleusercontent.com',
      help: 'Google Cloud console → Google Auth Platform → Clients.',
    },
    secret: { placeholder: 'GOCSPX-…', help: 'Shown once, when the client is created.' },
  }),
  oauth2: {
    authorizationUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    revocationUrl: 'https://oauth2.googleapis.com/revoke',
    userinfoUrl: 'https://openidconnect.googleapis.com/v1/userinfo',
    deviceAuthorizationUrl: 'https://oauth2.googleapis.com/device/code',
    // Sent back as `iss` since 2026, but not promised in the metadata: an answer without it is no downgrade.
    issuer: 'https://accounts.google.com',
    grant: 'authorization_code',
    // In full, as Google answers them: asked for as `email`, it would grant `…/userinfo.email`.
    scopes: [
      { name: 'openid', label: 'Know which Google account you are', default: true, required: true },
      { name: `${api}/userinfo.email`, label: 'See your e-mail address', default: true, required: true },
      { name: `${api}/userinfo.profile`, label: 'See your name and picture', default: true, required: true },
      { name: `${api}/drive`, label: 'See, change and delete all files in Drive', default: true },
      { name: `${api}/drive.file`, label: 'Only the Drive files that this application makes or is given' },
      { name: `${api}/drive.readonly`, label: 'See and download all files in Drive' },
      { name: `${api}/documents`, label: 'See, edit and delete all documents', default: true },
      { name: `${api}/documents.readonly`, label: 'See all documents' },
      { name: `${api}/spreadsheets`, label: 'See, edit and delete all spreadsheets' },
      { name: `${api}/spreadsheets.readonly`, label: 'See all spreadsheets' },
      { name: `${api}/calendar`, label: 'See, change, share and delete all calendars' },
      { name: `${api}/calendar.events`, label: 'See and change the events of all calendars' },
      { name: `${api}/calendar.readonly`, label: 'See all calendars' },
      { name: `${api}/gmail.send`, label: 'Send e-mail as you' },
      { name: `${api}/gmail.readonly`, label: 'Read all e-mail and settings' },
      { name: `${api}/gmail.modify`, label: 'Read, write and sort e-mail, but not delete it for good' },
      { name: `${api}/contacts.readonly`, label: 'See your contacts' },
      { name: `${api}/tasks`, label: 'See, make, change and delete your tasks' },
      { name: `${api}/forms.body`, label: 'See and change your forms' },
      { name: `${api}/forms.responses.readonly`, label: 'See the answers to your forms' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    // A refresh token is given at the first consent only, unless consent is asked for again.
    authorizationParams: { access_type: 'offline', prompt: 'consent' },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://openidconnect.googleapis.com/v1/userinfo',
    id: ['sub'],
    name: ['name'],
    email: ['email'],
    picture: ['picture'],
  },
  // Google documents no error words for it: a 401 says enough.
  probe: { url: 'https://openidconnect.googleapis.com/v1/userinfo' },
  api: {
    baseUrl: 'https://www.googleapis.com',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create a project',
      steps: [
        'Open the [Google Cloud console](https://console.cloud.google.com/projectcreate) and create a project, or choose one that you have.',
        'In the [API library](https://console.cloud.google.com/apis/library), enable the APIs that you want to use, such as **Google Drive API** and **Google Docs API**.',
      ],
    },
    {
      title: 'Set up the consent screen',
      steps: [
        'Under [Branding](https://console.cloud.google.com/auth/branding), enter the name of the application and an address for support.',
        'Under [Audience](https://console.cloud.google.com/auth/audience), choose **Internal** if all accounts are of your own Google Workspace. Otherwise choose **External**, and add the accounts that will connect as **test users**.',
        'Under [Data access](https://console.cloud.google.com/auth/scopes), add the scopes that you choose here.',
      ],
    },
    {
      title: 'Create the OAuth client',
      steps: [
        'Under [Clients](https://console.cloud.google.com/auth/clients), create a client of the type **Web application**.',
        'Add `{redirect_uri}` to the **Authorised redirect URIs**.',
        'Copy the **Client ID** and the **Client secret** into the form. The secret is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'While Google has not reviewed the application, it warns about it: choose **Advanced**, then go on.',
        'An **External** application that is still in **Testing** loses its authorization after seven days. Publish it to keep it.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Gmail, Drive, Docs, Tabellen, Kalender und die übrigen APIs von Google Workspace.',
      fields: germanFields({
        client_id: { help: 'Google Cloud Console → Google Auth Platform → Clients.' },
        client_secret: { help: 'Wird einmal angezeigt, wenn der Client angelegt wird.' },
      }),
      scopes: {
        openid: 'Wissen, welches Google-Konto Sie haben',
        [`${api}/userinfo.email`]: 'Ihre E-Mail-Adresse sehen',
        [`${api}/userinfo.profile`]: 'Ihren Namen und Ihr Bild sehen',
        [`${api}/drive`]: 'Alle Dateien in Drive ansehen, ändern und löschen',
        [`${api}/drive.file`]: 'Nur die Dateien in Drive, die diese Anwendung anlegt oder erhält',
        [`${api}/drive.readonly`]: 'Alle Dateien in Drive ansehen und herunterladen',
        [`${api}/documents`]: 'Alle Dokumente ansehen, bearbeiten und löschen',
        [`${api}/documents.readonly`]: 'Alle Dokumente ansehen',
        [`${api}/spreadsheets`]: 'Alle Tabellen ansehen, bearbeiten und löschen',
        [`${api}/spreadsheets.readonly`]: 'Alle Tabellen ansehen',
        [`${api}/calendar`]: 'Alle Kalender ansehen, ändern, freigeben und löschen',
        [`${api}/calendar.events`]: 'Die Termine aller Kalender ansehen und ändern',
        [`${api}/calendar.readonly`]: 'Alle Kalender ansehen',
        [`${api}/gmail.send`]: 'E-Mails in Ihrem Namen senden',
        [`${api}/gmail.readonly`]: 'Alle E-Mails und Einstellungen lesen',
        [`${api}/gmail.modify`]: 'E-Mails lesen, schreiben und ordnen, aber nicht endgültig löschen',
        [`${api}/contacts.readonly`]: 'Ihre Kontakte ansehen',
        [`${api}/tasks`]: 'Ihre Aufgaben ansehen, anlegen, ändern und löschen',
        [`${api}/forms.body`]: 'Ihre Formulare ansehen und ändern',
        [`${api}/forms.responses.readonly`]: 'Die Antworten auf Ihre Formulare ansehen',
      },
      instructions: [
        {
          title: 'Projekt anlegen',
          steps: [
            'Die [Google Cloud Console](https://console.cloud.google.com/projectcreate) öffnen und ein Projekt anlegen oder ein vorhandenes wählen.',
            'In der [API-Bibliothek](https://console.cloud.google.com/apis/library) die gewünschten APIs aktivieren, etwa **Google Drive API** und **Google Docs API**.',
          ],
        },
        {
          title: 'Zustimmungsbildschirm einrichten',
          steps: [
            'Unter [Branding](https://console.cloud.google.com/auth/branding) den Namen der Anwendung und eine Support-Adresse eingeben.',
            'Unter [Zielgruppe](https://console.cloud.google.com/auth/audience) **Intern** wählen, wenn alle Konten zum eigenen Google Workspace gehören. Sonst **Extern** wählen und die Konten, die sich verbinden werden, als **Testnutzer** hinzufügen.',
            'Unter [Datenzugriff](https://console.cloud.google.com/auth/scopes) die Scopes hinzufügen, die hier gewählt sind.',
          ],
        },
        {
          title: 'OAuth-Client anlegen',
          steps: [
            'Unter [Clients](https://console.cloud.google.com/auth/clients) einen Client vom Typ **Webanwendung** anlegen.',
            '`{redirect_uri}` unter **Autorisierte Weiterleitungs-URIs** hinzufügen.',
            'Die **Client-ID** und den **Clientschlüssel** (das Client-Secret) in das Formular kopieren. Der Schlüssel wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Solange Google die Anwendung nicht geprüft hat, warnt es vor ihr: **Erweitert** wählen und weitergehen.',
            'Eine Anwendung mit der Zielgruppe **Extern**, die noch im Status **Test** ist, verliert ihre Zustimmung nach sieben Tagen. Veröffentlichen, um sie zu behalten.',
          ],
        },
      ],
    },
  },
  mark: 'google',
  source: 'https://developers.google.com/identity/protocols/oauth2/web-server',
  checkedOn: '2026-11-21',
} as const satisfies Provider
