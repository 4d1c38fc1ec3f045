import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

/** Discord asks every client for a name of this form. */
const headers = { 'user-agent': 'DiscordBot (Patchbay, 1)' }

/** A person’s account. What a bot does, it does by its own token, which OAuth does not give. */
export const discord = {
  key: 'discord',
  name: 'Discord',
  description: 'Profile, servers and linked accounts of a Discord user.',
  categories: ['Communication'],
  aliases: ['guilds', 'chat'],
  capabilities: ['See servers', 'Add people to servers', 'Set linked roles', 'Post by webhook'],
  authType: 'oauth2',
  fields: clientFields({
    id: { placeholder: '157730590492196864', help: 'On the OAuth2 page of your application.' },
    secret: { help: 'Made by “Reset Secret” on the same page, and shown once. Not the bot’s token.' },
  }),
  oauth2: {
    authorizationUrl: 'https://discord.com/oauth2/authorize',
    tokenUrl: 'https://discord.com/api/oauth2/token',
    revocationUrl: 'https://discord.com/api/oauth2/token/revoke',
    userinfoUrl: 'https://discord.com/api/v10/users/@me',
    grant: 'authorization_code',
    scopes: [
      { name: 'identify', label: 'See your name and picture', default: true, required: true },
      { name: 'email', label: 'See your e-mail address', default: true },
      { name: 'guilds', label: 'See which servers you are in', default: true },
      { name: 'guilds.members.read', label: 'See your name and roles in each server' },
      { name: 'guilds.join', label: 'Add you to servers that its bot is in' },
      { name: 'gdm.join', label: 'Add you to group messages' },
      { name: 'connections', label: 'See the accounts that you have linked' },
      { name: 'role_connections.write', label: 'Set what linked roles are decided by' },
      { name: 'webhook.incoming', label: 'Post to one channel by webhook' },
      { name: 'bot', label: 'Add its bot to a server that you choose' },
      { name: 'applications.commands', label: 'Add its commands to a server' },
      { name: 'applications.commands.permissions.update', label: 'Change who may use its commands' },
      { name: 'applications.entitlements', label: 'See what was bought in your applications' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    tokenResponse: { keep: ['guild.id', 'guild.name'] },
    idToken: 'ignore',
  },
  identity: {
    url: 'https://discord.com/api/v10/users/@me',
    headers,
    id: ['id'],
    name: ['global_name', 'username'],
    email: ['email'],
    // The answer holds a hash; accounts without a picture of their own have none.
    pictureTemplate: 'https://cdn.discordapp.com/avatars/{id}/{avatar}.png',
  },
  // It says 401 and 403 without a word of its own for why.
  probe: { url: 'https://discord.com/api/v10/users/@me', headers },
  api: {
    baseUrl: 'https://discord.com/api/v10',
    headers,
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Create an application',
      steps: [
        'Open the [Developer Portal](https://discord.com/developers/applications) and choose **New Application**.',
        'On the **OAuth2** page, under **Redirects**, add `{redirect_uri}` and save.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'On the same page, copy the **Client ID** into the form.',
        'Choose **Reset Secret**, and copy the **Client Secret** into the form. It is shown this once, and ends the one before.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'Access tokens last seven days and are renewed by themselves. To disconnect one ends all that this account granted to the application.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Profil, Server und verknüpfte Konten eines Discord-Benutzers.',
      fields: germanFields({
        client_id: { help: 'Auf der Seite OAuth2 Ihrer Anwendung.' },
        client_secret: {
          help: 'Entsteht durch „Reset Secret“ auf derselben Seite und wird einmal angezeigt. Nicht das Token des Bots.',
        },
      }),
      scopes: {
        identify: 'Ihren Namen und Ihr Bild sehen',
        email: 'Ihre E-Mail-Adresse sehen',
        guilds: 'Sehen, auf welchen Servern Sie sind',
        'guilds.members.read': 'Ihren Namen und Ihre Rollen auf jedem Server sehen',
        'guilds.join': 'Sie zu Servern hinzufügen, auf denen der Bot ist',
        'gdm.join': 'Sie zu Gruppennachrichten hinzufügen',
        connections: 'Die Konten sehen, die Sie verknüpft haben',
        'role_connections.write': 'Setzen, wonach sich verknüpfte Rollen richten',
        'webhook.incoming': 'Per Webhook in einem Kanal posten',
        bot: 'Den Bot zu einem Server hinzufügen, den Sie wählen',
        'applications.commands': 'Befehle zu einem Server hinzufügen',
        'applications.commands.permissions.update': 'Ändern, wer die Befehle nutzen darf',
        'applications.entitlements': 'Sehen, was in Ihren Anwendungen gekauft wurde',
      },
      instructions: [
        {
          title: 'Anwendung anlegen',
          steps: [
            'Das [Developer Portal](https://discord.com/developers/applications) öffnen und **New Application** wählen.',
            'Auf der Seite **OAuth2** unter **Redirects** `{redirect_uri}` hinzufügen und speichern.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Auf derselben Seite die **Client ID** in das Formular kopieren.',
            '**Reset Secret** wählen und das **Client Secret** in das Formular kopieren. Es wird nur dieses eine Mal angezeigt und beendet das vorige.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Access-Tokens gelten sieben Tage und erneuern sich von selbst. Eine Verbindung zu trennen beendet alles, was dieses Konto der Anwendung erlaubt hat.',
          ],
        },
      ],
    },
  },
  mark: 'discord',
  source: 'https://docs.discord.com/developers/topics/oauth2',
  checkedOn: '2026-11-21',
} as const satisfies Provider
