import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const zoom = {
  key: 'zoom',
  name: 'Zoom',
  description: 'Meetings, webinars, cloud recordings and team chat of a Zoom user.',
  categories: ['Communication', 'Calendar'],
  aliases: ['Zoom Meetings', 'Zoom Workplace', 'video calls'],
  capabilities: ['Schedule meetings', 'Read cloud recordings', 'Manage webinars', 'Send chat messages'],
  authType: 'oauth2',
  fields: clientFields({
    id: { help: 'On the Basic Information page of your general app.' },
    secret: { help: 'On the same page. Development and production have different ones.' },
  }),
  oauth2: {
    authorizationUrl: 'https://zoom.us/oauth/authorize',
    tokenUrl: 'https://zoom.us/oauth/token',
    // RFC 7009 in form, but documented for access tokens alone.
    revocation: {
      url: 'https://zoom.us/oauth/revoke',
      method: 'POST',
      authenticate: 'client_basic',
      body: { type: 'form', parameter: 'token' },
      token: 'access_token',
    },
    grant: 'authorization_code',
    // The granular ones, which apps have since 2024. They end in `:admin` for a whole account.
    scopes: [
      { name: 'user:read:user', label: 'See your profile', default: true, required: true },
      { name: 'user:read:email', label: 'See your e-mail address', default: true },
      { name: 'user:read:settings', label: 'See your settings' },
      { name: 'meeting:read:list_meetings', label: 'See which meetings you have', default: true },
      { name: 'meeting:read:meeting', label: 'See the details of a meeting', default: true },
      { name: 'meeting:write:meeting', label: 'Schedule meetings for you' },
      { name: 'meeting:update:meeting', label: 'Change your meetings' },
      { name: 'meeting:delete:meeting', label: 'Delete your meetings' },
      { name: 'meeting:read:invitation', label: 'See the invitation of a meeting' },
      { name: 'cloud_recording:read:list_user_recordings', label: 'See which cloud recordings you have' },
      {
        name: 'cloud_recording:read:list_recording_files',
        label: 'See and download the files of a recording',
      },
      { name: 'webinar:read:list_webinars', label: 'See which webinars you have' },
      { name: 'webinar:write:webinar', label: 'Schedule webinars for you' },
      { name: 'team_chat:read:list_user_channels', label: 'See your chat channels' },
      { name: 'team_chat:read:list_user_messages', label: 'Read your chat messages' },
      { name: 'team_chat:read:list_contacts', label: 'See your chat contacts' },
      { name: 'team_chat:write:user_message', label: 'Send chat messages as you' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.zoom.us/v2/users/me',
    id: ['id'],
    name: ['display_name', 'first_name'],
    email: ['email'],
    picture: ['pic_url'],
  },
  probe: {
    url: 'https://api.zoom.us/v2/users/me',
    errorField: 'code',
    // 4711 comes under a 400, with the scopes in a sentence.
    errors: { '124': 'invalid_token', '4711': 'missing_scope', '1001': 'account_disabled' },
  },
  api: {
    baseUrl: 'https://api.zoom.us/v2',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Build a general app',
      steps: [
        'Open the [App Marketplace](https://marketplace.zoom.us/develop/create) and choose **Develop → Build App → General app**. Your user needs the role **Zoom for developers**.',
        'On **Basic Information**, choose **User-managed**, so that each person connects for themselves.',
      ],
    },
    {
      title: 'Set the redirect URL',
      steps: [
        'Under **OAuth Information**, enter `{redirect_uri}` as **OAuth Redirect URL**, and the same address under **OAuth Allow Lists**.',
        'Production and development have a set of these each. Use the one whose credentials you copy.',
      ],
    },
    {
      title: 'Add the scopes',
      steps: [
        'On **Scopes**, add those that you choose here: Zoom refuses a consent that asks for one that the app does not have.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: ['On **Basic Information**, copy the **Client ID** and the **Client Secret** into the form.'],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect a user. Until the app is published, only users of your own Zoom account can.',
        'Access tokens last an hour and are renewed by themselves, each time with a new refresh token.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Meetings, Webinare, Cloud-Aufzeichnungen und Team-Chat eines Zoom-Benutzers.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Basic Information Ihrer General App.' },
        client_secret: { help: 'Auf derselben Seite. Entwicklung und Produktion haben verschiedene.' },
      }),
      scopes: {
        'user:read:user': 'Ihr Profil ansehen',
        'user:read:email': 'Ihre E-Mail-Adresse sehen',
        'user:read:settings': 'Ihre Einstellungen ansehen',
        'meeting:read:list_meetings': 'Sehen, welche Meetings Sie haben',
        'meeting:read:meeting': 'Die Einzelheiten eines Meetings ansehen',
        'meeting:write:meeting': 'Meetings für Sie planen',
        'meeting:update:meeting': 'Ihre Meetings ändern',
        'meeting:delete:meeting': 'Ihre Meetings löschen',
        'meeting:read:invitation': 'Die Einladung zu einem Meeting ansehen',
        'cloud_recording:read:list_user_recordings': 'Sehen, welche Cloud-Aufzeichnungen Sie haben',
        'cloud_recording:read:list_recording_files':
          'Die Dateien einer Aufzeichnung ansehen und herunterladen',
        'webinar:read:list_webinars': 'Sehen, welche Webinare Sie haben',
        'webinar:write:webinar': 'Webinare für Sie planen',
        'team_chat:read:list_user_channels': 'Ihre Chat-Kanäle ansehen',
        'team_chat:read:list_user_messages': 'Ihre Chat-Nachrichten lesen',
        'team_chat:read:list_contacts': 'Ihre Chat-Kontakte ansehen',
        'team_chat:write:user_message': 'Chat-Nachrichten in Ihrem Namen senden',
      },
      instructions: [
        {
          title: 'General App bauen',
          steps: [
            'Den [App Marketplace](https://marketplace.zoom.us/develop/create) öffnen und **Develop → Build App → General app** wählen. Der eigene Benutzer braucht die Rolle **Zoom for developers**.',
            'Auf **Basic Information**: **User-managed** wählen, damit sich jede Person selbst verbindet.',
          ],
        },
        {
          title: 'Redirect-URL setzen',
          steps: [
            'Unter **OAuth Information** `{redirect_uri}` als **OAuth Redirect URL** eingeben, und dieselbe Adresse unter **OAuth Allow Lists**.',
            'Produktion und Entwicklung haben je eigene. Die nehmen, deren Zugangsdaten kopiert werden.',
          ],
        },
        {
          title: 'Scopes hinzufügen',
          steps: [
            'Auf **Scopes** die hinzufügen, die hier gewählt sind: Zoom lehnt eine Zustimmung ab, die um einen bittet, den die App nicht hat.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Auf **Basic Information** die **Client ID** und das **Client Secret** in das Formular kopieren.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann einen Benutzer verbinden. Solange die App nicht veröffentlicht ist, können das nur Benutzer des eigenen Zoom-Kontos.',
            'Access-Tokens gelten eine Stunde und erneuern sich von selbst, jedes Mal mit einem neuen Refresh-Token.',
          ],
        },
      ],
    },
  },
  mark: 'zoom',
  source: 'https://developers.zoom.us/docs/integrations/oauth/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
