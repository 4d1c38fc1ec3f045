import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const spotify = {
  key: 'spotify',
  name: 'Spotify',
  description: 'Playlists, library, listening history and playback of a Spotify user.',
  categories: ['Media'],
  aliases: ['music', 'podcasts', 'playlists'],
  capabilities: ['Read and write playlists', 'Read the library', 'See what is playing', 'Control playback'],
  authType: 'oauth2',
  fields: clientFields({
    id: { help: 'On the page of your app, in the developer dashboard.' },
    secret: { help: 'Below the client ID, behind “View client secret”.' },
  }),
  oauth2: {
    authorizationUrl: 'https://accounts.spotify.com/authorize',
    tokenUrl: 'https://accounts.spotify.com/api/token',
    revocationNote:
      'Spotify has no way to revoke a token from outside. People withdraw their consent at https://www.spotify.com/account/apps/.',
    grant: 'authorization_code',
    scopes: [
      { name: 'user-read-private', label: 'See your name and what you subscribe to', default: true },
      { name: 'user-read-email', label: 'See your e-mail address', default: true },
      { name: 'playlist-read-private', label: 'See your private playlists', default: true },
      { name: 'playlist-read-collaborative', label: 'See playlists that you make with others' },
      { name: 'playlist-modify-public', label: 'Change your public playlists' },
      { name: 'playlist-modify-private', label: 'Change your private playlists' },
      { name: 'user-library-read', label: 'See what you have saved' },
      { name: 'user-library-modify', label: 'Change what you have saved' },
      { name: 'user-follow-read', label: 'See whom you follow' },
      { name: 'user-follow-modify', label: 'Change whom you follow' },
      { name: 'user-top-read', label: 'See what you listen to most' },
      { name: 'user-read-recently-played', label: 'See what you have played lately' },
      { name: 'user-read-currently-playing', label: 'See what is playing now' },
      { name: 'user-read-playback-state', label: 'See what is playing, and on which device' },
      { name: 'user-modify-playback-state', label: 'Control playback on your devices' },
      { name: 'user-read-playback-position', label: 'See how far you are in an episode' },
      { name: 'ugc-image-upload', label: 'Upload pictures for your playlists' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_basic',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://api.spotify.com/v1/me',
    id: ['id'],
    name: ['display_name'],
    email: ['email'],
    picture: ['images.0.url'],
  },
  // It says 401 and 403 with a sentence, and without a word for a program.
  probe: { url: 'https://api.spotify.com/v1/me' },
  api: {
    baseUrl: 'https://api.spotify.com/v1',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an app',
      steps: [
        'Open the [developer dashboard](https://developer.spotify.com/dashboard) and choose **Create app**. Its owner needs Spotify Premium for as long as the app is to work.',
        'As **Redirect URI**, enter `{redirect_uri}` and choose **Add**. Spotify takes https addresses, and http on 127.0.0.1, but not on localhost.',
        'Tick **Web API**, and save.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'On the page of the app, copy the **Client ID** into the form. Choose **View client secret**, and copy that as well.',
      ],
    },
    {
      title: 'Say who may connect',
      steps: [
        'An app in development mode takes five users: add them by name and e-mail address under **User Management**. Others can consent, and are then refused by a 403.',
      ],
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
      description: 'Playlists, Bibliothek, Hörverlauf und Wiedergabe eines Spotify-Benutzers.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite Ihrer App, im Developer Dashboard.' },
        client_secret: { help: 'Unter der Client-ID, hinter „View client secret“.' },
      }),
      scopes: {
        'user-read-private': 'Ihren Namen und Ihr Abo sehen',
        'user-read-email': 'Ihre E-Mail-Adresse sehen',
        'playlist-read-private': 'Ihre privaten Playlists ansehen',
        'playlist-read-collaborative': 'Playlists ansehen, die Sie mit anderen machen',
        'playlist-modify-public': 'Ihre öffentlichen Playlists ändern',
        'playlist-modify-private': 'Ihre privaten Playlists ändern',
        'user-library-read': 'Sehen, was Sie gespeichert haben',
        'user-library-modify': 'Ändern, was Sie gespeichert haben',
        'user-follow-read': 'Sehen, wem Sie folgen',
        'user-follow-modify': 'Ändern, wem Sie folgen',
        'user-top-read': 'Sehen, was Sie am meisten hören',
        'user-read-recently-played': 'Sehen, was Sie zuletzt gehört haben',
        'user-read-currently-playing': 'Sehen, was gerade läuft',
        'user-read-playback-state': 'Sehen, was läuft und auf welchem Gerät',
        'user-modify-playback-state': 'Die Wiedergabe auf Ihren Geräten steuern',
        'user-read-playback-position': 'Sehen, wie weit Sie in einer Folge sind',
        'ugc-image-upload': 'Bilder für Ihre Playlists hochladen',
      },
      revocationNote:
        'Bei Spotify lässt sich ein Token von außen nicht widerrufen. Personen ziehen ihre Zustimmung unter https://www.spotify.com/account/apps/ zurück.',
      instructions: [
        {
          title: 'App anlegen',
          steps: [
            'Das [Developer Dashboard](https://developer.spotify.com/dashboard) öffnen und **Create app** wählen. Wem sie gehört, der braucht Spotify Premium, solange die App funktionieren soll.',
            'Als **Redirect URI** `{redirect_uri}` eingeben und **Add** wählen. Spotify nimmt https-Adressen und http auf 127.0.0.1, aber nicht auf localhost.',
            '**Web API** ankreuzen und speichern.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Auf der Seite der App die **Client ID** in das Formular kopieren. **View client secret** wählen und auch das kopieren.',
          ],
        },
        {
          title: 'Sagen, wer sich verbinden darf',
          steps: [
            'Eine App im Entwicklungsmodus nimmt fünf Benutzer: sie unter **User Management** mit Namen und E-Mail-Adresse hinzufügen. Andere können zustimmen und werden dann mit 403 abgelehnt.',
          ],
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
  mark: 'spotify',
  source: 'https://developer.spotify.com/documentation/web-api/tutorials/code-flow',
  checkedOn: '2026-11-21',
} as const satisfies Provider
